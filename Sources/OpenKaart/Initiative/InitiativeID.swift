/// The identity of a record or submission: a UUID (RFC 9562), in lower case in every text. Never reused.
package struct InitiativeID: Hashable, Comparable, Sendable {
    /// The first eight bytes, big-endian.
    package let high: UInt64
    /// The last eight bytes, big-endian.
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads the 36 characters of a UUID, in either case; nothing when the text is something else.
    package init?(parsing text: some StringProtocol) {
        var halves: (UInt64, UInt64) = (0, 0)
        var count = 0
        for byte in text.utf8 {
            defer { count += 1 }
            if count == 8 || count == 13 || count == 18 || count == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard count < 36, let digit = Self.digit(byte) else { return nil }
            if count < 18 { halves.0 = halves.0 << 4 | digit } else { halves.1 = halves.1 << 4 | digit }
        }
        guard count == 36 else { return nil }
        self.init(high: halves.0, low: halves.1)
    }

    /// A new random identity (version 4).
    package static func random() -> InitiativeID {
        InitiativeID(
            high: .random(in: .min ... .max) & 0xFFFF_FFFF_FFFF_0FFF | 0x4000,
            low: .random(in: .min ... .max) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
    }

    package static func < (left: InitiativeID, right: InitiativeID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

extension InitiativeID: CustomStringConvertible {
    /// 36 characters, lower case. Sorts as the identities do.
    package var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var end = 0
            for half in [high, low] {
                for shift in stride(from: 60, through: 0, by: -4) {
                    if end == 8 || end == 13 || end == 18 || end == 23 {
                        buffer[end] = UInt8(ascii: "-")
                        end += 1
                    }
                    let digit = UInt8(truncatingIfNeeded: half >> UInt64(shift)) & 0xF
                    buffer[end] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                    end += 1
                }
            }
            return end
        }
    }
}
