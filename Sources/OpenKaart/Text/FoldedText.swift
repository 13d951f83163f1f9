private import Foundation

/// Text as people sort it: capitals and accents make no difference.
///
/// As bytes of UTF-8 of the base letters, which compare as their scalars do: digits and signs before letters, as in the character
/// table. It needs no locale, so that an order is the same on every machine. Nothing is allocated, because sorting a million
/// titles asks for each of them.
package struct FoldedText: Sequence, IteratorProtocol {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0
    /// Bytes of a letter that is on its way out, the first one lowest.
    private var pending: UInt64 = 0
    /// Whether a backslash is an escape of JSON.
    private let isEscaped: Bool

    /// - Parameters:
    ///   - bytes: UTF-8; must live as long as this value.
    ///   - isEscaped: whether it stood between the quotes of a JSON string.
    package init(_ bytes: UnsafeRawBufferPointer, isEscaped: Bool = false) {
        self.bytes = bytes
        self.isEscaped = isEscaped
    }

    package mutating func next() -> UInt8? {
        while true {
            if pending != 0 {
                defer { pending >>= 8 }
                return UInt8(truncatingIfNeeded: pending)
            }
            guard place < bytes.count else { return nil }
            let byte = bytes[place]
            if byte < 0x80 {
                if byte == UInt8(ascii: "\\"), isEscaped { return escape() }
                place += 1
                return UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
            }
            pending = Self.folded(scalar())
        }
    }

    /// Whether one text comes before, with or after another: -1, 0 or 1.
    package static func compare(_ left: FoldedText, _ right: FoldedText) -> Int {
        var (left, right) = (left, right)
        while true {
            switch (left.next(), right.next()) {
            case (nil, nil): return 0
            case (nil, _): return -1
            case (_, nil): return 1
            case (let one?, let other?): if one != other { return one < other ? -1 : 1 }
            }
        }
    }

    /// The first eight bytes as a number that compares alike.
    package var prefix: UInt64 {
        var text = self
        var number: UInt64 = 0
        for _ in 0..<8 { number = number << 8 | UInt64(text.next() ?? 0) }
        return number
    }

    /// The folded bytes of a whole text.
    package static func bytes(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { Array(FoldedText(UnsafeRawBufferPointer($0))) }
    }

    /// What `ByteWriter.jsonString` writes: a sign, or `\u00` and two digits.
    private mutating func escape() -> UInt8 {
        guard place + 1 < bytes.count else {
            place = bytes.count
            return UInt8(ascii: "\\")
        }
        let sign = bytes[place + 1]
        place += 2
        switch sign {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"):
            let digits = bytes.dropFirst(place).prefix(4)
            place += digits.count
            return UInt8(truncatingIfNeeded: Int(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0)
        default: return sign
        }
    }

    /// The scalar of two or more bytes that begins here; what is no UTF-8 gives its bytes one by one.
    private mutating func scalar() -> UInt32 {
        let first = UInt32(bytes[place])
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        guard length > 1, place + length <= bytes.count else {
            place += 1
            return first
        }
        var value = first & (0xFF >> UInt32(length + 1))
        for index in place + 1..<place + length { value = value << 6 | UInt32(bytes[index] & 0x3F) }
        place += length
        return value
    }

    private static func folded(_ value: UInt32) -> UInt64 {
        switch value {
        case 0x300..<0x370: return 0
        case 0xC0..<0x250: return latin[Int(value) - 0xC0]
        default:
            guard let scalar = Unicode.Scalar(value) else { return 0 }
            return packed(value < 0x250 ? String(scalar) : scalar.properties.lowercaseMapping)
        }
    }

    /// The base letters of Latin-1 Supplement, Latin Extended-A and -B.
    private static let latin: [UInt64] = (0xC0..<0x250).map { value in
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return 0 }
        let text = scalar.properties.lowercaseMapping.decomposedStringWithCanonicalMapping
        return packed(
            String(String.UnicodeScalarView(text.unicodeScalars.filter { !(0x300..<0x370).contains($0.value) })))
    }

    private static func packed(_ text: String) -> UInt64 {
        text.utf8.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
