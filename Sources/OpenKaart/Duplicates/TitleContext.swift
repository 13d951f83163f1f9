/// What the members beside the titles say already: a word that is told twice tells less.
struct TitleContext {
    private let left: Comparand
    private let right: Comparand

    init(_ left: Comparand, _ right: Comparand) {
        self.left = left
        self.right = right
    }

    private static let samePlace = 0.3
    private static let sameOrganisation = 0.55
    /// A word that only one title has, but that the other record says elsewhere.
    private static let saidElsewhere = 0.15

    /// What a word in a title is worth, 0…1: less when both records have it as (part of) their place or organisation, or one has
    /// and the other does not say.
    func share(_ word: TitleWord) -> Double {
        if Self.isShared(word.stem, left.place, right.place) { return Self.samePlace }
        return Self.isShared(word.stem, left.organisation, right.organisation) ? Self.sameOrganisation : 1
    }

    /// What a word is worth beside that when it stands in one title alone, 0…1.
    func shareAlone(_ word: TitleWord, other: Comparand) -> Double {
        other.organisation.mentions(word.stem) || other.place.mentions(word.stem) ? Self.saidElsewhere : 1
    }

    private static func isShared(_ stem: UInt64, _ one: TitleWords, _ other: TitleWords) -> Bool {
        let (first, second) = (one.mentions(stem), other.mentions(stem))
        return first && second || first && other.words.isEmpty || second && one.words.isEmpty
    }
}
