/// What somebody sent for an initiative, before it is judged: any member may be missing or wrong.
///
/// A reader (JSON, GeoJSON, form, CSV) fills it in and notes in `problems` what it could not read. `judged(by:)` then gives the
/// content, or every problem at once.
package struct InitiativeDraft: Sendable {
    package var title: String?
    package var description: String?
    package var theme: String?
    package var organisation: String?
    package var place: String?
    package var municipalityCode: String?
    package var url: String?
    /// Longitude and latitude in degrees, as sent.
    package var position: (x: Double, y: Double)?
    /// What the reader found wrong; a member named here is not judged again.
    package var problems: [Problem] = []

    package init() {}

    /// The content when all members keep the rules; otherwise everything that is wrong, in the order of the record.
    package func judged(by rules: Rules) throws(Problems) -> InitiativeContent {
        var judge = Judge(problems: problems)
        let title = judge.text(title, Member.title, .title)
        let description = judge.text(description, Member.description, .description, keepsLines: true)
        let theme = judge.required(theme, Member.theme) { rules.themes.slug($0) }
        let organisation = judge.text(organisation, Member.organisation, .organisation)
        let place = judge.text(place, Member.place, .place)
        let municipalityCode = judge.optional(municipalityCode, Member.municipalityCode) { text in
            MunicipalityCode(text).map(Result.success)
                ?? .failure(
                    Problem(
                        member: Member.municipalityCode, code: .invalid,
                        detail:
                            "'\(text.prefix(40))' is geen gemeentecode. Een gemeentecode is GM met vier cijfers, zoals GM0344."
                    ))
        }
        let url = judge.optional(url, Member.url) { text in
            TextLength.url.problem(text, member: Member.url).map(Result.failure)
                ?? Result { () throws(Problem) in try WebAddress(text) }
        }
        let point = judge.point(position, in: rules.area)

        guard judge.problems.isEmpty, let title, let description, let theme, let point else {
            throw Problems(inRecordOrder: judge.problems)
        }
        return InitiativeContent(
            title: title, description: description, theme: theme, organisation: organisation, place: place,
            municipalityCode: municipalityCode, url: url, point: point)
    }
}

/// Collects what is wrong while the members are judged one by one.
private struct Judge {
    var problems: [Problem]

    /// A text within its length; required when the length has a minimum.
    mutating func text(_ text: String?, _ member: String, _ length: TextLength, keepsLines: Bool = false) -> String? {
        let judged: (String) -> Result<String, Problem> = { text in
            length.problem(text, member: member).map(Result.failure) ?? .success(text)
        }
        return length.minimum > 0
            ? required(text, member, keepsLines: keepsLines, judged)
            : optional(text, member, keepsLines: keepsLines, judged)
    }

    mutating func required<Value>(
        _ text: String?, _ member: String, keepsLines: Bool = false, _ judged: (String) -> Result<Value, Problem>
    ) -> Value? {
        let before = problems.count
        if let value = optional(text, member, keepsLines: keepsLines, judged) { return value }
        if problems.count == before, isOpen(member) {
            problems.append(
                Problem(member: member, code: .missing, detail: "'\(member)' ontbreekt of is leeg. Vul het in."))
        }
        return nil
    }

    mutating func optional<Value>(
        _ text: String?, _ member: String, keepsLines: Bool = false, _ judged: (String) -> Result<Value, Problem>
    ) -> Value? {
        guard let text, isOpen(member) else { return nil }
        guard let plain = keepsLines ? PlainText.lines(text) : PlainText.line(text) else {
            problems.append(PlainText.refusal(of: member))
            return nil
        }
        guard !plain.isEmpty else { return nil }
        switch judged(plain) {
        case .success(let value): return value
        case .failure(let problem):
            problems.append(problem)
            return nil
        }
    }

    mutating func point(_ position: (x: Double, y: Double)?, in area: BoundingBox) -> Coordinate? {
        guard isOpen(Member.point), isOpen(Member.longitude), isOpen(Member.latitude) else { return nil }
        guard let position else {
            problems.append(
                Problem(
                    member: Member.point, code: .missing,
                    detail: "De plaats op de kaart ontbreekt. Geef een lengtegraad en een breedtegraad."))
            return nil
        }
        switch PointRule.position(x: position.x, y: position.y, in: area) {
        case .success(let coordinate): return coordinate
        case .failure(let problem):
            problems.append(problem)
            return nil
        }
    }

    /// Whether the reader left this member to be judged.
    private func isOpen(_ member: String) -> Bool {
        !problems.contains { $0.member == member }
    }
}
