private import Foundation
import OpenDataFormats
import OpenKaart

/// Where a page of a list ended, as text for a link: the key of its last record and a check of the filter that it belongs to.
///
/// Opaque to clients. 28 bytes in base64url: curve key, identity, check.
struct Cursor: Hashable, Sendable {
    let after: PageKey
    /// A check of the filter; a cursor used with another filter would skip records.
    let check: UInt32

    init(after: PageKey, filter: InitiativeFilter) {
        self.after = after
        check = Self.check(filter)
    }

    /// Reads a cursor that belongs to a filter.
    ///
    /// - Throws: `Problem` when it is not a cursor, or one of another filter.
    init(parsing text: String, filter: InitiativeFilter) throws(Problem) {
        let padded =
            text.replacing("-", with: "+").replacing("_", with: "/")
            + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), data.count == 28 else {
            throw Problem(
                member: "cursor", code: .invalid,
                detail: "Deze cursor klopt niet. Begin opnieuw zonder cursor en volg de link 'next'.")
        }
        let bytes = [UInt8](data)
        func number(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
        check = UInt32(number(24..<28))
        after = PageKey(
            curve: CurveKey(value: Int64(bitPattern: number(0..<8))),
            id: InitiativeID(high: number(8..<16), low: number(16..<24)))
        guard check == Self.check(filter) else {
            throw Problem(
                member: "cursor", code: .invalid,
                detail:
                    "Deze cursor hoort bij andere filters. Begin opnieuw zonder cursor, of gebruik de filters van de vorige bladzijde."
            )
        }
    }

    /// 38 characters of base64url (RFC 4648, section 5) without padding. Hot path.
    var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(30)
        for number in [UInt64(bitPattern: after.curve.value), after.id.high, after.id.low] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
            }
        }
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: check >> UInt32(shift)))
        }
        bytes += [0, 0]  // 28 bytes are nine groups of three and one byte
        return String(unsafeUninitializedCapacity: 40) { buffer in
            for group in 0..<10 {
                let bits = Int(bytes[group * 3]) << 16 | Int(bytes[group * 3 + 1]) << 8 | Int(bytes[group * 3 + 2])
                for place in 0..<4 { buffer[group * 4 + place] = Self.letter(bits >> (18 - 6 * place) & 0x3F) }
            }
            return 38
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

    /// FNV-1a over the filter: the same on every machine, unlike Swift's own hash.
    private static func check(_ filter: InitiativeFilter) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        func mix(_ byte: UInt8) { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        if let box = filter.box {
            for edge in [box.west, box.south, box.east, box.north] {
                withUnsafeBytes(of: edge.bitPattern.littleEndian) { $0.forEach(mix) }
            }
        }
        for theme in filter.themes.sorted() {
            theme.text.utf8.forEach(mix)
            mix(0)
        }
        for bound in [filter.created?.start, filter.created?.end] {
            (bound?.description ?? "-").utf8.forEach(mix)
            mix(1)
        }
        for name in [filter.organisation, filter.place, filter.municipalityCode] {
            (name ?? "").utf8.forEach(mix)
            mix(2)
        }
        return hash
    }
}
