/// How a moderator wants to settle a report, before it is judged.
package struct SettlementDraft: Sendable {
    package static let decisionMember = "besluit"
    package static let members = [decisionMember, Member.reason]

    package var decision: String?
    package var reason: String?
    /// What the reader found wrong; a member named here is not judged again.
    package var problems: [Problem] = []

    package init() {}

    /// The settlement when all members keep the rules; otherwise everything that is wrong.
    package func judged(moderator: String, at now: Timestamp) throws(Problems) -> Report.Settlement {
        var problems = problems
        func isOpen(_ member: String) -> Bool { !problems.contains { $0.member == member } }
        let decision = decision.flatMap(Report.Decision.init)
        if decision == nil, isOpen(Self.decisionMember) {
            let known = Report.Decision.allCases.map(\.rawValue).joined(separator: " of ")
            problems.append(
                Problem(
                    member: Self.decisionMember, code: self.decision == nil ? .missing : .unknownValue,
                    detail: "Geef in '\(Self.decisionMember)' uw besluit: \(known)."))
        }
        var text: String?
        if isOpen(Member.reason) {
            do throws(Problem) {
                text = try TextLength.reason.judged(
                    reason, member: Member.reason, missing: "Geef in '\(Member.reason)' waarom u dit besluit.")
            } catch { problems.append(error) }
        }
        guard problems.isEmpty, let decision, let text else { throw Problems(problems) }
        return Report.Settlement(decision: decision, reason: text, moderator: moderator, at: now)
    }
}
