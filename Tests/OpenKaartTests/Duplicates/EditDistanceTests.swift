import Testing

@testable import OpenKaart

@Suite("How many letters differ between two words")
struct EditDistanceTests {
    @Test(
        "One letter added, left out, replaced or swapped is one change",
        arguments: [
            ("abcdef", "abcxdef", 1), ("abcdef", "abdef", 1), ("abcdef", "abxdef", 1), ("abcdef", "abdcef", 1),
            ("ab", "ba", 1), ("", "a", 1), ("abcdef", "badcef", 2), ("abc", "abc", 0),
        ])
    func changes(one: String, other: String, distance: Int) {
        for limit in 0...3 {
            #expect(EditDistance.isWithin(limit, Array(one.utf8)[...], Array(other.utf8)[...]) == (distance <= limit))
            #expect(EditDistance.isWithin(limit, Array(other.utf8)[...], Array(one.utf8)[...]) == (distance <= limit))
        }
    }

    @Test("It is what trying all ways gives", arguments: SeededGenerator.seeds)
    func naive(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let (one, other) = (Self.word(using: &random), Self.word(using: &random))
            let distance = Self.distance(one[...], other[...])
            for limit in 0...2 {
                #expect(EditDistance.isWithin(limit, one[...], other[...]) == (distance <= limit), "seed \(seed)")
            }
        }
    }

    @Test("Words that nobody writes are not compared")
    func long() {
        let word = [UInt8](repeating: 0x61, count: EditDistance.maximumLetters + 1)
        #expect(!EditDistance.isWithin(1, word[...], word.dropLast()))
    }

    private static func word(using random: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: 0...6, using: &random)).map { _ in UInt8.random(in: 0x61...0x63, using: &random) }
    }

    private static func distance(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Int {
        guard let first = one.first, let second = other.first else { return max(one.count, other.count) }
        var best = distance(one.dropFirst(), other.dropFirst()) + (first == second ? 0 : 1)
        best = min(best, distance(one.dropFirst(), other) + 1, distance(one, other.dropFirst()) + 1)
        if one.count > 1, other.count > 1, first == other[other.startIndex + 1], second == one[one.startIndex + 1] {
            best = min(best, distance(one.dropFirst(2), other.dropFirst(2)) + 1)
        }
        return best
    }
}
