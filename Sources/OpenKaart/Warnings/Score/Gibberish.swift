/// How much a text looks like keys hit at random: 0 for ordinary text, 1 for nonsense.
///
/// It knows Dutch and English. Text in other scripts is judged by its signs only, so that nobody is put behind for a language.
package enum Gibberish {
    /// From here on a text is called unreadable. Every title and description of the seed records stays below it.
    package static let threshold = 0.5

    /// The score of a text, from 0 to 1.
    ///
    /// - Complexity: O(n) in the length of the text.
    package static func score(_ text: String) -> Double {
        let counts = LetterCounts(ScanText(text))
        return 1 - parts(counts).reduce(1) { $0 * (1 - $1) }
    }

    /// The score of a record: that of its title or its description, whichever is worse.
    package static func score(of content: InitiativeContent) -> Double {
        max(score(content.title), score(content.description))
    }

    /// Each of these is enough by itself, but for capitals: some people write everything in them.
    private static func parts(_ counts: LetterCounts) -> [Double] {
        // Some is added to what is divided by, because a short word proves little.
        [
            share(counts.rarePairs, of: counts.pairs + 4, from: 0.2, to: 0.5),
            share(counts.vowelless, of: counts.letters + 4, from: 0.2, to: 0.6),
            share(counts.alongKeys, of: counts.letters + 2, from: 0.2, to: 0.7),
            share(counts.repeated, of: counts.signs + 2, from: 0.2, to: 0.6),
            share(counts.nonLetters, of: counts.signs + 2, from: 0.6, to: 0.9),
            counts.letters >= 20 ? 0.4 * share(counts.capitals, of: counts.letters, from: 0.6, to: 0.9) : 0,
            // The longest words in use have some forty letters.
            share(counts.longestWord, of: 1, from: 40, to: 60),
            counts.words >= 6 ? 1 - share(counts.differentWords, of: counts.words, from: 0.2, to: 0.5) : 0,
            counts.letters >= 12 && counts.differentLetters <= 4 ? 1 : 0,
        ]
    }

    /// 0 up to one share, 1 from another one on, in a straight line between.
    private static func share(_ part: Int, of whole: Int, from low: Double, to high: Double) -> Double {
        guard whole > 0 else { return 0 }
        return min(1, max(0, (Double(part) / Double(whole) - low) / (high - low)))
    }
}

extension SubmissionWarning {
    /// A warning when a text looks like nonsense.
    static func gibberish(in text: String, member: String) -> SubmissionWarning? {
        guard Gibberish.score(text) >= Gibberish.threshold else { return nil }
        return SubmissionWarning(
            kind: .gibberish, member: member,
            detail: "De tekst in '\(member)' is moeilijk te lezen. Kijk na of er staat wat u bedoelt.")
    }
}
