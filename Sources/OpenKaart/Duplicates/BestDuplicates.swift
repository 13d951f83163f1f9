/// Keeps the likeliest few duplicates of many records that are compared one after the other.
package struct BestDuplicates {
    /// The likeliest first; of those that are as likely the nearest, then the one with the lowest identity.
    package private(set) var all: [Duplicate] = []
    private let limit: Int

    package init(limit: Int) {
        self.limit = max(limit, 0)
    }

    /// Takes a record when it is likely enough. Complexity: O(limit).
    ///
    /// - Parameter title: asked for the title of one that is kept.
    package mutating func take(_ id: InitiativeID, _ likeness: Likeness, title: () -> String) {
        guard likeness.score >= Likeness.threshold else { return }
        let place =
            all.firstIndex { other in
                (-likeness.score, likeness.distance, id) < (-other.score, other.distance, other.id)
            } ?? all.endIndex
        guard place < limit else { return }
        all.insert(
            Duplicate(
                id: id, title: title(), distance: likeness.distance, score: likeness.score, reasons: likeness.reasons),
            at: place)
        if all.count > limit { all.removeLast() }
    }
}
