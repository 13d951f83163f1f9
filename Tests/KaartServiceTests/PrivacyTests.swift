import HummingbirdTesting
import OpenDataFiles
import OpenDataFormats
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Privacy")
struct PrivacyTests {
    @Test("What is not approved, and an e-mail address ever, appears on no route that anybody can read")
    func canary() async throws {
        let harness = try await Harness(seed: ["Openbaar,Een openbaar initiatief.,open-data,5.1,52.1"])
        try await harness.talk { client in
            var ids: [String: String] = [:]
            for fate in ["wachtend", "afgewezen", "goedgekeurd"] {
                let body = validBody.replacing("Buurtbegroting Noord", with: "Kanarie \(fate)")
                    .replacing("{\"titel\"", with: "{\"email\":\"kanarie@voorbeeld.example\",\"titel\"")
                let created = try await client.post("/v1/inzendingen", body)
                ids[fate] = try #require(try created.json["id"] as? String)
            }
            for (fate, besluit) in [("afgewezen", "afwijzen"), ("goedgekeurd", "goedkeuren")] {
                let answer = try await client.post(
                    "/v1/inzendingen/\(ids[fate] ?? "")/beoordelingen",
                    #"{"besluit":"\#(besluit)","reden":"Om te toetsen."}"#, harness.bearer)
                #expect(answer.status == .created)
            }
            // What somebody says is wrong with a public record, and who says it.
            let reported = try await client.post(
                "/v1/meldingen",
                #"{"initiatiefId":"\#(ids["goedgekeurd"] ?? "")","redencode":"onjuist","toelichting":"Kanarie wachtend klopt niet.","email":"kanarie@voorbeeld.example"}"#
            )
            #expect(reported.status == .created)
            ids["melding"] = try #require(try reported.json["id"] as? String)
            // The walk does see what is public: in the list, on the map, among the members of a cluster, in a tile, in both feeds, as one
            // item, on its page, its form and both lists for people, and in all downloads: those that are written while they are sent, and
            // then those that were made, also for a day.
            let written = Distribution.allCases.count { $0.streamed != nil }
            #expect(try await Self.walk(client, harness, ids) == (8 + written) * ids.count + 3)
            try harness.map.catchUp()
            try harness.publish()
            try harness.depot.keepDay(#require(CivilDate(parsing: Harness.day)), by: try Harness.maker())
            // The tiles in a PMTiles file are packed: whoever looks for words in it finds none.
            let readable = Distribution.allCases.filter { $0 != .pmtiles }.count
            #expect(try await Self.walk(client, harness, ids) == (8 + 2 * readable) * ids.count + 3)
            // Nor does what looks for duplicates tell of it, to whoever asks or sends in the same.
            for title in ["Kanarie wachtend", "Kanarie afgewezen", "Kanarie goedgekeurd"] {
                let same = validBody.replacing("Buurtbegroting Noord", with: title)
                for path in ["/v1/dubbelen", "/v1/inzendingen"] {
                    let answer = try await client.post(path, same.replacing("Bewoners", with: path))
                    let found = try #require(try answer.json["mogelijkeDubbelen"] as? [[String: Any]])
                    let titles = found.compactMap { $0["titel"] as? String }
                    #expect(titles == (title.hasSuffix("goedgekeurd") ? [title] : []), "\(path) \(title)")
                }
            }
            let themes = try #require(try await client.get("/v1/themas").json["themas"] as? [[String: Any]])
            #expect(themes.compactMap { $0["aantal"] as? Int }.reduce(0, +) == 2)
        }
    }

    /// Asks every route that there is, and counts where the approved one is seen.
    private static func walk(
        _ client: any TestClientProtocol, _ harness: Harness, _ ids: [String: String]
    ) async throws -> Int {
        var sawApproved = 0
        for resource in harness.service.resources {
            for id in ids.values {
                // The cell of the whole world, in which all are; the tile in which each stands, alone: at zoom 16.
                let name = resource.template.contains("/clusters/") ? "0-0" : id
                let path = [
                    "{id}": name, "{datum}": Harness.day, "{tileMatrixSetId}": "WebMercatorQuad", "{tileMatrix}": "16",
                    "{tileRow}": "21620", "{tileCol}": "33700", "{styleId}": "licht",
                ].reduce(resource.template) { $0.replacing($1.key, with: $1.value) }
                let text = try await client.get(path).text
                #expect(!text.contains("Kanarie wachtend") && !text.contains("Kanarie afgewezen"), "\(path)")
                #expect(!text.contains("kanarie@"), "\(path)")
                if text.contains("Kanarie goedgekeurd") { sawApproved += 1 }
            }
        }
        return sawApproved
    }
}
