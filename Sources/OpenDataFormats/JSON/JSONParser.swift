/// A strict parser of RFC 8259 texts, for what citizens send in and for imported GeoJSON.
///
/// Accepts what the grammar accepts and nothing else, with three choices where the RFC leaves room: one byte order
/// mark at the start is skipped (§8.1), a number that is too large for a double is an error (§6), and so is half of
/// a surrogate pair (§8.2). The text must be UTF-8. Nesting is limited, so no text can exhaust the stack (§9).
package struct JSONParser {
    /// Deepest nesting by default: a Feature with a geometry needs 5 or 6 levels.
    package static let defaultMaximumDepth = 32

    let bytes: UnsafeRawBufferPointer
    var offset = 0
    private let maximumDepth: Int
    private var depth = 0

    /// The value of a JSON text.
    ///
    /// - Parameters:
    ///   - bytes: the text, in UTF-8.
    ///   - maximumDepth: how many arrays and objects may lie within each other.
    /// - Returns: the value, checked to its last byte.
    /// - Throws: `JSONSyntaxError` that names the first fault.
    /// - Complexity: O(n) in the length of the text.
    package static func parse(
        _ bytes: [UInt8], maximumDepth: Int = Self.defaultMaximumDepth
    ) throws(JSONSyntaxError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
            try parse(UnsafeRawBufferPointer(buffer), maximumDepth: maximumDepth)
        }
    }

    /// The value of a JSON text in memory that is owned by someone else, such as a request body.
    ///
    /// - Parameters:
    ///   - bytes: the text, in UTF-8.
    ///   - maximumDepth: how many arrays and objects may lie within each other.
    /// - Returns: the value, checked to its last byte.
    /// - Throws: `JSONSyntaxError` that names the first fault.
    /// - Complexity: O(n) in the length of the text.
    package static func parse(
        _ bytes: UnsafeRawBufferPointer, maximumDepth: Int = Self.defaultMaximumDepth
    ) throws(JSONSyntaxError) -> JSONValue {
        var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
        return try parser.parseText()
    }

    private init(bytes: UnsafeRawBufferPointer, maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    /// The error for a fault at an offset, by default where the parser stands.
    func error(_ reason: String, at offset: Int? = nil) -> JSONSyntaxError {
        JSONSyntaxError(offset: offset ?? self.offset, in: bytes, reason: reason)
    }

    /// The next byte; nil at the end of the text.
    var current: UInt8? {
        offset < bytes.count ? bytes[offset] : nil
    }

    private mutating func parseText() throws(JSONSyntaxError) -> JSONValue {
        try checkEncoding()
        skipWhitespace()
        guard current != nil else {
            throw error("Er staat niets in. Stuur een JSON-tekst, bijvoorbeeld een object tussen { en }.")
        }
        let value = try parseValue()
        skipWhitespace()
        guard current == nil else {
            throw error("Na het einde van de JSON staat nog tekst. Haal die tekst weg.")
        }
        return value
    }

    private mutating func checkEncoding() throws(JSONSyntaxError) {
        let mark = ByteOrderMark(bytes.prefix(3))
        if case .utf16 = mark { throw error(ByteOrderMark.utf16Reason) }
        do {
            _ = try UTF8Span(validating: Span(_unsafeBytes: bytes))
        } catch {
            throw self.error(
                """
                De tekst is geen UTF-8. Het lijkt op Latin-1 of Windows-1252. \
                Sla de tekst op als UTF-8 en probeer het opnieuw.
                """, at: error.byteOffsets.lowerBound)
        }
        if mark == .utf8 { offset = 3 }
    }

    private mutating func skipWhitespace() {
        while let byte = current, Self.isWhitespace(byte) { offset += 1 }
    }

    private static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == ASCII.space || byte == ASCII.lineFeed || byte == ASCII.carriageReturn || byte == ASCII.tab
    }

    private mutating func parseValue() throws(JSONSyntaxError) -> JSONValue {
        guard let byte = current else { throw error(Self.endReason) }
        switch byte {
        case ASCII.quote: return .string(try parseString())
        case ASCII.openBrace: return .object(try parseObject())
        case ASCII.openBracket: return .array(try parseArray())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try parseNumber())
        case UInt8(ascii: "t"): return try parseLiteral("true", .bool(true))
        case UInt8(ascii: "f"): return try parseLiteral("false", .bool(false))
        case UInt8(ascii: "n"): return try parseLiteral("null", .null)
        default:
            throw error(
                """
                Hier hoort een waarde te staan: een tekst tussen dubbele aanhalingstekens, een getal, true, false, \
                null, { of [.
                """)
        }
    }

    private mutating func parseLiteral(_ word: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
        let expected = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[offset...].starts(with: expected) else {
            throw error(
                "Dit woord is geen JSON. Gebruik true, false of null, of zet een tekst tussen aanhalingstekens.")
        }
        offset += expected.count
        return value
    }

    private mutating func parseArray() throws(JSONSyntaxError) -> [JSONValue] {
        try enter()
        var elements: [JSONValue] = []
        while try goesOn(isFirst: elements.isEmpty, close: ASCII.closeBracket) {
            elements.append(try parseValue())
        }
        return elements
    }

    private mutating func parseObject() throws(JSONSyntaxError) -> JSONObject {
        try enter()
        var members: [JSONObject.Member] = []
        while try goesOn(isFirst: members.isEmpty, close: ASCII.closeBrace) {
            guard current == ASCII.quote else {
                throw error(
                    current == nil
                        ? Self.endReason
                        : "Hier hoort een naam tussen dubbele aanhalingstekens te staan. Staat er een komma te veel?")
            }
            let name = try parseString()
            skipWhitespace()
            guard current == ASCII.colon else {
                throw error(current == nil ? Self.endReason : "Na de naam hoort een dubbele punt. Zet die erbij.")
            }
            offset += 1
            skipWhitespace()
            members.append(JSONObject.Member(name: name, value: try parseValue()))
        }
        return JSONObject(members: members)
    }

    /// Steps over an opening bracket.
    ///
    /// The only place where nesting grows, and so where it is limited.
    private mutating func enter() throws(JSONSyntaxError) {
        guard depth < maximumDepth else {
            throw error("De tekst is te diep genest. Gebruik hoogstens \(maximumDepth) lagen van { en [.")
        }
        depth += 1
        offset += 1
    }

    /// Steps to the next element, or over the closing bracket and then gives false.
    private mutating func goesOn(isFirst: Bool, close: UInt8) throws(JSONSyntaxError) -> Bool {
        skipWhitespace()
        if current == close {
            depth -= 1
            offset += 1
            return false
        }
        if !isFirst {
            guard current == ASCII.comma else {
                let closing = close == ASCII.closeBrace ? "}" : "]"
                throw error(current == nil ? Self.endReason : "Hier hoort een komma of \(closing). Zet die erbij.")
            }
            offset += 1
            skipWhitespace()
            if current == close { throw error("Na de laatste komma staat niets meer. Haal die komma weg.") }
        }
        return true
    }

    /// For a text that stops in the middle of something.
    static let endReason = "De tekst houdt te vroeg op. Stuur de hele JSON-tekst, tot en met de laatste } of ]."
}
