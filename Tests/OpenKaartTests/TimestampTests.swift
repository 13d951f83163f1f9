import Foundation
import OpenKaart
import Testing

@Suite("A timestamp")
struct TimestampTests {
    private static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    @Test("is written as Foundation writes ISO 8601, and read back", arguments: SeededGenerator.seeds)
    func asFoundation(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        // Foundation counts in the Julian calendar before 1582. The Gregorian one is the same again after 400 years.
        let (years, cycle): (Int, Int64) = (1_600, 4 * 146_097 * 86_400)
        for _ in 0..<2_000 {
            let seconds = Int64.random(in: Self.range, using: &random)
            let moment = try #require(Timestamp(secondsSinceEpoch: seconds))
            let isEarly = seconds < -10_000_000_000
            var expected = Date(timeIntervalSince1970: Double(isEarly ? seconds + cycle : seconds)).formatted(.iso8601)
            if isEarly, let year = Int(expected.prefix(4)) {
                expected = String(String(10_000 + year - years).dropFirst()) + expected.dropFirst(4)
            }
            #expect(moment.description == expected, "seed \(seed)")
            #expect(Timestamp(parsing: moment.description) == moment, "seed \(seed)")
        }
    }

    @Test("knows the first day of every month of every year, counted one by one")
    func everyMonth() throws {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: width - digits.count) + digits
        }
        var seconds = Self.range.lowerBound
        for year in 1...9999 {
            let isLeap = year.isMultiple(of: 400) || year.isMultiple(of: 4) && !year.isMultiple(of: 100)
            for (index, days) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                let text = "\(padded(year, 4))-\(padded(index + 1, 2))-01T00:00:00Z"
                try #require(Timestamp(secondsSinceEpoch: seconds)?.description == text)
                try #require(Timestamp(parsing: text)?.secondsSinceEpoch == seconds)
                seconds += Int64(days) * 86_400
            }
        }
        #expect(seconds == Self.range.upperBound + 1)
    }

    @Test(
        "is read with its offset and without its fraction",
        arguments: [
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"), ("2026-11-23t09:30:00z", "2026-11-23T09:30:00Z"),
            ("2026-11-23T09:30:00+01:00", "2026-11-23T08:30:00Z"),
            ("2026-11-23T09:30:00-05:30", "2026-11-23T15:00:00Z"),
            ("2026-11-23T09:30:00+00:00", "2026-11-23T09:30:00Z"),
            ("2026-11-23T09:30:00-00:00", "2026-11-23T09:30:00Z"),
            ("2026-01-01T00:00:00+23:59", "2025-12-31T00:01:00Z"), ("2026-11-23T09:30:00.5Z", "2026-11-23T09:30:00Z"),
            ("2026-11-23T09:30:00.999999999+01:00", "2026-11-23T08:30:00Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59Z"),
            ("2024-02-29T12:00:00Z", "2024-02-29T12:00:00Z"), ("2000-02-29T12:00:00Z", "2000-02-29T12:00:00Z"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"), ("1990-12-31T15:59:60-08:00", "1990-12-31T23:59:59Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"), ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
            ("2026-11-23T09:30:00." + String(repeating: "1", count: 43) + "Z", "2026-11-23T09:30:00Z"),
        ])
    func read(text: String, written: String) {
        #expect(Timestamp(parsing: text)?.description == written)
    }

    @Test(
        "is not read from what is no RFC 3339",
        arguments: [
            "", "gisteren", "2026-11-23", "2026-11-23T09:30:00", "2026-11-23T09:30Z", "2026-11-23 09:30:00Z",
            "20261123T093000Z",
            "2026-11-23T09:30:00+0100", "2026-11-23T09:30:00+01", "2026-11-23T09:30:00 Z", " 2026-11-23T09:30:00Z",
            "2026-11-23T09:30:00Z ",
            "2026-11-23T09:30:00.Z", "2026-11-23T09:30:00,5Z", "26-11-23T09:30:00Z", "+2026-11-23T09:30:00Z",
            "12026-11-23T09:30:00Z",
            "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-02-30T00:00:00Z", "2026-04-31T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z", "2026-11-23T24:00:00Z",
            "2026-11-23T09:60:00Z",
            "2026-11-23T09:30:61Z", "2026-11-23T09:30:60Z", "2016-12-31T23:59:60+01:00", "2026-11-23T09:30:00+24:00",
            "2026-11-23T09:30:00+01:60", "0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01",
            "2026-11-2３T09:30:00Z", "2026-11-23T09:30:00Z\0", "2026-11-23T09:30:00ZZ",
            "2026-11-23T09:30:00." + String(repeating: "1", count: 43) + "Zonzin",
        ])
    func notRead(text: String) {
        #expect(Timestamp(parsing: text) == nil)
    }

    @Test("lies between the years 0001 and 9999")
    func bounds() {
        #expect(Timestamp(secondsSinceEpoch: Self.range.lowerBound)?.description == "0001-01-01T00:00:00Z")
        #expect(Timestamp(secondsSinceEpoch: Self.range.upperBound)?.description == "9999-12-31T23:59:59Z")
        #expect(Timestamp(secondsSinceEpoch: Self.range.lowerBound - 1) == nil)
        #expect(Timestamp(secondsSinceEpoch: Self.range.upperBound + 1) == nil)
        #expect(Timestamp(secondsSinceEpoch: .min) == nil)
        #expect(Timestamp(secondsSinceEpoch: .max) == nil)
    }

    @Test("sorts as its text does", arguments: SeededGenerator.seeds)
    func order(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let moments = try (0..<200).map { _ in
            try #require(Timestamp(secondsSinceEpoch: .random(in: Self.range, using: &random)))
        }
        #expect(moments.sorted().map(\.description) == moments.map(\.description).sorted(), "seed \(seed)")
    }

    @Test("of the machine's clock is now")
    func now() {
        let before = Int64(Date().timeIntervalSince1970)
        let now = Clock.system.now().secondsSinceEpoch
        #expect((before...before + 60).contains(now))
    }
}
