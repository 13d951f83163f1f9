import TestSupport
import Testing

@Suite("OGC API Features Part 1, A16–A17: limit", .kaart)
struct LimitTests {
    @Test("A16 /req/core/fc-limit-definition: without limit, the default of the document")
    func standard() async throws {
        let rows = (0..<130).map { Record(title: "Nummer \($0)", lon: 4 + Double($0) / 100).row }
        let own = try await Kaart(rows)
        let limit = try #require(own.document.operation(.get, Kaart.items)?.parameter("limit"))["schema"]["default"].int
        #expect(limit == 100)
        #expect(try await own.items().features.count == limit)
    }

    @Test(
        "A17 /req/core/fc-limit-response: as many as asked for, and never more",
        arguments: [1, 2, 10, 70, 71, 72, 1000])
    func response(limit: Int) async throws {
        let answer = try await kaart.items("limit=\(limit)")
        #expect(try answer.features.count == min(limit, Record.all.count))
        #expect(try answer.json["numberReturned"].int == min(limit, Record.all.count))
    }

    @Test(
        "A17: more than the maximum is no error; it is taken as the maximum",
        arguments: ["10000", "10001", "2147483648", "18446744073709551616", String(repeating: "9", count: 400)])
    func clamped(limit: String) async throws {
        #expect(try await kaart.items("limit=\(limit)").features.count == Record.all.count)
    }

    @Test("A17: no page has more than the maximum of the document")
    func maximum() async throws {
        let maximum = try #require(
            try kaart.document.operation(.get, Kaart.items)?.parameter("limit")?["schema"]["maximum"].int)
        let own = try await Kaart((0...maximum).map { Record(title: "Nummer \($0)", lon: 4 + Double($0) / 10_000).row })
        let answer = try await own.items("limit=\(maximum + 1)&f=csv")
        #expect(answer.text.split(separator: "\r\n").count == maximum + 1)
        let next = try await own.get(Kaart.items + "?limit=1&offset=\(maximum)")
        #expect(try next.json["numberMatched"].int == maximum + 1 && next.features.count == 1)
    }

    @Test(
        "Extra: zero, less, a fraction, a text and nothing give 400 that names limit",
        arguments: [
            "0", "-1", "1.0", "1.5", "1e2", "x", "", " ", " 1", "1 ", "+1", "0x10", "NaN", "Infinity", "١", "null",
        ])
    func bad(limit: String) async throws {
        let answer = try await kaart.get(Kaart.items + "?limit=\(limit.queryValue)")
        #expect(answer.status == 400)
        #expect(try answer.mistakes == ["limit ongeldig"])
    }
}
