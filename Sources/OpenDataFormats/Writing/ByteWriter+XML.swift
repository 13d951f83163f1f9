extension ByteWriter {
    /// Appends text so that it means itself, both between tags and in a quoted attribute value (XML 1.0, section 2.4).
    ///
    /// Characters that may not occur in XML, not even as a reference (section 2.2), become U+FFFD.
    mutating func xmlText(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": raw("&amp;")
            case "<": raw("&lt;")
            case ">": raw("&gt;")
            case "\"": raw("&quot;")
            // A reader would make a line feed of it (section 2.11).
            case "\r": raw("&#13;")
            default: raw(scalar.isAllowedInXML ? scalar.utf8 : Self.replacement.utf8)
            }
        }
    }

    /// Appends `<name>text</name>`.
    mutating func xmlElement(_ name: StaticString, _ text: String) {
        raw("<")
        raw(name)
        raw(">")
        xmlText(text)
        raw("</")
        raw(name)
        raw(">")
    }

    private static let replacement: Unicode.Scalar = "\u{FFFD}"
}

extension Unicode.Scalar {
    /// Whether the character is a `Char` of XML 1.0, section 2.2.
    fileprivate var isAllowedInXML: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
