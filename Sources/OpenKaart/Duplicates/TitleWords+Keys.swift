// By what a title is found among many others.
extension TitleWords {
    /// The stems of the words that tell most, the rarest first, each once. Complexity: O(words · log(words)).
    package func rarestWords(_ count: Int, _ weights: WordWeights) -> [UInt64] {
        var rated: [(weight: Double, stem: UInt64)] = []
        for word in words where word.kind != .filler && !rated.contains(where: { $0.stem == word.stem }) {
            rated.append((weights.weight(of: word), word.stem))
        }
        rated.sort { ($0.weight, $0.stem) > ($1.weight, $1.stem) }
        return rated.prefix(count).map(\.stem)
    }

    /// The stems of neighbouring words as if they were one: of "buurt begroting" that of "buurtbegroting". Complexity: O(letters).
    package var joinedRuns: [UInt64] {
        var stems: [UInt64] = []
        for first in words.indices {
            for last in first + 1..<max(min(first + WordPairing.longestRun, words.count), first + 1) {
                stems.append(WordStem.hash(letters(of: first...last)))
            }
        }
        return stems
    }

    /// Calls a function with each word that is no filler, and its letters.
    package func forEachTellingWord(_ body: (TitleWord, ArraySlice<UInt8>) -> Void) {
        for word in words where word.kind != .filler { body(word, letters[word.range]) }
    }
}
