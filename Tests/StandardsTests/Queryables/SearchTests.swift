import TestSupport
import Testing

@Suite("OGC API Features Part 9 (draft): q", .kaart)
struct SearchTests {
    private func titles(_ q: String) async throws -> Set<String> {
        let answer = try await kaart.items("limit=1000&q=\(q.queryValue)")
        return Set(try answer.features.compactMap { $0["properties"]["titel"].string })
    }

    @Test(
        "/req/text-search/q-response: words anywhere in the texts; a comma is or, quotes are a phrase; case and accents do not matter",
        arguments: [
            ("begroting ", ["begroting in beeld"]), ("BEGROTING ", ["begroting in beeld"]),
            ("begroting", ["begroting in beeld", "Één kaart"]), ("buurtbegroting", ["Buurtbegroting Noord"]),
            ("één kaart", ["Één kaart"]), ("EEN kaart", ["Één kaart"]), ("ëen kåart", ["Één kaart"]),
            ("bomen", ["Één kaart"]), ("cijfers", ["begroting in beeld"]),
            ("buurtbegroting,cijfers", ["Buurtbegroting Noord", "begroting in beeld"]),
            ("amsterdam", ["Buurtbegroting Noord", "begroting in beeld"]), ("amsterdam geld", ["Buurtbegroting Noord"]),
            ("geld amsterdam", ["Buurtbegroting Noord"]), ("amsterdam bomen", []),
            ("\"open data\" bomen", ["Één kaart"]), ("\"data open\" bomen", []),
            ("sibenik", ["Mont Saint-Michel & <b>Šibenik</b> \"quai\""]),
            ("onvindbaar", []), ("emmen,onvindbaar", ["Één kaart"]),
        ] as [(String, Set<String>)])
    func found(q: String, expected: Set<String>) async throws {
        #expect(try await titles(q) == expected)
    }

    @Test("Of the last word a beginning is enough, while somebody is typing; a space ends it")
    func typing() async throws {
        #expect(try await titles("buurtbeg") == ["Buurtbegroting Noord"])
        #expect(try await titles("buurtbeg ") == [])
    }

    @Test("Together with filters, and the count is of both")
    func together() async throws {
        let all = try await kaart.items("limit=1000&q=gemeente")
        #expect(try all.json["numberMatched"].int ?? 0 > 20)
        for (query, expected) in [
            ("bbox=4,51.5,5.5,53", Record.all.inBox(4, 51.5, 5.5, 53)),
            ("thema=open-aanpak", Record.all.filter { $0.theme == "open-aanpak" }),
            ("datetime=2015-01-01/..", Record.all.created("2015-01-01T00:00:00Z", nil)),
        ] {
            let answer = try await kaart.items("limit=1000&q=gemeente&" + query)
            #expect(Set(try answer.ids) == Set(try all.ids).intersection(expected.idSet), "\(query)")
            #expect(try !answer.ids.isEmpty, "\(query)")
            #expect(try answer.json["numberMatched"].int == answer.ids.count, "\(query)")
        }
    }

    @Test(
        "/req/text-search/q-definition: nothing to look for gives 400 that names q",
        arguments: [
            "", " ", ",", "\"\"", "\"open data", "!!!", "-", String(repeating: "a", count: 201),
            "a b c d e f g h i j k", "\u{0}",
        ])
    func bad(q: String) async throws {
        let answer = try await kaart.get(Kaart.items + "?q=\(q.queryValue)")
        #expect(answer.status == 400)
        #expect(try answer.locations == ["q"])
    }

    @Test(
        "No sign of a query language is one here: each finds, or is refused, and never fails",
        arguments: [
            "open AND data", "open OR data", "NOT data", "NEAR(open data)", "titel:kaart", "open*", "^open", "(open",
            "open)",
            "{open}", "'; DROP TABLE x; --", "%", "_", "a\"b\"c", "＂open＂", "💡", "e\u{301}e\u{301}n",
        ])
    func languages(q: String) async throws {
        let answer = try await kaart.get(Kaart.items + "?q=\(q.queryValue)")
        #expect([200, 400].contains(answer.status))
        if answer.status == 400 { #expect(try answer.locations == ["q"]) }
    }
}
