import TestSupport
import Testing

@Suite("OGC API Features Part 1, extra (ours): pages", .kaart)
struct PagingTests {
    /// All ids along the links `next`.
    private func walk(_ kaart: Kaart, _ query: String, between: () async throws -> Void = {}) async throws -> [String] {
        var ids: [String] = []
        var uri: String? = Kaart.items + "?" + query
        while let current = uri {
            let answer = try await kaart.get(current)
            try #require(answer.status == 200 && ids.count < 1000, "\(current)")
            ids += try answer.ids
            uri = try answer.link("next")
            try await between()
        }
        return ids
    }

    @Test(
        "Every id exactly once, with any limit, filter and order",
        arguments: [
            "", "&bbox=4,51,5.5,53", "&thema=open-data", "&sortby=plaats", "&sortby=-organisatie,titel",
            "&q=initiatief",
            "&bbox=6,50,4,54", "&bbox=100000,400000,200000,500000&bbox-crs=\(Systems.rd.queryValue)", "&f=json",
            "&q=gemeente&sortby=-aangemaaktOp", "&properties=titel&crs=\(Systems.rd.queryValue)",
        ])
    func once(query: String) async throws {
        let whole = try await kaart.items("limit=1000" + query).ids
        #expect(whole.count > 10 && Set(whole).count == whole.count)
        for limit in [1, 3, 10, 70] {
            #expect(try await walk(kaart, "limit=\(limit)" + query) == whole, "\(limit)")
        }
    }

    @Test(
        "The order is total: the same question gives the same order, and each page follows the one before",
        arguments: ["", "&sortby=thema"])
    func order(sort: String) async throws {
        let whole = try await kaart.items("limit=1000" + sort).ids
        for offset in [0, 1, 35, 70, 71, 72, 5000] {
            let page = try await kaart.items("limit=5&offset=\(offset)" + sort)
            #expect(try page.ids == Array(whole.dropFirst(offset).prefix(5)), "\(offset)")
            #expect(try page.json["numberMatched"].int == whole.count)
        }
    }

    @Test("offset goes with a filter: it skips what fits")
    func offsetWithFilter() async throws {
        let filter = "&bbox=4,51,5.5,53&thema=open-data,open-aanpak"
        let whole = try await kaart.items("limit=1000" + filter).ids
        var ids: [String] = []
        for offset in stride(from: 0, to: whole.count + 4, by: 4) {
            ids += try await kaart.items("limit=4&offset=\(offset)" + filter).ids
        }
        #expect(ids == whole && whole.count > 12)
    }

    @Test(
        "What came in on the way hides nothing and repeats nothing",
        arguments: ["limit=5", "limit=5&sortby=titel", "limit=5&thema=open-data", "limit=5&sortby=-aangemaaktOp"])
    func concurrentInsert(query: String) async throws {
        let own = try await Kaart()
        let before = Set(try await own.items("limit=1000&" + query.dropFirst("limit=5".count)).ids)
        var number = 0
        let ids = try await walk(own, query) {
            // Before, between and behind what was read, in place, in title and in time.
            let rows = (0..<3).map { part in
                number += 1
                return Record(
                    title: "\(["AAA", "Initiatief 3", "zzz"][part]) \(number)", lon: 3.6 + Double(number % 30) / 10,
                    lat: 51.2 + Double(part), created: "201\(3 + part * 2)-01-01T00:00:00Z"
                ).row
            }
            try await own.harness.take(rows, header: Record.header)
        }
        #expect(Set(ids).count == ids.count)
        #expect(before.isSubset(of: ids) && before.count > 20)
    }

    @Test("A record that is withdrawn on the way, also the last one of a page, ends nothing")
    func withdrawal() async throws {
        let own = try await Kaart()
        let whole = try await own.items("limit=1000").ids
        let first = try await own.items("limit=10")
        let last = try #require(try first.ids.last)
        let id = try #require(
            own.harness.register.page(.init(limit: 1000)).initiatives.first { "\($0.id)" == last }?.id)
        try own.harness.register.withdraw(id)
        try own.harness.map.catchUp()
        let rest = try await own.get(try #require(try first.link("next"))).ids
        #expect(rest == Array(whole.dropFirst(10).prefix(10)))
    }

    @Test("A cursor of another question, a broken one, and one beside offset give 400 that names it")
    func badCursor() async throws {
        let next = try #require(try await kaart.items("limit=2&thema=open-data").link("next"))
        let cursor = String(next.split(separator: "cursor=")[1])
        for (query, mistake) in [
            ("cursor=\(cursor)", "cursor ongeldig"), ("cursor=\(cursor)&thema=open-aanpak", "cursor ongeldig"),
            ("cursor=\(cursor.dropLast())&thema=open-data", "cursor ongeldig"), ("cursor=", "cursor ongeldig"),
            ("cursor=\(cursor)&thema=open-data&sortby=titel", "cursor ongeldig"),
            ("cursor=%2F%2F", "cursor ongeldig"),
            ("cursor=\(cursor)&thema=open-data&offset=1", "offset niet-toegestaan"),
        ] {
            let answer = try await kaart.get(Kaart.items + "?" + query)
            #expect(answer.status == 400, "\(query)")
            #expect(try answer.mistakes == [mistake], "\(query)")
        }
    }
}
