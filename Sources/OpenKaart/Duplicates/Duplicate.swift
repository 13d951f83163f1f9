/// A record that is likely of the same initiative as what it was compared with.
package struct Duplicate: Hashable, Sendable {
    package let id: InitiativeID
    /// As it was written.
    package let title: String
    /// Metres.
    package let distance: Double
    /// How likely, 0…1 (`Likeness`).
    package let score: Double
    /// Why, in Dutch, the weightiest first.
    package let reasons: [String]

    package init(id: InitiativeID, title: String, distance: Double, score: Double, reasons: [String]) {
        self.id = id
        self.title = title
        self.distance = distance
        self.score = score
        self.reasons = reasons
    }

    /// How many are shown at most: more than anybody looks through.
    package static let defaultLimit = 5

    /// The likely duplicates of a draft among contents that are few, such as the submissions that wait for a decision.
    /// Complexity: O(number of contents).
    ///
    /// - Parameter weights: how much words tell, of the public map; without it all words tell the same.
    package static func likely(
        of draft: Comparand, among contents: some Sequence<(id: InitiativeID, content: InitiativeContent)>,
        weights: WordWeights = WordWeights(), limit: Int = defaultLimit
    ) -> [Duplicate] {
        var best = BestDuplicates(limit: limit)
        for (id, content) in contents {
            best.take(id, Likeness(draft, Comparand(content), weights: weights)) { content.title }
        }
        return best.all
    }
}
