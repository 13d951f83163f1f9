import Foundation
import GRDB
import Testing

@Suite("The life of one initiative, with the built program")
struct LifeTests {
    private static let idea = """
        {"titel":"Zwaluwnesten tellen","omschrijving":"Bewoners tellen samen de zwaluwnesten in hun straat.","thema":"open-data",
         "plaats":"Utrecht","geometrie":{"type":"Point","coordinates":[5.1234,52.0912]},"email":"zwaluw@voorbeeld.example"}
        """

    @Test(
        "Idea, repeated, improved, approved, found, changed through its own edit link, withdrawn: each time everywhere, and after each restart"
    )
    func life() throws {
        let scratch = try Scratch()
        var server = try Server(scratch)
        let moderator = try Program.openkaart("moderator", "add", "Anne", "--database", scratch.database).output
            .trimmingCharacters(in: .newlines)

        // An idea, and the same again: the first answer was lost on the way.
        let first = try Self.ask(server, "POST", "/v1/inzendingen", Self.idea, key: "een-sleutel")
        let again = try Self.ask(server, "POST", "/v1/inzendingen", Self.idea, key: "een-sleutel")
        #expect(first.code == 201 && again.code == 201 && again.body == first.body)
        let one = try #require(Receipt(Data(first.body.utf8)))
        let other = try Self.ask(
            server, "POST", "/v1/inzendingen", Self.idea.replacing("tellen", with: "maken"), key: "een-sleutel")
        #expect(other.code == 409)
        let own = "/v1/inzendingen/\(one.id)"
        try expect(server, one.id, nil, absent: ["Zwaluwnesten", "zwaluw@"])

        // Better, and approved as it is now; who read the first version is told.
        let better = try Self.ask(server, "PATCH", own, #"{"titel":"Zwaluwnesten kaart"}"#, one.token)
        #expect(better.code == 200 && better.body.contains(#""versie":2"#))
        let queue = try Self.ask(server, "GET", "/v1/inzendingen", nil, moderator)
        #expect(queue.body.contains("Zwaluwnesten kaart") && queue.body.contains(#""aantal":1"#))
        let stale = try Self.ask(server, "POST", own + "/beoordelingen", Self.approve(1), moderator)
        #expect(stale.code == 409)
        try expect(server, one.id, nil, absent: ["Zwaluwnesten"])
        #expect(try Self.ask(server, "POST", own + "/beoordelingen", Self.approve(2), moderator).code == 201)
        try expect(server, one.id, "Zwaluwnesten kaart", word: "zwaluwnesten", absent: ["zwaluw@", "tellen\""])
        #expect(server.stop() == 0)
        server = try Server(scratch)
        try expect(server, one.id, "Zwaluwnesten kaart", word: "zwaluwnesten", absent: ["zwaluw@"])

        // A change of what is public is a proposal with a link of its own.
        let proposed = try Self.ask(server, "PATCH", own, #"{"titel":"Gierzwaluwen in de wijk"}"#, one.token)
        let two = try #require(Receipt(Data(proposed.body.utf8)))
        #expect(proposed.code == 201 && two.id != one.id && two.token != one.token)
        let proposal = "/v1/inzendingen/\(two.id)"
        try expect(server, one.id, "Zwaluwnesten kaart", word: "zwaluwnesten", absent: ["Gierzwaluwen"])
        #expect(try Self.ask(server, "GET", own, nil, two.token).code == 401)
        let better2 = try Self.ask(server, "PATCH", proposal, #"{"titel":"Gierzwaluwen in de buurt"}"#, two.token)
        #expect(better2.code == 200 && better2.body.contains(#""soort":"wijziging""#))
        let seen = try Self.ask(server, "GET", proposal, nil, moderator)
        #expect(
            seen.body.contains(#"{"lid":"titel","was":"Zwaluwnesten kaart","wordt":"Gierzwaluwen in de buurt"}"#),
            "\(seen.body)")
        #expect(try Self.ask(server, "POST", proposal + "/beoordelingen", Self.approve(2), moderator).code == 201)
        let gone = ["zwaluw@", "Zwaluwnesten kaart", "in de wijk"]
        try expect(server, one.id, "Gierzwaluwen in de buurt", word: "gierzwaluwen", absent: gone)
        server.kill()
        server = try Server(scratch)
        try expect(server, one.id, "Gierzwaluwen in de buurt", word: "gierzwaluwen", absent: gone)

        // Taken back by the link of the first.
        #expect(try Self.ask(server, "DELETE", proposal, nil, two.token).code == 409)
        let withdrawn = try Self.ask(server, "DELETE", own, nil, one.token)
        #expect(withdrawn.code == 200 && withdrawn.body.contains("ingetrokken"))
        let all = ["zwaluw@", "Zwaluwnesten", "Gierzwaluwen"]
        try expect(server, one.id, nil, absent: all)
        #expect(server.stop() == 0)
        server = try Server(scratch)
        try expect(server, one.id, nil, absent: all)
        let late = try Self.ask(server, "POST", own + "/beoordelingen", Self.approve(2), moderator)
        #expect(late.code == 409)
        let kept = try Self.ask(server, "GET", own, nil, one.token)
        #expect(kept.body.contains("ingetrokken") && kept.body.contains("zwaluw@voorbeeld.example"))
        try expectFeed(server, one.id)
        #expect(server.stop() == 0)
        try expectTombstone(scratch, one.id)
        for text in all + [one.token, two.token, moderator, " error "] {
            #expect(!server.said.contains(text), "\(server.said)")
        }
    }

    private static func approve(_ version: Int) -> String { #"{"besluit":"goedkeuren","versie":\#(version)}"# }

    private static func ask(
        _ server: Server, _ method: String, _ path: String, _ body: String? = nil, _ token: String? = nil,
        key: String? = nil
    ) throws -> (code: Int, body: String) {
        var arguments = ["-X", method, server.base + path, "-H", "Content-Type: application/json"]
        if let body { arguments += ["-d", body] }
        if let token { arguments += ["-H", "Authorization: Bearer \(token)"] }
        if let key { arguments += ["-H", "Idempotency-Key: \(key)"] }
        return try Program.curl(arguments)
    }

    /// Looks at every place where the public reads.
    ///
    /// - Parameters:
    ///   - title: what it is called there; nothing when it is not public.
    ///   - word: finds it and nothing else.
    ///   - absent: what must be nowhere.
    private func expect(
        _ server: Server, _ id: String, _ title: String?, word: String = "zwaluwnesten", absent: [String]
    )
        throws
    {
        let items = "/v1/collections/initiatieven/items"
        let count = title == nil ? 79 : 80
        let one = try Self.ask(server, "GET", items + "/\(id)")
        #expect(one.code == (title == nil ? 404 : 200))
        let hits = try search(server, items + "?q=\(word)", title == nil ? 0 : 1)
        let texts = [
            ("items", try Self.ask(server, "GET", items + "?bbox=5.12,52.09,5.13,52.10&thema=open-data").body),
            ("search", hits), ("pages", try Self.ask(server, "GET", items + "?f=html&limit=1000").body),
            ("csv", try Self.ask(server, "GET", "/opendata/initiatieven.csv").body),
            ("geojson", try Self.ask(server, "GET", "/opendata/initiatieven.geojson").body),
            ("feed", try Self.ask(server, "GET", "/v1/wijzigingen?na=79").body),
        ]
        for (name, text) in texts {
            if let title { #expect(text.contains(title), "\(name) has no '\(title)'") }
            for word in absent { #expect(!text.contains(word), "\(name) has '\(word)'") }
            if name != "feed" { #expect(text.contains(id) == (title != nil), "\(name)") }
        }
        let all = try Self.ask(server, "GET", items + "?limit=1").body
        #expect(all.contains(#""numberMatched":\#(count)"#))
        let themes = try Self.ask(server, "GET", "/v1/themas").body.matches(of: /"aantal":(\d+)/)
        #expect(themes.compactMap { Int($0.1) }.reduce(0, +) == count)
    }

    /// The search index follows the map a moment later.
    private func search(_ server: Server, _ path: String, _ count: Int) throws -> String {
        var answer = ""
        for _ in 0..<100 {
            answer = try Self.ask(server, "GET", path).body
            if answer.contains(#""numberMatched":\#(count),"#) { return answer }
            usleep(100_000)
        }
        Issue.record("the search gives: \(answer.prefix(300))")
        return answer
    }

    /// Added, changed, removed; what it said then is not told any more.
    private func expectFeed(_ server: Server, _ id: String) throws {
        let feed = try Self.ask(server, "GET", "/v1/wijzigingen?na=79").body
        let object = try JSONSerialization.jsonObject(with: Data(feed.utf8)) as? [String: Any]
        let entries = try #require(object?["wijzigingen"] as? [[String: Any]])
        #expect(entries.map { $0["soort"] as? String } == ["toegevoegd", "gewijzigd", "verwijderd"])
        #expect(entries.map { $0["volgnummer"] as? Int } == [80, 81, 82])
        #expect(entries.allSatisfy { $0["id"] as? String == id && $0["initiatief"] is NSNull })
    }

    private func expectTombstone(_ scratch: Scratch, _ id: String) throws {
        let queue = try DatabaseQueue(path: scratch.database)
        let ids = try queue.read { db in try String.fetchAll(db, sql: "SELECT initiative_id FROM tombstones") }
        #expect(ids == [id])
        try queue.close()
    }
}
