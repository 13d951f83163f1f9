/// What somebody sent as a report, before it is judged.
package struct ReportDraft: Sendable {
    package static let reasonMember = "redencode"
    package static let noteMember = "toelichting"
    /// The members that a report may have.
    package static let members = [Member.initiativeID, reasonMember, noteMember, Member.email]

    package var initiativeID: String?
    package var reason: String?
    package var note: String?
    /// For questions about the report; never published.
    package var email: String?
    /// What the reader found wrong; a member named here is not judged again.
    package var problems: [Problem] = []

    package init() {}

    /// A report without its identity and times.
    package struct Judged: Sendable {
        package let initiativeID: InitiativeID
        package let reason: Report.Reason
        package let note: String?
        package let email: EmailAddress?
    }

    /// The report when all members keep the rules; otherwise everything that is wrong. Whether the initiative is public the register
    /// knows.
    package func judged() throws(Problems) -> Judged {
        var problems = problems
        func judge<Value>(_ member: String, _ rule: () throws(Problem) -> Value?) -> Value? {
            guard !problems.contains(where: { $0.member == member }) else { return nil }
            do throws(Problem) { return try rule() } catch {
                problems.append(error)
                return nil
            }
        }
        let id = judge(Member.initiativeID) { () throws(Problem) in try Self.initiative(initiativeID) }
        let reason = judge(Self.reasonMember) { () throws(Problem) in try Self.reason(self.reason) }
        let note = judge(Self.noteMember) { () throws(Problem) in
            try TextLength.reportNote.judged(
                self.note, member: Self.noteMember,
                missing: reason == .other ? "Schrijf in '\(Self.noteMember)' wat er niet klopt." : nil)
        }
        let email = judge(Member.email) { () throws(Problem) in try EmailAddress.judged(self.email) }
        guard problems.isEmpty, let id, let reason else { throw Problems(problems) }
        return Judged(initiativeID: id, reason: reason, note: note, email: email)
    }

    private static func initiative(_ text: String?) throws(Problem) -> InitiativeID? {
        let member = Member.initiativeID
        guard let text, !text.isEmpty else {
            throw Problem(
                member: member, code: .missing,
                detail: "Geef in '\(member)' het id van het initiatief waar het om gaat.")
        }
        if let id = InitiativeID(parsing: text) { return id }
        throw Problem(member: member, code: .invalid, detail: "'\(text.prefix(40))' is geen id van een initiatief.")
    }

    private static func reason(_ text: String?) throws(Problem) -> Report.Reason? {
        if let reason = text.flatMap(Report.Reason.init) { return reason }
        let known = Report.Reason.allCases.map(\.rawValue).joined(separator: ", ")
        guard let text, !text.isEmpty else {
            throw Problem(
                member: reasonMember, code: .missing,
                detail: "Geef in '\(reasonMember)' wat er niet klopt. Kies uit: \(known).")
        }
        throw Problem(
            member: reasonMember, code: .unknownValue,
            detail: "'\(text.prefix(40))' is geen redencode. Kies uit: \(known).")
    }
}
