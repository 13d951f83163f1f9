/// What a citizen sent in: a proposal for a new initiative, not public until a moderator approves it.
package struct Submission: Hashable, Sendable {
    /// Becomes the identity of the initiative when it is approved.
    package let id: InitiativeID
    package let status: Status
    package let content: InitiativeContent
    package let submittedAt: Timestamp

    package init(id: InitiativeID, status: Status, content: InitiativeContent, submittedAt: Timestamp) {
        self.id = id
        self.status = status
        self.content = content
        self.submittedAt = submittedAt
    }

    /// Where a submission stands.
    package enum Status: String, CaseIterable, Sendable {
        case submitted = "ingediend"
        case approved = "goedgekeurd"
        case rejected = "afgewezen"
        case withdrawn = "ingetrokken"
    }
}
