/// One entry of the change log: what happened to the public map, and when.
package struct Change: Hashable, Sendable {
    /// Counts from 1 without gaps.
    package let sequence: Int
    package let kind: Kind
    package let id: InitiativeID
    /// The revision that became public, or the last one that was.
    package let revision: Int
    package let at: Timestamp
    /// Why a record went; nothing for the other kinds, and for removals from before reasons were kept.
    package let reason: Reason?

    package init(
        sequence: Int, kind: Kind, id: InitiativeID, revision: Int, at: Timestamp, reason: Reason? = nil
    ) {
        self.sequence = sequence
        self.kind = kind
        self.id = id
        self.revision = revision
        self.at = at
        self.reason = reason
    }

    /// The kinds of changes, by their names in the change feed.
    package enum Kind: String, CaseIterable, Sendable {
        case added = "toegevoegd"
        case changed = "gewijzigd"
        case removed = "verwijderd"
    }

    /// Why a record went off the map, by the names in the change feed.
    package enum Reason: String, CaseIterable, Sendable {
        /// Its sender took it back.
        case withdrawn = "ingetrokken"
        /// Moderators removed it, or approved a proposal to do so.
        case removed = "verwijderd"
        /// The approval that made it public was undone.
        case undone = "teruggedraaid"
        /// All that is kept of it was erased; who has a copy should do the same.
        case purged = "gewist"
        /// The operator took it away.
        case administration = "beheer"
    }
}
