import OpenDataFormats

/// Percent-encoding (RFC 3986, section 2.1) of a segment, a fragment or a parameter.
enum PercentEncoding {
    /// The text with all but unreserved characters encoded.
    static func encoded(_ text: String) -> String {
        var writer = ByteWriter(capacity: text.utf8.count)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                writer.byte(byte)
            } else {
                writer.raw("%")
                for digit in [byte >> 4, byte & 0xF] { writer.byte(digits[Int(digit)]) }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The text of a parameter, in which a plus sign stands for a space; a stray percent sign stands for itself.
    static func decoded(_ text: some StringProtocol) -> String {
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let high = hexDigit(rest[rest.startIndex]),
                let low = hexDigit(rest[rest.startIndex + 1])
            {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The first value of a parameter in an address.
    static func parameter(_ name: String, of address: String) -> String? {
        guard let question = address.firstIndex(of: "?") else { return nil }
        let query = address[address.index(after: question)...].prefix { $0 != "#" }
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if decoded(parts[0]) == name { return parts.count == 2 ? decoded(parts[1]) : "" }
        }
        return nil
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
    }
}
