extension Timestamp {
    /// The moment so many working days later, at the same time of day in UTC. Saturdays and Sundays do not count; public holidays
    /// are not known, and count. From a weekend the days begin on Monday at 00:00.
    package func adding(workingDays: Int) -> Timestamp {
        let (today, time) = secondsSinceEpoch.quotientAndFloorModulus(Self.daySeconds)
        let weekday = Self.weekday(today)
        let isWeekend = weekday >= Self.workingWeek
        let start = isWeekend ? today + 7 - weekday : today
        let (weeks, rest) = Int64(workingDays).quotientAndRemainder(dividingBy: Self.workingWeek)
        var day = start + 7 * weeks + rest
        if Self.weekday(start) + rest >= Self.workingWeek { day += 2 }
        return Timestamp(secondsSinceEpoch: day * Self.daySeconds + (isWeekend ? 0 : time)) ?? .latest
    }

    private static let daySeconds: Int64 = 86_400
    private static let workingWeek: Int64 = 5

    /// 0 for a Monday; 1970-01-01 was a Thursday.
    private static func weekday(_ day: Int64) -> Int64 {
        (day + 3).quotientAndFloorModulus(7).1
    }
}
