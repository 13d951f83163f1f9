private import Foundation

/// Text as people sort it: capitals and accents make no difference.
///
/// Compared by Unicode scalars of the base letters; digits and signs come before letters, as in the character table. It needs no
/// locale, so that an order is the same on every machine.
package enum FoldedText {
    /// The base letters of a text as UTF-8, for comparing byte by byte (which is the order of the scalars).
    package static func bytes(_ text: some Sequence<UInt8>) -> [UInt8] {
        var folded: [UInt8] = []
        var isASCII = true
        for byte in text {
            if byte >= 0x80 { isASCII = false }
            folded.append(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte)
        }
        if isASCII { return folded }
        var scalars = String.UnicodeScalarView()
        for scalar in String(decoding: folded, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x300..<0x370: continue
            case 0xC0..<0x250: scalars.append(contentsOf: latin[Int(scalar.value) - 0xC0])
            case 0x250...: scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            default: scalars.append(scalar)
            }
        }
        return Array(String(scalars).utf8)
    }

    /// The base letters of Latin-1 Supplement, Latin Extended-A and -B.
    private static let latin: [[Unicode.Scalar]] = (0xC0..<0x250).map { value in
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return [] }
        let text = scalar.properties.lowercaseMapping.decomposedStringWithCanonicalMapping
        return text.unicodeScalars.filter { !(0x300..<0x370).contains($0.value) }
    }
}
