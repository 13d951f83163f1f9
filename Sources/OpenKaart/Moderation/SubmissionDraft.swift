/// What a citizen sent, before it is judged.
package struct SubmissionDraft: Sendable {
    package var initiative = InitiativeDraft()
    /// For questions about the submission; never published.
    package var email: String?

    package init() {}

    /// The content and the address when all members keep the rules; otherwise everything that is wrong.
    package func judged(by rules: Rules) throws(Problems) -> (content: InitiativeContent, email: EmailAddress?) {
        var draft = initiative
        var address: EmailAddress?
        if let email = email.flatMap(PlainText.line), !email.isEmpty {
            do { address = try EmailAddress(email) } catch { draft.problems.append(error) }
        }
        return (try draft.judged(by: rules), address)
    }
}
