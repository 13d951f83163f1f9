/// Takes the text of a question apart, sign by sign.
struct SearchTextReader {
    /// Whether a quote is open.
    private(set) var isQuoted = false
    private var alternatives: [[SearchText.Phrase]] = [[]]
    private var piece = String.UnicodeScalarView()
    private var last: Unicode.Scalar = " "
    private var beforeLast: Unicode.Scalar = " "

    /// Whether a space says that the word before it is complete.
    var endsInWordAndSpace: Bool { last == " " && beforeLast != "," && !Self.isQuote(beforeLast) }

    mutating func take(_ scalar: Unicode.Scalar) {
        (beforeLast, last) = (last, scalar)
        switch scalar {
        case _ where Self.isQuote(scalar):
            endPhrase()
            isQuoted.toggle()
        case "," where !isQuoted:
            endPhrase(isLast: true)
            alternatives.append([])
        case " " where !isQuoted: endPhrase()
        default: piece.append(scalar)
        }
    }

    /// The alternatives that say something.
    mutating func finish() -> [[SearchText.Phrase]] {
        endPhrase(isLast: true)
        return alternatives.filter { !$0.isEmpty }
    }

    private mutating func endPhrase(isLast: Bool = false) {
        let words = piece.split { !Self.isWordPart($0) }.filter { $0.contains(where: Self.isLetterOrDigit) }.map(
            String.init)
        piece.removeAll()
        guard let end = words.last else { return }
        let isPrefix = isLast && end.count >= SearchText.minimumPrefix
        alternatives[alternatives.count - 1].append(.init(words: words, isPrefix: isPrefix))
    }

    // Telephones make curly quotes of straight ones.
    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        ["\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}"].contains(scalar)
    }

    // An accent may stand loose after its letter.
    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        if isLetterOrDigit(scalar) { return true }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    // The categories that SQLite's tokenizer `unicode61` makes words of: L*, N* and Co.
    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .privateUse:
            true
        default: false
        }
    }
}
