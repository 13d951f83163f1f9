import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Items")
struct ItemsTests {
    private static let seed = [
        "Westelijk,Een plaats in het westen.,open-data,4.3,52.0", "Midden,Een plaats in het midden.,open-data,5.1,52.1",
        "Oostelijk,Een plaats in het oosten.,open-aanpak,6.9,52.2",
        "Noordelijk,Een plaats in het noorden.,open-contact,6.5,53.2",
        "Op de rand,Een plaats op de rand.,open-data,5.0,52.0",
    ]

    private static func titles(_ query: String) async throws -> (matched: Int, titles: Set<String>) {
        let harness = try await Harness(seed: seed)
        nonisolated(unsafe) var result: (Int, Set<String>) = (-1, [])
        try await harness.talk { client in
            let answer = try await client.get("/v1/collections/initiatieven/items\(query)")
            #expect(answer.status == .ok)
            let properties = try answer.features.compactMap { $0["properties"] as? [String: Any] }
            result = (
                try answer.json["numberMatched"] as? Int ?? -1, Set(properties.compactMap { $0["titel"] as? String })
            )
            #expect(try answer.json["numberReturned"] as? Int == properties.count)
        }
        return result
    }

    @Test(
        "A box and themes give just what lies in them, edges included",
        arguments: [
            ("", ["Westelijk", "Midden", "Oostelijk", "Noordelijk", "Op de rand"]),
            ("?bbox=4,51.9,5.5,52.5", ["Westelijk", "Midden", "Op de rand"]),
            ("?bbox=5,52,5.5,52.5", ["Midden", "Op de rand"]),
            ("?bbox=5.0,52.0,5.0,52.0", ["Op de rand"]),
            ("?thema=open-data", ["Westelijk", "Midden", "Op de rand"]),
            ("?thema=open-aanpak,open-contact", ["Oostelijk", "Noordelijk"]),
            ("?bbox=6,52,7,54&thema=open-contact", ["Noordelijk"]),
            ("?bbox=4,51.9,0,5.5,52.5,100", ["Westelijk", "Midden", "Op de rand"]),
            ("?bbox=6,50,-6,54", ["Oostelijk", "Noordelijk"]),
            ("?bbox=0,0,1,1", []),
        ] as [(String, [String])])
    func filters(query: String, expected: [String]) async throws {
        let found = try await Self.titles(query)
        #expect(found.titles == Set(expected))
        #expect(found.matched == expected.count)
    }

    @Test(
        "A bad query is a 400 that names the parameter and the mistake",
        arguments: [
            ("bbox=", "bbox ongeldig"), ("bbox=1,2,3", "bbox ongeldig"), ("bbox=a,b,c,d", "bbox ongeldig"),
            ("bbox=NaN,52,5,53", "bbox ongeldig"), ("bbox=1e400,52,5,53", "bbox ongeldig"),
            ("bbox=4,53,5,52", "bbox ongeldig"),
            ("bbox=4,52,5,91", "bbox ongeldig"), ("bbox=4,52,5,53,6", "bbox ongeldig"),
            ("bbox=4,52,5,0x35", "bbox ongeldig"),
            ("thema=onzin", "thema onbekende-waarde"), ("thema=", "thema onbekende-waarde"),
            ("thema=open-data,", "thema onbekende-waarde"), ("limit=0", "limit ongeldig"),
            ("limit=-1", "limit ongeldig"),
            ("limit=x", "limit ongeldig"), ("limit=", "limit ongeldig"), ("limit=1.5", "limit ongeldig"),
            ("kleur=rood", "kleur onbekend"), ("limit=1&limit=2", "limit dubbel"), ("cursor=abc", "cursor ongeldig"),
            ("datetime=gisteren", "datetime ongeldig"), ("datetime=../..", "datetime ongeldig"),
            ("datetime=2026-01-02T00:00:00Z/2026-01-01T00:00:00Z", "datetime ongeldig"), ("plaats=", "plaats ongeldig"),
            ("bbox=%zz", "query ongeldig"), ("thema=%ff", "query ongeldig"),
        ])
    func badQuery(query: String, mistake: String) async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let answer = try await client.get("/v1/collections/initiatieven/items?\(query)")
            #expect(answer.status == .badRequest)
            #expect(try answer.mistakes == [mistake])
        }
    }

    @Test("All mistakes of a query come together")
    func severalMistakes() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let answer = try await client.get("/v1/collections/initiatieven/items?bbox=1,2,3&thema=x&limit=0&foo=1")
            #expect(
                Set(try answer.mistakes) == [
                    "bbox ongeldig", "thema onbekende-waarde", "limit ongeldig", "foo onbekend",
                ])
        }
    }

    @Test(
        "A limit above the maximum is taken as the maximum",
        arguments: [("1", 1), ("10000", 10_000), ("10001", 10_000), ("999999999999999999999999", 10_000)])
    func clamped(limit: String, taken: Int) async throws {
        let request = Request(
            head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/?limit=\(limit)"),
            body: .init(buffer: .init()))
        var reader = try QueryReader(request, known: ["limit"])
        #expect(reader.limit() == taken)
        try reader.finish()
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let answer = try await client.get("/v1/collections/initiatieven/items?limit=\(limit)")
            #expect(try answer.status == .ok && answer.features.count == min(taken, Self.seed.count))
        }
    }

    @Test(
        "Following 'next' with filters gives every match once and the same count on each page; the last page has no 'next'"
    )
    func paging() async throws {
        let harness = try await Harness(
            seed: (1...57).map {
                "Plaats \($0),Een plaats met een nummer.,open-data,\(4 + Double($0 % 7) / 10),52.\($0)"
            })
        try await harness.talk { client in
            var uri: String? = "/v1/collections/initiatieven/items?limit=10&thema=open-data&bbox=3.5,51,6,54"
            var ids: [String] = []
            var pages = 0
            while let current = uri {
                let answer = try await client.get(current)
                #expect(answer.status == .ok)
                #expect(try answer.json["numberMatched"] as? Int == 57)
                ids += try answer.features.compactMap { $0["id"] as? String }
                uri = try answer.link("next").map { String($0.dropFirst(Harness.base.count)) }
                pages += 1
                try #require(pages < 20)
            }
            #expect(pages == 6)
            #expect(ids.count == 57 && Set(ids).count == 57)
        }
    }

    @Test("A cursor used with other filters is refused")
    func foreignCursor() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let first = try await client.get("/v1/collections/initiatieven/items?limit=1&thema=open-data")
            let next = try #require(try first.link("next"))
            let cursor = try #require(URLComponents(string: next)?.queryItems?.first { $0.name == "cursor" }?.value)
            let answer = try await client.get("/v1/collections/initiatieven/items?limit=1&cursor=\(cursor)")
            #expect(answer.status == .badRequest)
            #expect(try answer.mistakes == ["cursor ongeldig"])
        }
    }

    @Test("One item is the same Feature as in the list, with its links; another id gives 404")
    func item() async throws {
        let harness = try await Harness(seed: [Self.seed[0]])
        try await harness.talk { client in
            let list = try await client.get("/v1/collections/initiatieven/items")
            let feature = try #require(try list.features.first)
            let id = try #require(feature["id"] as? String)
            let item = try await client.get("/v1/collections/initiatieven/items/\(id)")
            #expect(item.headers[.contentType] == "application/geo+json")
            #expect(item.headers[.contentCRS] == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>")
            #expect(try item.json["properties"] as? NSDictionary == feature["properties"] as? NSDictionary)
            #expect(try item.json["geometry"] as? NSDictionary == feature["geometry"] as? NSDictionary)
            #expect(try item.link("self") == Harness.base + "/v1/collections/initiatieven/items/\(id)")
            for other in [InitiativeID.random().description, "geen-uuid", "%00"] {
                let missing = try await client.get("/v1/collections/initiatieven/items/\(other)")
                #expect(missing.status == .notFound, "\(other)")
            }
        }
    }

    @Test("The themes come in their order with their counts, also those without initiatives")
    func themes() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let themes = try #require(try await client.get("/v1/themas").json["themas"] as? [[String: Any]])
            #expect(
                themes.map { $0["slug"] as? String } == [
                    "open-contact", "open-aanpak", "open-data", "open-verantwoording",
                ])
            #expect(themes.map { $0["aantal"] as? Int } == [1, 1, 3, 0])
        }
    }
}
