extension JSONParser {
    /// Reads a string (RFC 8259 §7).
    ///
    /// The parser stands on the opening quote.
    ///
    /// - Throws: `JSONSyntaxError` for raw control characters, unknown escapes and half surrogate pairs.
    mutating func parseString() throws(JSONSyntaxError) -> String {
        offset += 1
        let start = offset
        offset = ByteScan.firstSpecialInJSONString(in: bytes, from: offset)
        // Nearly every string ends here: no escapes, one copy.
        if current == ASCII.quote {
            defer { offset += 1 }
            return String(decoding: bytes[start..<offset], as: UTF8.self)
        }
        var text = [UInt8](bytes[start..<offset])
        while true {
            switch current {
            case ASCII.quote:
                offset += 1
                return String(decoding: text, as: UTF8.self)
            case ASCII.backslash:
                try parseEscape(into: &text)
            case nil:
                throw error(Self.endReason)
            default:
                throw error(
                    """
                    In een tekst mag geen regeleinde, tab of stuurteken staan. \
                    Schrijf \\n voor een regeleinde of \\t voor een tab.
                    """)
            }
            let runStart = offset
            offset = ByteScan.firstSpecialInJSONString(in: bytes, from: offset)
            text.append(contentsOf: bytes[runStart..<offset])
        }
    }

    private mutating func parseEscape(into text: inout [UInt8]) throws(JSONSyntaxError) {
        let start = offset
        offset += 1
        guard let letter = current else { throw error(Self.endReason) }
        offset += 1
        switch letter {
        case ASCII.quote, ASCII.backslash, UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(ASCII.lineFeed)
        case UInt8(ascii: "r"): text.append(ASCII.carriageReturn)
        case UInt8(ascii: "t"): text.append(ASCII.tab)
        case UInt8(ascii: "u"):
            let scalar = try parseUnicodeEscape(from: start)
            text.append(contentsOf: String(scalar).utf8)
        default:
            throw error("Dit teken mag niet na een backslash staan. Schrijf \\\\ voor een backslash.", at: start)
        }
    }

    /// Reads what follows `\u`, and the second half of a surrogate pair with it.
    private mutating func parseUnicodeEscape(from start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
        let unit = try parseHexDigits(from: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, bytes[offset...].starts(with: [ASCII.backslash, UInt8(ascii: "u")]) else {
            throw error(Self.loneSurrogateReason, at: start)
        }
        offset += 2
        let second = try parseHexDigits(from: start)
        guard 0xDC00...0xDFFF ~= second,
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
        else {
            throw error(Self.loneSurrogateReason, at: start)
        }
        return scalar
    }

    private mutating func parseHexDigits(from start: Int) throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current else { throw error(Self.endReason) }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error("Na \\u horen vier tekens van 0-9 of a-f, zoals \\u00e9. Verbeter die code.", at: start)
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }

    private static let loneSurrogateReason =
        "Deze \\u-code is een half teken. Schrijf beide helften, of het teken zelf, zoals 😀."
}
