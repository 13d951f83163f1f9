/// A moment in whole seconds, in UTC. Text form: RFC 3339 with `T` and `Z`, such as `2026-11-23T09:30:00Z`.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    package let secondsSinceEpoch: Int64

    /// Makes a moment between the years 0001 and 9999, or nothing.
    package init?(secondsSinceEpoch: Int64) {
        guard (Self.first...Self.last).contains(secondsSinceEpoch) else { return nil }
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    private init(unchecked seconds: Int64) {
        secondsSinceEpoch = seconds
    }

    /// 1970-01-01T00:00:00Z.
    package static let epoch = Timestamp(unchecked: 0)

    /// 9999-12-31T23:59:59Z.
    package static let latest = Timestamp(unchecked: last)

    private static let first: Int64 = -62_135_596_800
    private static let last: Int64 = 253_402_300_799

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC, 20 characters.
    package var description: String {
        let (day, second) = secondsSinceEpoch.quotientAndFloorModulus(86_400)
        let date = CivilDate(daysSinceEpoch: day)
        let digits = [
            (date.year, 4, UInt8(ascii: "-")), (date.month, 2, UInt8(ascii: "-")), (date.day, 2, UInt8(ascii: "T")),
            (second / 3600, 2, UInt8(ascii: ":")), (second / 60 % 60, 2, UInt8(ascii: ":")),
            (second % 60, 2, UInt8(ascii: "Z")),
        ]
        return String(unsafeUninitializedCapacity: 20) { buffer in
            var end = 0
            for (number, width, sign) in digits {
                var rest = number
                for place in stride(from: end + width - 1, through: end, by: -1) {
                    buffer[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
                buffer[end + width] = sign
                end += width + 1
            }
            return end
        }
    }
}

extension Int64 {
    func quotientAndFloorModulus(_ divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
