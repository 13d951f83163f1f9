/// Keeps a spreadsheet from running a text as a formula (CWE-1236).
///
/// A text that starts with a formula sign, or with apostrophes before one, gets one apostrophe more; reading takes exactly one
/// off, so that every text survives the round trip. A name such as `'s-Gravenhage` stays as it is.
package enum CSVGuard {
    /// The text that a guarded one stands for.
    package static func unguarded(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'") else { return text }
        var text = text
        return text.withUTF8 { startsLikeFormula(UnsafeRawBufferPointer($0)) } ? String(text.dropFirst()) : text
    }

    /// Whether a text in UTF-8 must be written with an apostrophe before it.
    static func startsLikeFormula(_ text: UnsafeRawBufferPointer) -> Bool {
        guard let place = text.firstIndex(where: { $0 != UInt8(ascii: "'") }) else { return false }
        switch text[place] {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: return true
        case 0xEF:
            // The full-width forms of = + - @.
            return fullWidth.contains { text[place...].starts(with: $0) }
        default: return false
        }
    }

    private static let fullWidth = ["\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].map { Array($0.utf8) }
}
