extension ByteWriter {
    /// Appends a JSON string with its quotes (RFC 8259, section 7). Escapes only what must be, and `<` so that the text can stand
    /// in a script element of a page.
    package mutating func jsonString(_ text: String) {
        var text = text
        byte(UInt8(ascii: "\""))
        text.withUTF8 { source in
            var start = 0
            for (index, character) in source.enumerated() where Self.mustEscape(character) {
                raw(source[start..<index])
                escape(character)
                start = index + 1
            }
            raw(source[start...])
        }
        byte(UInt8(ascii: "\""))
    }

    /// Appends `"name":`, for a name that needs no escaping.
    package mutating func jsonName(_ name: StaticString) {
        byte(UInt8(ascii: "\""))
        raw(name)
        raw("\":")
    }

    /// Appends `,"name":"text"` when there is a text.
    package mutating func jsonMember(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        byte(UInt8(ascii: ","))
        jsonName(name)
        jsonString(text)
    }

    private static func mustEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<")
    }

    private mutating func escape(_ character: UInt8) {
        switch character {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case 0x0A: raw("\\n")
        case 0x0D: raw("\\r")
        case 0x09: raw("\\t")
        default:
            raw("\\u00")
            for digit in [character >> 4, character & 0xF] {
                byte(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}
