private import Foundation
import OpenDataFormats
import OpenKaart

/// Where a page of a list ended, as text for a link, with a check of the question that it belongs to.
///
/// Opaque to clients: base64url (RFC 4648, section 5) without padding of the curve key, the identity, the check, and the values
/// of the sort keys if there are any.
struct Cursor: Hashable, Sendable {
    let position: ListPosition
    let check: UInt32

    init(_ position: ListPosition, check: UInt32) {
        self.position = position
        self.check = check
    }

    /// Reads a cursor that belongs to a question.
    ///
    /// - Throws: `Problem` when it is not a cursor, or one of another question.
    init(parsing text: String, check: UInt32) throws(Problem) {
        let padded =
            text.replacing("-", with: "+").replacing("_", with: "/")
            + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), data.count >= 28,
            let values = Self.values(Array(data.dropFirst(28)))
        else {
            throw Problem(
                member: "cursor", code: .invalid,
                detail: "Deze cursor klopt niet. Begin opnieuw zonder cursor en volg de link 'next'.")
        }
        let bytes = [UInt8](data)
        func number(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
        self.check = UInt32(number(24..<28))
        position = ListPosition(
            values: values,
            key: PageKey(
                curve: CurveKey(value: Int64(bitPattern: number(0..<8))),
                id: InitiativeID(high: number(8..<16), low: number(16..<24))))
        guard self.check == check else {
            throw Problem(
                member: "cursor", code: .invalid,
                detail:
                    "Deze cursor hoort bij andere filters. Begin opnieuw zonder cursor, of gebruik de filters van de vorige bladzijde."
            )
        }
    }

    /// Letters, digits, `-` and `_`. Hot path.
    var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(30)
        Self.append(UInt64(bitPattern: position.key.curve.value), to: &bytes)
        Self.append(position.key.id.high, to: &bytes)
        Self.append(position.key.id.low, to: &bytes)
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: check >> UInt32(shift)))
        }
        for value in position.values { Self.append(value, to: &bytes) }
        let length = (bytes.count * 4 + 2) / 3
        while !bytes.count.isMultiple(of: 3) { bytes.append(0) }
        return String(unsafeUninitializedCapacity: bytes.count / 3 * 4) { buffer in
            for group in 0..<bytes.count / 3 {
                let bits = Int(bytes[group * 3]) << 16 | Int(bytes[group * 3 + 1]) << 8 | Int(bytes[group * 3 + 2])
                for place in 0..<4 { buffer[group * 4 + place] = Self.letter(bits >> (18 - 6 * place) & 0x3F) }
            }
            return length
        }
    }

    private static func letter(_ six: Int) -> UInt8 {
        switch six {
        case 0..<26: UInt8(ascii: "A") + UInt8(six)
        case 26..<52: UInt8(ascii: "a") + UInt8(six - 26)
        case 52..<62: UInt8(ascii: "0") + UInt8(six - 52)
        case 62: UInt8(ascii: "-")
        default: UInt8(ascii: "_")
        }
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }

    // A value is a letter for its kind, and then 8 bytes of a number, or two bytes of a length and a text.

    private static func append(_ value: ListPosition.Value, to bytes: inout [UInt8]) {
        switch value {
        case .number(let number):
            bytes.append(UInt8(ascii: "n"))
            append(UInt64(bitPattern: number), to: &bytes)
        case .text(let text?):
            bytes += [
                UInt8(ascii: "t"), UInt8(truncatingIfNeeded: text.utf8.count >> 8),
                UInt8(truncatingIfNeeded: text.utf8.count),
            ]
            bytes += text.utf8
        case .text(nil): bytes.append(UInt8(ascii: "-"))
        }
    }

    private static func values(_ bytes: [UInt8]) -> [ListPosition.Value]? {
        var values: [ListPosition.Value] = []
        var rest = bytes[...]
        while let kind = rest.popFirst() {
            switch kind {
            case UInt8(ascii: "n") where rest.count >= 8:
                values.append(.number(Int64(bitPattern: rest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })))
                rest = rest.dropFirst(8)
            case UInt8(ascii: "t") where rest.count >= 2:
                let length = Int(rest.removeFirst()) << 8 | Int(rest.removeFirst())
                guard rest.count >= length, let text = String(validating: rest.prefix(length), as: UTF8.self) else {
                    return nil
                }
                values.append(.text(text))
                rest = rest.dropFirst(length)
            case UInt8(ascii: "-"): values.append(.text(nil))
            default: return nil
            }
        }
        return values
    }
}
