/// What a purge is to erase, and why.
package struct PurgeOrder: Hashable, Sendable {
    /// A record, or a submission that never became one.
    package let id: InitiativeID
    package let reason: Reason

    package init(_ id: InitiativeID, because reason: Reason) {
        self.id = id
        self.reason = reason
    }

    /// Why, by the names in the command. A code and never a text: a text would be one more thing to erase.
    package enum Reason: String, CaseIterable, Sendable {
        /// Whom it is about asked for it.
        case request = "verzoek"
        case personalData = "persoonsgegevens"
        case unlawful = "onrechtmatig"
        case other = "anders"
    }
}

/// How much a purge erases, or erased.
package struct PurgeReport: Hashable, Sendable {
    /// Whether the record was on the map.
    package var isPublic = false
    /// Whether it was purged before.
    package var wasPurged = false
    package var revisions = 0
    /// Submissions that lose what they say.
    package var submissions = 0
    /// Reports that lose what they say.
    package var reports = 0
    /// Reasons of decisions.
    package var reasons = 0
    /// E-mail addresses of senders.
    package var contacts = 0

    package init() {}
}

/// Why nothing was erased.
package enum PurgeError: Error, Hashable, Sendable {
    case unknown(InitiativeID)
    /// This is a change that was approved: what it says is part of that record's history, so the record has to be purged.
    case partOf(InitiativeID, record: InitiativeID)
}
