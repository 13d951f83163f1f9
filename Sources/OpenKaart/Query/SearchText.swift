/// The words that somebody looks for, from the parameter `q`.
///
/// Words with spaces between them must all occur, in whatever members of a record; a comma separates alternatives; what stands
/// in double quotes is one phrase. The last word of each alternative is also the beginning of a word, as long as no space or quote
/// comes after it: somebody may still be typing. Case and accents do not matter.
package struct SearchText: Hashable, Sendable {
    /// What was asked, on one line: for links and cursors. Reading it again gives the same value.
    package let text: String
    /// One of these must occur, and of it every phrase; none of them is empty.
    package let alternatives: [[Phrase]]

    /// Words that follow each other.
    package struct Phrase: Hashable, Sendable {
        /// Runs of letters and digits, as written; at least one.
        package let words: [String]
        /// Whether the last word may go on.
        package let isPrefix: Bool

        package init(words: [String], isPrefix: Bool) {
            self.words = words
            self.isPrefix = isPrefix
        }
    }

    /// Longer is no question but a text.
    package static let length = TextLength(minimum: 0, maximum: 200)
    /// Each word costs a walk through the index.
    package static let maximumWords = 10
    /// With one letter nearly everything would match.
    package static let minimumPrefix = 2

    /// Reads the value of a parameter.
    ///
    /// - Throws: what is wrong with the text, in Dutch.
    package init(parsing text: String, parameter: String = "q") throws(Problem) {
        // The bar keeps a space at the end, which says that the last word is complete.
        guard let marked = PlainText.line(text + "|") else { throw PlainText.refusal(of: parameter) }
        let line = String(marked.unicodeScalars.dropLast())
        if let problem = Self.length.problem(line, member: parameter) { throw problem }
        var reader = SearchTextReader()
        for scalar in line.unicodeScalars { reader.take(scalar) }
        guard !reader.isQuoted else {
            throw Problem(
                member: parameter, code: .invalid,
                detail:
                    "In '\(parameter)' staat een aanhalingsteken zonder tweede. Zet er een achter de woorden die bij elkaar horen, of haal het weg."
            )
        }
        let endsInSpace = reader.endsInWordAndSpace
        alternatives = reader.finish()
        let words = alternatives.joined().reduce(0) { $0 + $1.words.count }
        guard words > 0 else {
            throw Problem(
                member: parameter, code: .invalid,
                detail: line.allSatisfy { $0 == " " }
                    ? "'\(parameter)' is leeg. Geef een of meer woorden om op te zoeken, of laat '\(parameter)' weg."
                    : "In '\(parameter)' staat geen woord of getal. Geef een of meer woorden om op te zoeken.")
        }
        guard words <= Self.maximumWords else {
            throw Problem(
                member: parameter, code: .tooLong,
                detail:
                    "'\(parameter)' heeft \(words) woorden. Maak het korter: hoogstens \(Self.maximumWords) woorden.")
        }
        self.text = endsInSpace || line.last != " " ? line : String(line.dropLast())
    }
}
