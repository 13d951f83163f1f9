/// A moderator's decision on a submission. Kept for ever, never changed.
package struct Review: Hashable, Sendable {
    package let decision: Decision
    /// Why, in one word that can be counted.
    package let reasonCode: ReasonCode?
    /// Why, for the sender and for later moderators; required for a rejection.
    package let reason: String?
    /// The name of the moderator.
    package let moderator: String
    package let at: Timestamp

    package init(
        decision: Decision, reasonCode: ReasonCode? = nil, reason: String?, moderator: String, at: Timestamp
    ) {
        self.decision = decision
        self.reasonCode = reasonCode
        self.reason = reason
        self.moderator = moderator
        self.at = at
    }

    /// What a moderator can decide.
    package enum Decision: String, CaseIterable, Sendable {
        case approve = "goedkeuren"
        case reject = "afwijzen"

        /// What the submission is then.
        package var status: Submission.Status {
            switch self {
            case .approve: .approved
            case .reject: .rejected
            }
        }
    }

    /// The usual reasons, by their names in the interface.
    package enum ReasonCode: String, CaseIterable, Sendable {
        case duplicate = "dubbel"
        case noInitiative = "geen-initiatief"
        case incomplete = "onvolledig"
        case incorrect = "onjuist"
        case personalData = "persoonsgegevens"
        case advertising = "reclame"
        case other = "anders"
    }
}
