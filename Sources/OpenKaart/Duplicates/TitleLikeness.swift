/// How far two titles say the same.
///
/// Each word weighs as `WordWeights` says, and less when the place or organisation says it already: everything at one town hall has
/// the town in its title. With m the weight of the words that say the same (times how surely), and a and b the weights of the words
/// that stand in one title alone, the value is
///
///     m / (m + 2.2 · min(a, b) + 0.25 · max(a, b))
///
/// A word more in one title costs little, because people add a subtitle or leave it out; a word that stands in the place of another
/// costs much, because that is how one initiative is told from the next ("Buurtbegroting Breda", "Buurtbegroting Tilburg").
struct TitleLikeness: Sendable {
    /// 0…1; 1 when the same words say the same.
    let value: Double
    /// How much the words that say the same tell, in words that stand in no other title.
    let rareWords: Double
    /// Whether each title has a year or number that the other has not: editions of one series.
    let hasOtherNumbers: Bool

    private static let replacedShare = 2.2
    private static let addedShare = 0.25

    /// Complexity: that of `WordPairing`.
    init(_ one: Comparand, _ other: Comparand, weights: WordWeights) {
        // An order of their own, so that both ways give the same.
        let (left, right) = other.title.precedes(one.title) ? (other, one) : (one, other)
        let pairing = WordPairing(left.title, right.title)
        let context = TitleContext(left, right)
        let leftWeights = left.title.words.map { weights.weight(of: $0) * context.share($0) }
        let rightWeights = right.title.words.map { weights.weight(of: $0) * context.share($0) }
        var same = 0.0
        var (ownLeft, ownRight) = (0.0, 0.0)
        for pair in pairing.pairs {
            // What was written wrongly is rare by itself; the other one tells how rare the word is.
            let weight = min(leftWeights.sum(pair.left), rightWeights.sum(pair.right))
            same += weight * pair.credit
            ownLeft += weight * (1 - pair.credit)
            ownRight += weight * (1 - pair.credit)
        }
        for place in BitPlaces(pairing.freeLeft) {
            ownLeft += leftWeights[place] * context.shareAlone(left.title.words[place], other: right)
        }
        for place in BitPlaces(pairing.freeRight) {
            ownRight += rightWeights[place] * context.shareAlone(right.title.words[place], other: left)
        }
        let all = same + Self.replacedShare * min(ownLeft, ownRight) + Self.addedShare * max(ownLeft, ownRight)
        value = one.title.whole == other.title.whole ? 1 : same > 0 ? same / all : 0
        rareWords = same / weights.newWordWeight
        hasOtherNumbers =
            left.title.hasNumber(in: pairing.freeLeft) && right.title.hasNumber(in: pairing.freeRight)
    }
}

extension TitleWords {
    /// A total order of titles with different words.
    fileprivate func precedes(_ other: TitleWords) -> Bool {
        letters == other.letters
            ? words.lexicographicallyPrecedes(other.words) { $0.start < $1.start }
            : letters.lexicographicallyPrecedes(other.letters)
    }

    fileprivate func hasNumber(in mask: UInt32) -> Bool {
        BitPlaces(mask).contains { words[$0].kind == .number }
    }
}

extension [Double] {
    fileprivate func sum(_ mask: UInt32) -> Double {
        BitPlaces(mask).reduce(0) { $0 + self[$1] }
    }
}
