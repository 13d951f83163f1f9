/// What is done to every text before it is judged and stored: normal form C, and no characters that hide or reorder others.
///
/// Left out: control characters, bidirectional marks, embeddings, overrides and isolates (Unicode 9.2), zero-width characters,
/// the byte order mark, whatever else shows nothing of itself (Default_Ignorable_Code_Point), and noncharacters, of which U+FFFE
/// and U+FFFF may not stand in XML. A joiner (U+200D) and tags stay inside an emoji sequence, a variation selector everywhere.
/// A NUL is not text, nor are more than thirty accents on one letter (they make normalising quadratic): the text is refused.
package enum PlainText {
    /// One line: line breaks and tabs become a space, runs of spaces become one, the ends are trimmed.
    /// Nothing when the text is refused.
    package static func line(_ text: String) -> String? {
        normalised(text, keepsLines: false)
    }

    /// Several lines: line breaks become LF, tabs a space, the ends are trimmed. Nothing when the text is refused.
    package static func lines(_ text: String) -> String? {
        normalised(text, keepsLines: true)
    }

    /// What to tell the sender of a text that was refused.
    package static func refusal(of member: String) -> Problem {
        Problem(
            member: member, code: .invalid,
            detail:
                "In '\(member)' staat een NUL-teken, of een lange reeks losse accenten. Dat is geen tekst; haal het weg."
        )
    }

    private static func normalised(_ text: String, keepsLines: Bool) -> String? {
        var text = text
        switch text.withUTF8({ survey($0, keepsLines: keepsLines) }) {
        case .clean: return text
        case .binary: return nil
        case .unclean: break
        }
        guard isStreamSafe(text.unicodeScalars) else { return nil }
        var kept = String.UnicodeScalarView()
        var leavesOut = false
        let scalars = Array(NormalForm.composed(text).unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x0A, 0x0D, 0x2028, 0x2029, 0x85:
                if scalar.value == 0x0D, index + 1 < scalars.count, scalars[index + 1].value == 0x0A { continue }
                kept.append(keepsLines ? "\n" : " ")
            case 0x09, 0x0B, 0x0C: kept.append(" ")
            default:
                if isKept(scalar, at: index, in: scalars, after: kept.last) {
                    kept.append(scalar)
                } else {
                    leavesOut = true
                }
            }
        }
        let trimmed = trimmed(kept, collapsesSpaces: !keepsLines)
        // What stood on both sides of a sign that was left out may go together.
        guard leavesOut else { return trimmed }
        return isStreamSafe(trimmed.unicodeScalars) ? NormalForm.composed(trimmed) : nil
    }

    /// No more than 30 combining marks in a row (Unicode Annex 15, "Stream-Safe Text Format").
    private static func isStreamSafe(_ scalars: String.UnicodeScalarView) -> Bool {
        var marks = 0
        for scalar in scalars where scalar.value >= 0x300 || marks > 0 {
            marks = scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered ? marks + 1 : 0
            if marks > 30 { return false }
        }
        return true
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

    private static func isKept(
        _ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar], after last: Unicode.Scalar?
    ) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: true
        case 0x200D: joinsEmoji(scalars, at: index)
        case 0xE0020...0xE007F: last == "\u{1F3F4}" || last.map(isTag) == true
        default: !isHidden(scalar)
        }
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0xAD: true
        case 0x00..<0x300: false
        case 0x115F, 0x1160: false  // hold a place in an old Hangul syllable
        case 0xFFF9...0xFFFB: true  // interlinear annotation
        default:
            scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isVariationSelector
                || scalar.properties.isNoncharacterCodePoint
        }
    }

    private static func joinsEmoji(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard index > 0, index + 1 < scalars.count else { return false }
        // Before the joiner: an emoji or its skin tone, perhaps with a variation selector.
        let before = scalars[index - 1].value == 0xFE0F && index > 1 ? scalars[index - 2] : scalars[index - 1]
        return isPictograph(before) && isPictograph(scalars[index + 1])
    }

    // Digits and other ASCII signs count as emoji in Unicode, but are not joined.
    private static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x2000 && scalar.properties.isEmoji
    }

    // Tags spell the region of a flag, after a black flag.
    private static func isTag(_ scalar: Unicode.Scalar) -> Bool {
        (0xE0020...0xE007F).contains(scalar.value)
    }

    // Scalars, not characters: a space may be one character with the sign before it.
    private static func trimmed(_ scalars: String.UnicodeScalarView, collapsesSpaces: Bool) -> String {
        let isSpace: (Unicode.Scalar) -> Bool = { $0.isASCII ? $0 == " " || $0 == "\n" : $0.properties.isWhitespace }
        if collapsesSpaces { return scalars.split(whereSeparator: isSpace).map { String($0) }.joined(separator: " ") }
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
