extension ScanText {
    /// What a scalar is to the detectors; nothing when it only changes the sign before it.
    static func sign(of scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x41...0x5A: UInt8(scalar.value) | 0x20
        case 0x20...0x7E, 0x0A: UInt8(scalar.value)
        case 0x00...0x1F, 0xA0: UInt8(ascii: " ")
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: UInt8(ascii: "-")
        case 0x2024, 0x3002, 0xFE52, 0xFF61: UInt8(ascii: ".")
        case 0xFE6B: UInt8(ascii: "@")
        // The full-width forms stand in the order of ASCII.
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0).flatMap(sign)
        default: signByProperties(scalar)
        }
    }

    private static func signByProperties(_ scalar: Unicode.Scalar) -> UInt8? {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: return nil
        case .decimalNumber:
            return UInt8(ascii: "0") + UInt8(properties.numericValue ?? 0)
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            guard scalar.value < 0x250 else { return Sign.otherLetter }
            let base = FoldedText.bytes(String(scalar))
            return base.count == 1 && base[0] < 0x80 ? base[0] : Sign.otherLetter
        case .spaceSeparator: return UInt8(ascii: " ")
        case .lineSeparator, .paragraphSeparator: return UInt8(ascii: "\n")
        default: return Sign.other
        }
    }
}
