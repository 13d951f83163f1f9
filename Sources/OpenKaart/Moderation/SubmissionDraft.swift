/// What a citizen sent, before it is judged.
package struct SubmissionDraft: Sendable {
    package var initiative = InitiativeDraft()
    /// For questions about the submission; never published.
    ///
    /// What a reader finds wrong with it goes with the problems of the initiative.
    package var email: String?

    package init() {}

    /// The content and the address when all members keep the rules; otherwise everything that is wrong.
    package func judged(by rules: Rules) throws(Problems) -> (content: InitiativeContent, email: EmailAddress?) {
        var draft = initiative
        var address: EmailAddress?
        if let email, !draft.problems.contains(where: { $0.member == Member.email }) {
            do throws(Problem) { address = try Self.address(email) } catch { draft.problems.append(error) }
        }
        return (try draft.judged(by: rules), address)
    }

    private static func address(_ text: String) throws(Problem) -> EmailAddress? {
        guard let plain = PlainText.line(text) else { throw PlainText.refusal(of: Member.email) }
        return plain.isEmpty ? nil : try EmailAddress(plain)
    }
}
