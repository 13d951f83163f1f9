import OpenDataFormats

extension ByteWriter {
    /// Appends text so that it means itself, both between tags and in a quoted attribute value.
    ///
    /// Line ends become `\n`. Characters that may not occur in HTML (control characters and noncharacters; HTML, "Preprocessing
    /// the input stream") become U+FFFD, so that they can neither break the page nor vanish unseen.
    mutating func escaped(_ text: String) {
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": raw("&amp;")
            case "<": raw("&lt;")
            case ">": raw("&gt;")
            case "\"": raw("&quot;")
            case "'": raw("&#39;")
            case "\n": if previous != "\r" { raw("\n") }
            case "\r": raw("\n")
            case "\t": raw("\t")
            default: raw(scalar.isAllowedInHTML ? scalar.utf8 : Self.replacement.utf8)
            }
            previous = scalar
        }
    }

    private static let replacement: Unicode.Scalar = "\u{FFFD}"
}

extension Unicode.Scalar {
    /// Whether the character is neither a control character nor a noncharacter.
    fileprivate var isAllowedInHTML: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: false
        default: value & 0xFFFE != 0xFFFE
        }
    }
}
