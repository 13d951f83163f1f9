/// Finds e-mail addresses, also when they are spelled out as `naam (at) domein punt nl`.
enum EmailDetector {
    // RFC 5321, section 4.5.3.1: at most 64 before the sign; a label has at most 63 (RFC 1035, section 2.3.4).
    private static let longestName = 64
    private static let longestLabel = 63
    private static let mostLabels = 8

    /// The addresses, in order.
    static func data(in text: ScanText) -> [PersonalDatum] {
        var found: [PersonalDatum] = []
        var place = 0
        while place < text.count {
            guard let at = SpelledSign.at(in: text, at: place) else {
                place += 1
                continue
            }
            if let range = address(around: at, in: text) {
                found.append(
                    PersonalDatum(
                        kind: .email, range: range, hint: text.written(range.lowerBound..<range.lowerBound + 1) + "…@…")
                )
                place = range.upperBound
            } else {
                place = at.range.upperBound
            }
        }
        return found
    }

    private static func address(around at: SpelledSign, in text: ScanText) -> Range<Int>? {
        let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") }
        let nameEnd = text.start(before: at.range.lowerBound, atMost: 2, where: isSpace)
        let hostStart = text.end(from: at.range.upperBound, atMost: 2, where: isSpace)
        let hasSpaces = nameEnd < at.range.lowerBound
        // "via @naam" is the name of an account.
        guard at.form != .sign || !hasSpaces || hostStart > at.range.upperBound else { return nil }
        var nameStart = text.start(before: nameEnd, atMost: longestName, where: isNamePart)
        // "e-mail: (jan@…", ".jan@…"
        nameStart = text.end(from: nameStart, atMost: nameEnd - nameStart) { !Sign.isWordPart($0) }
        // "@naam@domein" is an account at a social network.
        guard nameStart < nameEnd, text[nameStart - 1] != UInt8(ascii: "@"),
            let host = hostEnd(in: text, from: hostStart, isLoose: hostStart > at.range.upperBound || at.form != .sign)
        else { return nil }
        // English "find us at voorbeeld.nl" names no one.
        if at.form == .word, !host.isSpelled, !text.signs[nameStart..<nameEnd].contains(where: isNameSign) {
            return nil
        }
        return nameStart..<host.end
    }

    /// The end of the longest name of a computer that begins here.
    private static func hostEnd(in text: ScanText, from start: Int, isLoose: Bool) -> (end: Int, isSpelled: Bool)? {
        var place = start
        var isSpelled = false
        var found: (end: Int, isSpelled: Bool)?
        for label in 0..<mostLabels {
            let end = text.end(from: place, atMost: longestLabel, where: isLabelPart)
            guard end > place else { break }
            if label > 0, isTopLevel(place..<end, in: text, isKnown: isLoose) { found = (end, isSpelled) }
            guard let dot = SpelledSign.dot(in: text, at: end) else { break }
            isSpelled = isSpelled || dot.form != .sign
            place = dot.range.upperBound
        }
        return found
    }

    private static func isTopLevel(_ range: Range<Int>, in text: ScanText, isKnown: Bool) -> Bool {
        let name = text.folded(range)
        if isKnown { return knownTopLevels.contains(name) }
        return range.count >= 2 && text.signs[range].allSatisfy(Sign.isLetter) && !fileEndings.contains(name)
    }

    private static func isNamePart(_ sign: UInt8) -> Bool {
        Sign.isWordPart(sign) || isNameSign(sign)
    }

    private static func isNameSign(_ sign: UInt8) -> Bool {
        [".", "_", "-", "+", "%", "'"].contains { UInt8(ascii: $0) == sign }
    }

    private static func isLabelPart(_ sign: UInt8) -> Bool {
        Sign.isWordPart(sign) || sign == UInt8(ascii: "-")
    }

    // What may follow a spelled dot: "punt" and "at" are also ordinary words.
    private static let knownTopLevels: Set<String> = [
        "nl", "com", "org", "net", "eu", "be", "de", "fr", "uk", "info", "nu", "frl", "edu", "gov", "io", "me", "co",
        "biz", "online", "email", "amsterdam", "app", "dev", "example",
    ]

    // "foto@2x.png"
    private static let fileEndings: Set<String> = ["png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "css", "js"]
}
