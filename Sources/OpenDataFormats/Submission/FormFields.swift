/// Reads `application/x-www-form-urlencoded` (WHATWG URL, section 5.1), also the query of an address; strict where that is lenient.
package enum FormFields {
    /// One name and its value, decoded.
    package struct Field: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    /// Several times what any form of ours has.
    static let maximumFields = 100

    /// The fields in order.
    ///
    /// - Throws: when an escape is broken or the text is not UTF-8.
    package static func parse(_ bytes: [UInt8]) throws(BodyError) -> [Field] {
        var fields: [Field] = []
        guard bytes.count(where: { $0 == UInt8(ascii: "&") }) < maximumFields else {
            throw BodyError("Er zijn te veel velden. Geef er hoogstens \(maximumFields).")
        }
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            fields.append(Field(name: try decode(parts[0]), value: parts.count == 2 ? try decode(parts[1]) : ""))
        }
        return fields
    }

    private static func decode(_ part: ArraySlice<UInt8>) throws(BodyError) -> String {
        guard part.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") || $0 > 0x7F }) else {
            return String(decoding: part, as: UTF8.self)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.count)
        var index = part.startIndex
        while index < part.endIndex {
            switch part[index] {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard index + 2 < part.endIndex, let high = hex(part[index + 1]), let low = hex(part[index + 2]) else {
                    throw BodyError(
                        "Na % horen twee hexadecimale cijfers, zoals %20. Schrijf een los procentteken als %25.")
                }
                bytes.append(high << 4 | low)
                index += 2
            default: bytes.append(part[index])
            }
            index += 1
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw BodyError("De tekst is geen geldige UTF-8. Verstuur UTF-8, zoals %C3%AB voor ë.")
        }
        return text
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
