/// One sign of a text as the detectors read it; see `ScanText`.
enum Sign {
    /// Outside the text.
    static let end: UInt8 = 0
    /// A sign that no detector looks at, such as an emoji.
    static let other: UInt8 = 1
    /// A letter that has no base letter a–z, such as one of another script.
    static let otherLetter: UInt8 = 0x80

    /// Whether it is one of 0–9.
    static func isDigit(_ sign: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= sign
    }

    /// Whether it is one of a–z.
    static func isLatin(_ sign: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= sign
    }

    /// Whether it is a letter of any script.
    static func isLetter(_ sign: UInt8) -> Bool {
        isLatin(sign) || sign == otherLetter
    }

    /// Whether it is a letter or a digit.
    static func isWordPart(_ sign: UInt8) -> Bool {
        isLetter(sign) || isDigit(sign)
    }
}
