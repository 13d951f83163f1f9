/// One entry of the change log: what happened to the public map, and when.
package struct Change: Hashable, Sendable {
    /// Counts from 1 without gaps.
    package let sequence: Int
    package let kind: Kind
    package let id: InitiativeID
    /// The revision that became public, or the last one that was.
    package let revision: Int
    package let at: Timestamp

    package init(sequence: Int, kind: Kind, id: InitiativeID, revision: Int, at: Timestamp) {
        self.sequence = sequence
        self.kind = kind
        self.id = id
        self.revision = revision
        self.at = at
    }

    /// The kinds of changes, by their names in the change feed.
    package enum Kind: String, CaseIterable, Sendable {
        case added = "toegevoegd"
        case changed = "gewijzigd"
        case removed = "verwijderd"
    }
}
