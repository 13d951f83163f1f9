extension Timestamp {
    /// Reads RFC 3339, section 5.6: a date, a time and an offset. Parts of a second are cut off; a leap second is taken as the
    /// second before it. Nothing when the text is something else.
    package init?(parsing text: some StringProtocol) {
        guard text.utf8.count <= Self.longestText else { return nil }
        var reader = DigitReader(bytes: Array(text.utf8))
        guard let year = reader.number(digits: 4), reader.take("-"), let month = reader.number(digits: 2),
            reader.take("-"),
            let day = reader.number(digits: 2), reader.take("T") || reader.take("t"),
            let hour = reader.number(digits: 2), reader.take(":"), let minute = reader.number(digits: 2),
            reader.take(":"),
            let second = reader.number(digits: 2), reader.skipFraction(), let offset = reader.offset(), reader.isAtEnd,
            let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60, second <= 60
        else { return nil }
        let seconds = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset
        // A leap second ends a day in UTC (RFC 3339, section 5.7).
        if second == 60, !seconds.isMultiple(of: 86_400) { return nil }
        self.init(secondsSinceEpoch: second == 60 ? seconds - 1 : seconds)
    }

    // Room for 38 digits of a second; more are not worth reading.
    private static let longestText = 64
}

private struct DigitReader {
    let bytes: [UInt8]
    var position = 0

    var isAtEnd: Bool { position == bytes.count }

    mutating func number(digits: Int) -> Int64? {
        guard position + digits <= bytes.count else { return nil }
        var value: Int64 = 0
        for byte in bytes[position..<position + digits] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        position += digits
        return value
    }

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    mutating func skipFraction() -> Bool {
        guard take(".") else { return true }
        let start = position
        while number(digits: 1) != nil {}
        return position > start
    }

    /// Seconds east of UTC.
    mutating func offset() -> Int64? {
        if take("Z") || take("z") { return 0 }
        let sign: Int64 = take("+") ? 1 : (take("-") ? -1 : 0)
        guard sign != 0, let hours = number(digits: 2), take(":"), let minutes = number(digits: 2), hours < 24,
            minutes < 60
        else {
            return nil
        }
        return sign * (hours * 3600 + minutes * 60)
    }
}
