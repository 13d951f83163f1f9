/// The ASCII characters that the readers look for, by name.
enum ASCII {
    /// Horizontal tab.
    static let tab: UInt8 = 0x09
    /// Line feed, the end of a line on Unix.
    static let lineFeed: UInt8 = 0x0A
    /// Carriage return, the first half of the end of a line on Windows.
    static let carriageReturn: UInt8 = 0x0D
    /// Record separator, which RFC 8142 puts before every GeoJSON text of a sequence.
    static let recordSeparator: UInt8 = 0x1E
    /// Space.
    static let space: UInt8 = 0x20
    /// Double quotation mark.
    static let quote = UInt8(ascii: "\"")
    /// Backslash.
    static let backslash = UInt8(ascii: "\\")
    /// Comma.
    static let comma = UInt8(ascii: ",")
    /// Colon.
    static let colon = UInt8(ascii: ":")
    /// Opens a JSON object.
    static let openBrace = UInt8(ascii: "{")
    /// Closes a JSON object.
    static let closeBrace = UInt8(ascii: "}")
    /// Opens a JSON array.
    static let openBracket = UInt8(ascii: "[")
    /// Closes a JSON array.
    static let closeBracket = UInt8(ascii: "]")
}
