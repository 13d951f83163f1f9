/// The `@` or a dot of an e-mail address, as itself or in words: `(at)`, `apenstaartje`, `[dot]`, `punt`.
struct SpelledSign {
    /// Where it stands; of a dot with the spaces around it.
    let range: Range<Int>
    let form: Form

    /// How it is written.
    enum Form {
        case sign
        case bracketed
        /// A bare word that also means something else.
        case word
    }

    /// The `@` that begins at a place.
    static func at(in text: ScanText, at place: Int) -> SpelledSign? {
        switch text[place] {
        case UInt8(ascii: "@"): return SpelledSign(range: place..<place + 1, form: .sign)
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"):
            return bracketed(["at", "a", "@", "apenstaartje", "apenstaart", "apestaartje", "apestaart"], text, place)
        case UInt8(ascii: "a") where !Sign.isWordPart(text[place - 1]):
            // Nobody writes this word for another reason, so that it counts as much as brackets.
            for name in ["apenstaartje", "apenstaart", "apestaartje", "apestaart"] {
                if let end = word(name, text, place) { return SpelledSign(range: place..<end, form: .bracketed) }
            }
            return word("at", text, place).map { SpelledSign(range: place..<$0, form: .word) }
        default: return nil
        }
    }

    /// The dot that begins at a place, with spaces before it unless it is the sign itself.
    static func dot(in text: ScanText, at place: Int) -> SpelledSign? {
        if text[place] == UInt8(ascii: ".") { return SpelledSign(range: place..<place + 1, form: .sign) }
        let start = afterSpaces(text, place)
        let names = ["punt", "dot", "point", "."]
        if let sign = bracketed(names, text, start) {
            return SpelledSign(range: place..<afterSpaces(text, sign.range.upperBound), form: .bracketed)
        }
        guard start > place else { return nil }
        for name in names.dropLast() {
            if let end = word(name, text, start) {
                return SpelledSign(range: place..<afterSpaces(text, end), form: .word)
            }
        }
        return nil
    }

    private static func bracketed(_ names: [String], _ text: ScanText, _ place: Int) -> SpelledSign? {
        guard isOneOf("([{<", text[place]) else { return nil }
        let start = afterSpaces(text, place + 1)
        for name in names where text.has(name, at: start) {
            let end = afterSpaces(text, start + name.utf8.count)
            if isOneOf(")]}>", text[end]) { return SpelledSign(range: place..<end + 1, form: .bracketed) }
        }
        return nil
    }

    private static func word(_ name: String, _ text: ScanText, _ place: Int) -> Int? {
        let end = place + name.utf8.count
        return text.has(name, at: place) && !Sign.isWordPart(text[end]) ? end : nil
    }

    private static func afterSpaces(_ text: ScanText, _ place: Int) -> Int {
        text.end(from: place, atMost: 2) { $0 == UInt8(ascii: " ") }
    }

    private static func isOneOf(_ signs: String, _ sign: UInt8) -> Bool {
        signs.utf8.contains(sign)
    }
}
