import HummingbirdTesting
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
            var sawApproved = 0
            for resource in harness.service.resources {
                for id in ids.values {
                    let path = resource.template.replacing("{id}", with: id)
                    let text = try await client.get(path).text
                    #expect(!text.contains("Kanarie wachtend") && !text.contains("Kanarie afgewezen"), "\(path)")
                    #expect(!text.contains("kanarie@"), "\(path)")
                    if text.contains("Kanarie goedgekeurd") { sawApproved += 1 }
                }
            }
            // The walk does see what is public: in the list, as one item, in both downloads, in the feed, and in the change feed.
            #expect(sawApproved == 5 * 3 + 1)
            let themes = try #require(try await client.get("/v1/themas").json["themas"] as? [[String: Any]])
            #expect(themes.compactMap { $0["aantal"] as? Int }.reduce(0, +) == 2)
        }
    }
}
