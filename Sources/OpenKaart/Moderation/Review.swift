/// A moderator's decision on a submission. Kept for ever, never changed.
package struct Review: Hashable, Sendable {
    package let decision: Decision
    /// Why, for the sender and for later moderators; required for a rejection.
    package let reason: String?
    /// The name of the moderator.
    package let moderator: String
    package let at: Timestamp

    package init(decision: Decision, reason: String?, moderator: String, at: Timestamp) {
        self.decision = decision
        self.reason = reason
        self.moderator = moderator
        self.at = at
    }

    /// What a moderator can decide.
    package enum Decision: String, CaseIterable, Sendable {
        case approve = "goedkeuren"
        case reject = "afwijzen"
    }
}

/// Somebody who may decide on submissions.
package struct Moderator: Hashable, Sendable {
    package let name: String
    package let addedAt: Timestamp

    package init(name: String, addedAt: Timestamp) {
        self.name = name
        self.addedAt = addedAt
    }
}
