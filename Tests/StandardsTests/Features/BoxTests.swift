import TestSupport
import Testing

@Suite("OGC API Features Part 1, A13–A15: items and bbox", .kaart)
struct BoxTests {
    @Test(
        "A13 /req/core/fc-op: 200 alone, with bbox, datetime, limit, and all combinations; each gives what fits them all"
    )
    func operation() async throws {
        for mask in 0..<8 {
            var expected = Record.all
            var query: [String] = []
            if mask & 1 > 0 {
                query.append("bbox=4,51.5,5.25,52.5")
                expected = expected.inBox(4, 51.5, 5.25, 52.5)
            }
            if mask & 2 > 0 {
                query.append("datetime=2015-01-01T00:00:00Z/2015-12-31T23:59:59Z")
                expected = expected.created("2015-01-01T00:00:00Z", "2015-12-31T23:59:59Z")
            }
            if mask & 4 > 0 { query.append("limit=3") }
            let answer = try await kaart.items(query.joined(separator: "&"))
            #expect(try answer.json["numberMatched"].int == expected.count && expected.count > 3, "\(query)")
            #expect(Set(try answer.ids).isSubset(of: expected.idSet), "\(query)")
            #expect(try answer.features.count == (mask & 4 > 0 ? 3 : expected.count), "\(query)")
        }
    }

    @Test(
        "A14–A15 /req/core/fc-bbox-response: only features that intersect, and all of them",
        arguments: SeededGenerator.seeds)
    func random(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var sawSome = false
        for _ in 0..<60 {
            // On the grid of the records, so that many lie on the edge; not sorted, so that half go over the antimeridian.
            let x = (0..<2).map { _ in 3.5 + Double(Int.random(in: 0...14, using: &random)) / 4 }
            let y = (0..<2).map { _ in 51 + Double(Int.random(in: 0...10, using: &random)) / 4 }.sorted()
            let expected = Record.all.inBox(x[0], y[0], x[1], y[1])
            let answer = try await kaart.items("limit=1000&bbox=\(x[0]),\(y[0]),\(x[1]),\(y[1])")
            #expect(Set(try answer.ids) == expected.idSet, "\(x) \(y)")
            sawSome = sawSome || !expected.isEmpty && expected.count < Record.all.count
        }
        #expect(sawSome)
    }

    @Test("A15: with six numbers the heights, of points without one, do not count")
    func heights() async throws {
        let flat = try await kaart.items("bbox=4,51.5,5.25,52.5&limit=1000")
        for heights in [("0", "100"), ("-5", "-4"), ("1e3", "2e3"), ("7", "7")] {
            let answer = try await kaart.items("bbox=4,51.5,\(heights.0),5.25,52.5,\(heights.1)&limit=1000")
            #expect(try answer.ids == flat.ids)
        }
    }

    @Test(
        "A15: another count than 4 or 6, what is no number, and a box upside down give 400 that names bbox",
        arguments: [
            "", ",,,", ",", "1", "4,52", "4,52,5", "4,52,5,53,6", "4,52,5,53,6,7,8", "4,52,5,53,", ",4,52,5,53",
            "4;52;5;53", "a,b,c,d", "NaN,52,5,53", "4,nan,5,53", "4,52,Infinity,53", "4,52,5,-Infinity", "4,52,inf,53",
            "1e400,52,5,53", "-1e400,52,5,53", "4,52,5,1e309", "0x4,52,5,53", "4,53,5,52", "4,52,9,5,53,1",
            "4.0.0,52,5,53", "4,52,5,53 ", " 4,52,5,53", "4, 52, 5, 53", "٤,52,5,53", "4,52,5,null",
            "[4,52,5,53]", "4,52,5,53,NaN,6", "-181,52,5,53", "4,52,181,53", "4,-90.1,5,53", "4,52,5,90.1",
        ])
    func bad(bbox: String) async throws {
        let answer = try await kaart.get(Kaart.items + "?bbox=\(bbox.queryValue)")
        #expect(answer.status == 400, "\(bbox)")
        #expect(try answer.mistakes == ["bbox ongeldig"], "\(bbox)")
    }

    @Test(
        "The boxes that the official suite sends all give 200",
        arguments: [
            "-1.5,50,1.5,53", "-80,-5,-70,5", "177,65,-177,70", "-180,85,180,90", "-180,-90,180,-85",
            "3.2,50.7,7.3,53.7", "-180,-90,180,90",
        ])
    func official(bbox: String) async throws {
        let expected = Record.all.filter { _ in ["3.2,50.7,7.3,53.7", "-180,-90,180,90"].contains(bbox) }
        #expect(try await kaart.items("bbox=\(bbox)").json["numberMatched"].int == expected.count)
    }

    @Test("Extra: west above east is two boxes, left and right of the antimeridian, anywhere and not at 177 alone")
    func antimeridian() async throws {
        for (west, east) in [
            (6.0, 4.0), (7.3, 3.2), (5.12345678, 5.1234), (180.0, -180.0), (180.0, 3.5), (7.0, -180.0),
        ] {
            let expected = Record.all.inBox(west, 50, east, 54)
            let answer = try await kaart.items("limit=1000&bbox=\(west),50,\(east),54")
            #expect(Set(try answer.ids) == expected.idSet, "\(west) \(east)")
        }
    }

    @Test("Extra: a box that is a point or a line finds what lies on it; edges are inside, to the last decimal")
    func edges() async throws {
        let exact = try #require(Record.all.first { $0.title == "Op acht decimalen" })
        func count(_ bbox: String) async throws -> Int? {
            try await kaart.items("bbox=" + bbox).json["numberMatched"].int
        }
        #expect(try await count("5.12345678,52.87654321,5.12345678,52.87654321") == 1)
        #expect(try await count("5.12345678,52.8765432,5.12345678,52.8765433") == 1)
        for (bbox, found) in [
            ("5.12345678,52.8,5.2,52.9", true), ("5.12345679,52.8,5.2,52.9", false),
            ("5.1,52.8,5.12345678,52.9", true), ("5.1,52.8,5.12345677,52.9", false),
            ("5.1,52.87654321,5.2,52.9", true), ("5.1,52.87654322,5.2,52.9", false),
            ("5.1,52.8,5.2,52.87654321", true), ("5.1,52.8,5.2,52.8765432", false),
        ] {
            #expect(try await kaart.items("bbox=" + bbox).ids.contains(exact.id) == found, "\(bbox)")
        }
        #expect(try await count("3.2,50.7,3.2,50.7") == 1)
        #expect(try await count("7.3,53.7,7.3,53.7") == 1)
    }
}
