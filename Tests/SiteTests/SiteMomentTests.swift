import OpenKaart
import Testing

@testable import Site

@Suite("Moments for people")
struct SiteMomentTests {
    @Test(
        "They are in the time of the Netherlands, also around the change to and from summer time",
        arguments: [
            ("2026-11-27T18:05:00Z", "27 november 2026, 19:05"), ("2026-07-01T22:30:00Z", "2 juli 2026, 00:30"),
            ("2026-03-29T00:59:59Z", "29 maart 2026, 01:59"), ("2026-03-29T01:00:00Z", "29 maart 2026, 03:00"),
            ("2026-10-25T00:59:59Z", "25 oktober 2026, 02:59"), ("2026-10-25T01:00:00Z", "25 oktober 2026, 02:00"),
            ("2027-03-28T01:00:00Z", "28 maart 2027, 03:00"), ("2023-12-31T23:30:00Z", "1 januari 2024, 00:30"),
            ("1969-07-20T20:17:00Z", "20 juli 1969, 22:17"),
        ])
    func local(moment: String, expected: String) throws {
        let made = SiteMoment(try #require(Timestamp(parsing: moment)), try TextTests.catalogue(.dutch))
        #expect(made.text == expected && made.machine == moment)
    }

    @Test(
        "Sizes have a unit that fits, and a decimal as the language writes it",
        arguments: [
            (0, "0 B"), (999, "999 B"), (1_000, "1,0 kB"), (9_949, "9,9 kB"), (12_300, "12 kB"), (999_499, "999 kB"),
            (999_500, "1,0 MB"), (1_234_567_890, "1,2 GB"),
        ])
    func sizes(bytes: Int, expected: String) throws {
        #expect(try TextTests.catalogue(.dutch).size(bytes) == expected)
        #expect(try TextTests.catalogue(.english).size(bytes) == expected.replacing(",", with: "."))
    }
}
