/// Numbers as people and files write them: decimal point, optional sign and exponent. No `nan`, `inf` or hexadecimal.
package enum DecimalText {
    /// The number that a text stands for, or nothing when it is not a finite decimal number.
    package static func number(_ text: some StringProtocol) -> Double? {
        guard !text.isEmpty, text.utf8.count <= 64, text.utf8.allSatisfy(isPart), let number = Double(text),
            number.isFinite
        else {
            return nil
        }
        return number
    }

    // `Double.init` also takes "nan", "infinity" and "0x1p3".
    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "e"),
            UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
