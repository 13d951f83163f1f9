/// Keeps a spreadsheet from running a text as a formula (CWE-1236).
///
/// A text that starts with a formula sign, or with apostrophes before one, gets one apostrophe more; reading takes exactly one
/// off, so that every text survives the round trip. A name such as `'s-Gravenhage` stays as it is.
package enum CSVGuard {
    /// The text as it is written to a CSV file.
    package static func guarded(_ text: String) -> String {
        startsLikeFormula(text) ? "'" + text : text
    }

    /// The text that a guarded one stands for.
    package static func unguarded(_ text: String) -> String {
        text.utf8.first == UInt8(ascii: "'") && startsLikeFormula(text) ? String(text.dropFirst()) : text
    }

    private static func startsLikeFormula(_ text: String) -> Bool {
        guard let sign = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
        switch sign {
        case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
        default: return false
        }
    }
}
