import OpenKaart

/// Reads the members of a JSON object into a draft and notes what does not fit.
struct MemberReader {
    let object: JSONObject
    private(set) var problems: [Problem] = []

    init(_ object: JSONObject) {
        self.object = object
        for name in object.duplicateNames.prefix(Self.maximumStrangers) {
            problems.append(
                Problem(
                    member: name, code: .duplicate,
                    detail: "'\(name.prefix(40))' staat er meer dan een keer. Geef het een keer."))
        }
    }

    /// The text of a member; nothing when it is missing or null.
    mutating func text(_ name: String) -> String? {
        switch object[name] {
        case nil, .null: return nil
        case .string(let text): return text
        case .some(let other):
            problems.append(
                Problem(
                    member: name, code: .wrongType,
                    detail:
                        "'\(name)' moet tekst zijn, maar is \(other.typeName). Zet de waarde tussen aanhalingstekens."))
            return nil
        }
    }

    /// The texts in a list; nothing when it is missing or null.
    mutating func texts(_ name: String) -> [String]? {
        switch object[name] {
        case nil, .null: return nil
        case .array(let values):
            let texts = values.compactMap { value in if case .string(let text) = value { text } else { nil as String? }
            }
            if texts.count == values.count { return texts }
        case .some: break
        }
        problems.append(
            Problem(
                member: name, code: .wrongType,
                detail: "'\(name)' moet een lijst van teksten zijn, zoals [\"een\", \"twee\"]."))
        return nil
    }

    /// The text members of the record, into a draft.
    mutating func texts(into draft: inout InitiativeDraft) {
        draft.title = text(Member.title)
        draft.description = text(Member.description)
        draft.theme = text(Member.theme)
        draft.organisation = text(Member.organisation)
        draft.place = text(Member.place)
        draft.municipalityCode = text(Member.municipalityCode)
        draft.url = text(Member.url)
    }

    /// What a submission has beside the members of a record.
    static let proposal = [Member.kind, Member.initiativeID, Member.reason, Member.email, Member.formTicket]

    /// What the sender wants, of which record, and how to reach the sender.
    mutating func proposal(into draft: inout SubmissionDraft) {
        draft.kind = text(Member.kind)
        draft.initiativeID = text(Member.initiativeID)
        draft.reason = text(Member.reason)
        draft.email = text(Member.email)
        draft.formTicket = text(Member.formTicket)
    }

    /// A number; nothing when it is missing or null.
    mutating func number(_ name: String) -> Double? {
        switch object[name] {
        case nil, .null: return nil
        case .number(let number): return number
        case .some(let other):
            problems.append(
                Problem(
                    member: name, code: .wrongType, detail: "'\(name)' moet een getal zijn, maar is \(other.typeName).")
            )
            return nil
        }
    }

    /// The point in a member, into a draft.
    mutating func point(_ name: String, into draft: inout InitiativeDraft) {
        guard let value = object[name], value != .null else { return }
        switch GeometryReader.position(value) {
        case .success(let position): draft.position = position
        case .failure(let problem): problems.append(problem)
        }
    }

    /// Notes every member that does not belong here.
    mutating func allow(only known: [String]) {
        let strangers = object.members.map(\.name).filter { !known.contains($0) }
        problems += strangers.prefix(Self.maximumStrangers).map { Self.stranger($0, known: known) }
    }

    /// As many unknown or repeated members are named; who sends more knows enough by then.
    private static let maximumStrangers = 50

    /// The problem of a member or field that a sender may not give.
    static func stranger(_ name: String, known: [String]) -> Problem {
        if serviceMembers.contains(name) {
            return Problem(member: name, code: .notAllowed, detail: "'\(name)' bepaalt de dienst zelf. Laat het weg.")
        }
        return Problem(
            member: name, code: .unknownMember,
            detail: "'\(name.prefix(40))' is onbekend. Kies uit: \(known.joined(separator: ", ")).")
    }

    private static let serviceMembers = [
        Member.id, Member.createdAt, Member.changedAt, "status", "ingediendOp", "bewerkLink",
    ]
}
