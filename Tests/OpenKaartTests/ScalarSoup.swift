import Foundation

/// Texts of scalars that have nothing to do with each other, rich in those that make trouble.
enum ScalarSoup {
    private static let troublesome: [UInt32] = [
        0x09, 0x0A, 0x0B, 0x0D, 0x1F, 0x20, 0x20, 0x20, 0x7F, 0x85, 0xA0, 0xAD, 0x300, 0x301, 0x323, 0x327, 0x34F,
        0x600, 0x61C, 0x1100, 0x1161,
        0x11A8, 0x115F, 0x1160, 0x1680, 0x180B, 0x180E, 0x2003, 0x200B, 0x200D, 0x200D, 0x200D, 0x2028, 0x2029, 0x202E,
        0x2066, 0x2069, 0x212B,
        0x2640, 0x2764, 0x3000, 0x3099, 0xAC00, 0xFE0F, 0xFE0F, 0xFEFF, 0xFFFA, 0xFFFF, 0x1F1F3, 0x1F1F1, 0x1F3F4,
        0x1F3FD, 0x1F468, 0x1F469,
        0x1F467, 0xE0001, 0xE0067, 0xE007F, 0xE0100,
    ]

    /// Up to 12 scalars: half troublesome, a quarter ASCII letters, the rest anything; now and then a NUL.
    static func text(using random: inout SeededGenerator) -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            let value =
                switch Int.random(in: 0..<200, using: &random) {
                case 0: UInt32(0)
                case 1..<100: troublesome.randomElement(using: &random) ?? 0x20
                case 100..<150: UInt32.random(in: 0x61...0x7A, using: &random)
                case 150..<190: UInt32.random(in: 0...0x3_3FFF, using: &random)
                default: UInt32.random(in: 0...0x10_FFFF, using: &random)
                }
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    /// Letters of many scripts, parts of Hangul syllables and combining marks; nothing that is left out.
    static func composable(using random: inout SeededGenerator) -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0x41...0x5A, 0xC0...0x24F, 0x300...0x345, 0x323...0x328, 0x391...0x3C9, 0x904...0x94D, 0x1100...0x1112,
            0x1161...0x1175, 0x11A7...0x11C3,
            0x1100...0x115E, 0x1161...0x11FF, 0xAC00...0xD7A3, 0xF900...0xFA0D, 0xFB2A...0xFB36, 0x1D15E...0x1D164,
        ]
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let value = (ranges.randomElement(using: &random) ?? 0x41...0x5A).randomElement(using: &random) ?? 0x41
            // The grapheme joiner is left out of every text.
            if let scalar = Unicode.Scalar(value), value != 0x34F { scalars.append(scalar) }
        }
        return String(scalars)
    }

    /// Whether a text is in normal form C, as far as Foundation can tell, and has no two parts of Hangul that go together.
    static func isComposed(_ text: String) -> Bool {
        let parts = text.unicodeScalars.split { (0x1100...0x11FF).contains($0.value) }
        return parts.allSatisfy { String($0).precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual($0) }
            && zip(text.unicodeScalars, text.unicodeScalars.dropFirst()).allSatisfy { first, second in
                switch (first.value, second.value) {
                case (0x1100...0x1112, 0x1161...0x1175): false
                case (0xAC00...0xD7A3, 0x11A8...0x11C2): (first.value - 0xAC00) % 28 != 0
                default: true
                }
            }
    }

    /// The scalars that a stored text may not have, by their Unicode properties.
    static func forbidden(in text: String, isLine: Bool) -> [Unicode.Scalar] {
        let scalars = Array(text.unicodeScalars)
        return scalars.indices.filter { index in
            let scalar = scalars[index]
            switch scalar.value {
            case 0x0A: return isLine
            case 0x115F, 0x1160: return false  // hold a place in a Hangul syllable
            case 0x200D: return !joins(scalars, index)
            case 0xE0020...0xE007F: return !scalars[..<index].contains("\u{1F3F4}")
            case 0xFFF9...0xFFFB: return true
            default: break
            }
            let properties = scalar.properties
            return properties.generalCategory == .control || properties.generalCategory == .lineSeparator
                || properties.generalCategory == .paragraphSeparator || properties.isBidiControl
                || properties.isNoncharacterCodePoint
                || properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
        }.map { scalars[$0] }
    }

    /// Whether there is an emoji on both sides: it, its skin tone or its variation selector before, an emoji after.
    private static func joins(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index > 0, index + 1 < scalars.count else { return false }
        let before = scalars[..<index].last { $0.value != 0xFE0F }
        return before?.properties.isEmoji == true && before?.isASCII == false && scalars[index + 1].properties.isEmoji
    }
}
