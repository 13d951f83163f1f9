private import Foundation

/// How much a word tells: the fewer titles it stands in, the more.
///
/// The counts stand in two rows of counters that words share by chance (a count-min sketch), so that a million titles with as many
/// different words take four megabytes. A count is never too low, and with this many counters seldom too high.
package struct WordWeights: Sendable {
    private var counters: [UInt32]
    private let mask: Int
    private var titles = 0

    /// Counters in a row: enough for a hundred thousand words that matter; beyond that, words that occur once share theirs with
    /// other words that occur once.
    private static let maximumRow = 1 << 19

    /// Counts for about so many titles.
    package init(expecting titles: Int = 0) {
        var row = 1 << 10
        while row < titles * 4, row < Self.maximumRow { row <<= 1 }
        mask = row - 1
        counters = Array(repeating: 0, count: 2 * row)
    }

    /// Takes the words of one more title into account. Complexity: O(words).
    package mutating func count(_ title: TitleWords) {
        titles += 1
        for word in title.words where word.kind != .filler {
            let (first, second) = places(word.stem)
            counters[first] += counters[first] < .max ? 1 : 0
            counters[second] += counters[second] < .max ? 1 : 0
        }
    }

    /// The weight of a word that stands in none of the titles: the highest there is. In the same measure as `weight(of:)`.
    var newWordWeight: Double { Self.weight(0, of: titles) }

    /// The weight of a word, above zero unless it is a filler; words that are common in this field count for less.
    package func weight(of word: TitleWord) -> Double {
        let weight = Self.weight(count(of: word.stem), of: titles)
        return switch word.kind {
        case .filler: 0
        case .common: weight * Self.commonShare
        case .number: weight * Self.numberShare
        case .telling: weight
        }
    }

    /// Bytes it takes.
    package var byteCount: Int { 4 * counters.count }

    /// In how many titles a word stands, whatever its form; seldom too high.
    package func count(of stem: UInt64) -> Int {
        let (first, second) = places(stem)
        return Int(min(counters[first], counters[second]))
    }

    /// What a common word is worth beside another that occurs as often.
    private static let commonShare = 0.45
    /// A year or number tells little; that two of them differ is told apart (`TitleLikeness.hasOtherNumbers`).
    private static let numberShare = 0.35

    /// The logarithm of how rare, as information theory has it; never zero, so that it also works with no titles.
    private static func weight(_ count: Int, of titles: Int) -> Double {
        log(2 + Double(titles) / Double(count + 1))
    }

    private func places(_ stem: UInt64) -> (Int, Int) {
        (Int(truncatingIfNeeded: stem) & mask, (Int(truncatingIfNeeded: stem >> 32) & mask) + mask + 1)
    }
}
