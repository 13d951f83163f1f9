private import Foundation

/// What is done to every text before it is judged and stored: normal form C, and no characters that hide or reorder others.
///
/// Left out: control characters, bidirectional marks, embeddings, overrides and isolates (Unicode 9.2), zero-width characters
/// and the byte order mark. A joiner (U+200D) stays inside an emoji sequence. A NUL is not text: the text is refused.
package enum PlainText {
    /// One line: line breaks and tabs become a space, runs of spaces become one, the ends are trimmed.
    /// Nothing when the text holds a NUL.
    package static func line(_ text: String) -> String? {
        normalised(text, keepsLines: false)
    }

    /// Several lines: line breaks become LF, tabs a space, the ends are trimmed. Nothing when the text holds a NUL.
    package static func lines(_ text: String) -> String? {
        normalised(text, keepsLines: true)
    }

    private static func normalised(_ text: String, keepsLines: Bool) -> String? {
        var text = text
        switch text.withUTF8({ survey($0, keepsLines: keepsLines) }) {
        case .clean: return text
        case .binary: return nil
        case .unclean: break
        }
        var kept = String.UnicodeScalarView()
        let scalars = Array(composed(text).unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x0A, 0x0D, 0x2028, 0x2029, 0x85:
                if scalar.value == 0x0D, index + 1 < scalars.count, scalars[index + 1].value == 0x0A { continue }
                kept.append(keepsLines ? "\n" : " ")
            case 0x09, 0x0B, 0x0C: kept.append(" ")
            case 0x200D: if joinsEmoji(scalars, at: index) { kept.append(scalar) }
            default: if !isHidden(scalar) { kept.append(scalar) }
            }
        }
        return composed(trimmed(String(kept), collapsesSpaces: !keepsLines))
    }

    private enum Finding { case clean, unclean, binary }

    /// One pass over the bytes: most texts need nothing done. Letters up to U+02FF are in normal form C by themselves.
    private static func survey(_ bytes: UnsafeBufferPointer<UInt8>, keepsLines: Bool) -> Finding {
        guard let first = bytes.first, let last = bytes.last else { return .clean }
        var clean = first > 0x20 && last > 0x20
        var previous: UInt8 = 0
        for byte in bytes {
            if byte < 0x20 {
                if byte == 0 { return .binary }
                if byte != 0x0A || !keepsLines { clean = false }
            } else if byte == 0x20 {
                if previous == 0x20, !keepsLines { clean = false }
            } else if byte >= 0x7F {
                // From U+0300 on (lead byte 0xCC) a closer look; also DEL, the C1 controls and U+00A0, U+00AD (0xC2 …).
                if byte >= 0xCC || byte == 0x7F || byte == 0xC2 { clean = false }
            }
            previous = byte
        }
        return clean ? .clean : .unclean
    }

    private static func composed(_ text: String) -> String {
        text.unicodeScalars.allSatisfy { $0.value < 0x300 } ? text : text.precomposedStringWithCanonicalMapping
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0xAD, 0x034F, 0x061C, 0x180E: true
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        default: false
        }
    }

    private static func joinsEmoji(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard index > 0, index + 1 < scalars.count else { return false }
        // Before the joiner: an emoji, its skin tone, or a variation selector.
        return isPictograph(scalars[index + 1]) && (isPictograph(scalars[index - 1]) || scalars[index - 1].value == 0xFE0F)
    }

    // Digits and other ASCII signs count as emoji in Unicode, but are not joined.
    private static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x2000 && scalar.properties.isEmoji
    }

    private static func trimmed(_ text: String, collapsesSpaces: Bool) -> String {
        let isSpace: (Character) -> Bool = { $0.isWhitespace }
        let body = text.drop(while: isSpace)
        let end = body.lastIndex { !isSpace($0) }.map { body.index(after: $0) } ?? body.startIndex
        let core = body[..<end]
        guard collapsesSpaces else { return String(core) }
        return core.split(whereSeparator: isSpace).joined(separator: " ")
    }
}
