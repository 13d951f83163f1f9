private import Foundation

/// Normal form C (Unicode Annex 15).
enum NormalForm {
    /// The text in normal form C.
    ///
    /// The parts of Hangul syllables are put together here (Unicode 3.12): Foundation leaves a syllable and its last consonant
    /// apart, drops U+11A7 and U+11C3, and makes U+FFFD of some old ones (seen in Swift 6.3).
    static func composed(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value >= 0x300 }) else { return text }
        guard text.unicodeScalars.contains(where: isJamo) else { return text.precomposedStringWithCanonicalMapping }
        var composed = String.UnicodeScalarView()
        var other = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard isJamo(scalar) else {
                other.append(scalar)
                continue
            }
            // A part of a syllable goes together with nothing but another part, so that the text between them stands alone.
            composed.append(contentsOf: String(other).precomposedStringWithCanonicalMapping.unicodeScalars)
            other = .init()
            if let last = composed.last, let syllable = syllable(last, scalar) {
                composed.removeLast()
                composed.append(syllable)
            } else {
                composed.append(scalar)
            }
        }
        composed.append(contentsOf: String(other).precomposedStringWithCanonicalMapping.unicodeScalars)
        return String(composed)
    }

    private static func isJamo(_ scalar: Unicode.Scalar) -> Bool {
        (0x1100...0x11FF).contains(scalar.value)
    }

    private static func syllable(_ last: Unicode.Scalar, _ next: Unicode.Scalar) -> Unicode.Scalar? {
        switch (last.value, next.value) {
        case (0x1100...0x1112, 0x1161...0x1175):
            Unicode.Scalar(0xAC00 + ((last.value - 0x1100) * 21 + next.value - 0x1161) * 28)
        case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (last.value - 0xAC00).isMultiple(of: 28):
            Unicode.Scalar(last.value + next.value - 0x11A7)
        default: nil
        }
    }
}
