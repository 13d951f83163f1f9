package import OpenKaart

/// A moment for people, in the time of the Netherlands, with the moment for programs.
package struct SiteMoment: Sendable {
    /// RFC 3339, for `datetime`.
    let machine: String
    /// Such as `7 maart 2026`.
    let day: String
    /// Such as `7 maart 2026, 14:05`.
    let text: String

    package init(_ moment: Timestamp, _ texts: TextCatalogue) {
        machine = moment.description
        let local = moment.secondsSinceEpoch + Self.offset(at: moment)
        let date = CivilDate(of: Timestamp(secondsSinceEpoch: local) ?? moment)
        let minutes = Int((local % 86_400 + 86_400) % 86_400 / 60)
        day = Self.day(date, texts)
        text = "\(day), \(Self.digits(minutes / 60)):\(Self.digits(minutes % 60))"
    }

    /// A day such as `7 maart 2026`.
    static func day(_ date: CivilDate, _ texts: TextCatalogue) -> String {
        let months = texts.text("months").split(separator: ",")
        let place = Int(date.month) - 1
        return "\(date.day) \(months.indices.contains(place) ? months[place] : "?") \(date.year)"
    }

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Seconds east of UTC: an hour, and one more from the last Sunday of March until that of October, at 1:00 UTC
    /// (Directive 2000/84/EC).
    private static func offset(at moment: Timestamp) -> Int64 {
        let year = CivilDate(of: moment).year
        guard let begin = lastSunday(of: 3, year), let end = lastSunday(of: 10, year) else { return 3_600 }
        return (begin..<end).contains(moment.secondsSinceEpoch) ? 7_200 : 3_600
    }

    /// One o'clock UTC on it; of a month with 31 days.
    private static func lastSunday(of month: Int64, _ year: Int64) -> Int64? {
        guard let last = CivilDate(year: year, month: month, day: 31)?.daysSinceEpoch else { return nil }
        // The first day of 1970 was a Thursday.
        let sunday = last - ((last + 4) % 7 + 7) % 7
        return sunday * 86_400 + 3_600
    }
}
