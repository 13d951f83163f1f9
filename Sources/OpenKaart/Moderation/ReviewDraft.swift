/// What a moderator sent, before it is judged.
package struct ReviewDraft: Sendable {
    package static let decisionMember = "besluit"
    package static let reasonMember = "reden"

    package var decision: String?
    package var reason: String?
    /// What the reader found wrong; a member named here is not judged again.
    package var problems: [Problem] = []

    package init() {}

    /// The review when all members keep the rules (a rejection needs a reason); otherwise everything that is wrong.
    package func judged(moderator: String, at now: Timestamp) throws(Problems) -> Review {
        var problems = problems
        func isOpen(_ member: String) -> Bool { !problems.contains { $0.member == member } }

        let decision = decision.flatMap(Review.Decision.init)
        if decision == nil, isOpen(Self.decisionMember) {
            let known = Review.Decision.allCases.map(\.rawValue).joined(separator: " of ")
            problems.append(
                Problem(
                    member: Self.decisionMember, code: self.decision == nil ? .missing : .unknownValue,
                    detail: "Geef in '\(Self.decisionMember)' uw besluit: \(known)."))
        }
        let text = reason.flatMap(PlainText.lines).flatMap { $0.isEmpty ? nil : $0 }
        if !isOpen(Self.reasonMember) {
            // The reader said what is wrong with it.
        } else if let reason, PlainText.lines(reason) == nil {
            problems.append(PlainText.refusal(of: Self.reasonMember))
        } else if let text {
            if let problem = TextLength.reason.problem(text, member: Self.reasonMember) { problems.append(problem) }
        } else if decision == .reject {
            problems.append(
                Problem(
                    member: Self.reasonMember, code: .missing,
                    detail: "Geef in '\(Self.reasonMember)' waarom u afwijst. De inzender krijgt dit te lezen."))
        }
        guard problems.isEmpty, let decision else { throw Problems(problems) }
        return Review(decision: decision, reason: text, moderator: moderator, at: now)
    }
}
