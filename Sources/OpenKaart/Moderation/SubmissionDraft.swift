/// What a citizen sent, before it is judged.
package struct SubmissionDraft: Sendable {
    package var initiative = InitiativeDraft()
    /// The kind of proposal; a new initiative when it is missing.
    package var kind: String?
    /// The record to change or remove.
    package var initiativeID: String?
    /// Why a record should go.
    package var reason: String?
    /// For questions about the submission; never published.
    ///
    /// What a reader finds wrong with it goes with the problems of the initiative.
    package var email: String?
    /// By what the form says when it was begun.
    package var formTicket: String?
    /// What stands in the field that people do not see.
    package var trap: String?

    package init() {}

    /// The proposal and the address when all members keep the rules; otherwise everything that is wrong.
    package func judged(by rules: Rules) throws(Problems) -> (proposal: Proposal, email: EmailAddress?) {
        var draft = initiative
        func isOpen(_ member: String) -> Bool { !draft.problems.contains { $0.member == member } }
        var address: EmailAddress?
        if let email, isOpen(Member.email) {
            do throws(Problem) { address = try EmailAddress.judged(email) } catch { draft.problems.append(error) }
        }
        let kind = isOpen(Member.kind) ? Self.kind(kind, &draft.problems) : nil
        let id = isOpen(Member.initiativeID) ? Self.record(initiativeID, kind, &draft.problems) : nil
        if kind == .removal {
            let reason = isOpen(Member.reason) ? Self.reason(reason, &draft.problems) : nil
            for member in draft.givenMembers where isOpen(member) {
                draft.problems.append(
                    Problem(
                        member: member, code: .notAllowed,
                        detail: "'\(member)' hoort niet bij een verwijdering. Laat het weg."))
            }
            guard draft.problems.isEmpty, let id, let reason else { throw Problems(inRecordOrder: draft.problems) }
            return (.removal(of: id, reason: reason), address)
        }
        if reason != nil, isOpen(Member.reason) {
            draft.problems.append(
                Problem(
                    member: Member.reason, code: .notAllowed,
                    detail: "'\(Member.reason)' hoort alleen bij een verwijdering. Laat het weg."))
        }
        let content = try draft.judged(by: rules)
        // Without a record there is a problem, and judging threw.
        guard kind == .change, let id else { return (.addition(content), address) }
        return (.change(of: id, to: content), address)
    }

    private static func kind(_ text: String?, _ problems: inout [Problem]) -> Proposal.Kind? {
        guard let text else { return .addition }
        if let kind = Proposal.Kind(rawValue: text) { return kind }
        let known = Proposal.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        problems.append(
            Problem(
                member: Member.kind, code: .unknownValue,
                detail: "'\(text.prefix(40))' is geen soort inzending. Kies uit: \(known)."))
        return nil
    }

    private static func record(_ text: String?, _ kind: Proposal.Kind?, _ problems: inout [Problem]) -> InitiativeID? {
        let member = Member.initiativeID
        switch (kind, text) {
        case (nil, _), (.addition, nil): return nil
        case (.addition, _):
            problems.append(
                Problem(
                    member: member, code: .notAllowed,
                    detail: "Een nieuw initiatief krijgt zelf een id. Laat '\(member)' weg, of geef 'soort'."))
        case (_, nil):
            problems.append(
                Problem(
                    member: member, code: .missing,
                    detail: "Geef in '\(member)' het id van het initiatief waar het om gaat."))
        case (_, let text?):
            if let id = InitiativeID(parsing: text) { return id }
            problems.append(
                Problem(member: member, code: .invalid, detail: "'\(text.prefix(40))' is geen id van een initiatief."))
        }
        return nil
    }

    private static func reason(_ text: String?, _ problems: inout [Problem]) -> String? {
        guard let text else {
            problems.append(
                Problem(
                    member: Member.reason, code: .missing,
                    detail: "Geef in '\(Member.reason)' waarom het initiatief van de kaart moet."))
            return nil
        }
        guard let plain = PlainText.lines(text) else {
            problems.append(PlainText.refusal(of: Member.reason))
            return nil
        }
        if let problem = TextLength.reason.problem(plain, member: Member.reason) {
            problems.append(problem)
            return nil
        }
        return plain
    }
}

extension InitiativeDraft {
    /// The members of the record that were given.
    fileprivate var givenMembers: [String] {
        [
            (Member.title, title), (Member.description, description), (Member.theme, theme),
            (Member.organisation, organisation), (Member.place, place), (Member.municipalityCode, municipalityCode),
            (Member.url, url), (Member.point, position.map { _ in "" }),
        ].compactMap { $1 == nil ? nil : $0 }
    }
}
