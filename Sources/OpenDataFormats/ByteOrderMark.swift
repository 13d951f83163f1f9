/// The bytes with which some programs mark the encoding at the start of a file.
enum ByteOrderMark: Equatable {
    /// No mark.
    case none
    /// EF BB BF; harmless, three bytes to skip.
    case utf8
    /// FE FF or FF FE: the file is not UTF-8 at all.
    case utf16(isBigEndian: Bool)

    /// The mark at the start of these bytes, of which there should be three if the file has them.
    init(_ start: some Collection<UInt8>) {
        if start.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .utf8
        } else if start.starts(with: [0xFE, 0xFF]) {
            self = .utf16(isBigEndian: true)
        } else if start.starts(with: [0xFF, 0xFE]) {
            self = .utf16(isBigEndian: false)
        } else {
            self = .none
        }
    }

    /// What to tell about a file in UTF-16, in Dutch.
    static let utf16Reason = "Het bestand is opgeslagen als UTF-16. Sla het op als UTF-8 en probeer het opnieuw."
}
