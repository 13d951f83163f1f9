/// The words of a title (or of a name): capitals, accents and punctuation make no difference.
///
/// Only the first of a very long text are kept, so that what a comparison costs has a limit.
package struct TitleWords: Hashable, Sendable {
    /// The letters of all words one after the other, fillers too, in UTF-8.
    let letters: [UInt8]
    package let words: [TitleWord]
    /// A number for the whole text as it is folded, signs and all.
    let whole: UInt64

    /// No more words than bits in the masks of `WordPairing`, and a third more than any title in the seed data.
    package static let maximumWords = 24
    /// Bytes of letters; a title has up to 200 characters.
    static let maximumLetters = 512

    /// Takes a text apart. Complexity: O(length).
    package init(_ text: String) {
        var text = text
        self = text.withUTF8 { TitleWords(FoldedText(UnsafeRawBufferPointer($0))) }
    }

    /// Takes a text apart that may stand in memory as JSON. Complexity: O(length).
    package init(_ text: FoldedText) {
        var cutter = WordCutter()
        for byte in text { cutter.take(byte) }
        cutter.endWord()
        letters = cutter.letters
        words = cutter.words
        whole = cutter.whole.value
    }

    /// A number for all that is said, without fillers and spaces: "Open Stad" and "OpenStad" share it.
    package var joinedKey: UInt64 {
        var hash = WordHash()
        for word in words where word.kind != .filler {
            for byte in letters[word.range] { hash.take(byte) }
        }
        return hash.value
    }

    /// Which words are not fillers, a bit for each.
    var tellingMask: UInt32 {
        words.indices.reduce(0) { words[$1].kind == .filler ? $0 : $0 | 1 << UInt32($1) }
    }

    /// Whether a word occurs, in whatever form, fillers left aside. Complexity: O(words).
    func mentions(_ stem: UInt64) -> Bool {
        words.contains { $0.stem == stem && $0.kind != .filler }
    }

    /// Which kinds of public bodies are named, a bit for each.
    var bodies: UInt8 { words.reduce(0) { $0 | KnownWords.bodies($1.key) } }

    /// The letters of a word of this title.
    package func letters(of word: TitleWord) -> ArraySlice<UInt8> { letters[word.range] }

    /// The letters from the beginning of one word to the end of another.
    func letters(of range: ClosedRange<Int>) -> ArraySlice<UInt8> {
        letters[words[range.lowerBound].range.lowerBound..<words[range.upperBound].range.upperBound]
    }
}
