import Foundation
import HTTPTypes
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("The change feed")
struct ChangeFeedTests {
    @Test(
        "Replaying it from 0, in pages, gives exactly the public map, without gaps; what is gone is a tombstone without its texts"
    )
    func replay() async throws {
        let harness = try await Harness(
            seed: (1...25).map { "Initiatief \($0),Een omschrijving van \($0).,open-data,5.\($0 + 10),52.1" })
        try await harness.talk { client in
            let sent = try await Sent(client, validBody.replacing("Buurtbegroting Noord", with: "Kanarie die gaat"))
            try await harness.approve(sent.id, client)
            let kept = try await Sent(client, validBody.replacing("Buurtbegroting Noord", with: "Eerst zo"))
            try await harness.approve(kept.id, client)
            let change = try Sent(try await client.patch(kept.path, #"{"titel":"Later anders"}"#, kept.bearer))
            try await harness.approve(change.id, client)
            _ = try await client.execute(uri: sent.path, method: .delete, headers: sent.bearer)

            var map: [String: String] = [:]
            var numbers: [Int] = []
            var address: String? = "/v1/wijzigingen?limit=7"
            while let here = address {
                let page = try await client.get(here)
                #expect(page.status == .ok && !page.text.contains("Kanarie"))
                for entry in try #require(try page.json["wijzigingen"] as? [[String: Any]]) {
                    numbers.append(try #require(entry["volgnummer"] as? Int))
                    let id = try #require(entry["id"] as? String)
                    let feature = entry["initiatief"] as? [String: Any]
                    map[id] = (feature?["properties"] as? [String: Any])?["titel"] as? String
                }
                #expect(try page.json["laatste"] as? Int == 29)
                address = try page.link("next").map { String($0.dropFirst(Harness.base.count)) }
            }
            #expect(numbers == Array(1...29))
            let items = try await client.get("/v1/collections/initiatieven/items?limit=1000").features
            var expected: [String: String] = [:]
            for item in items {
                expected[try #require(item["id"] as? String)] =
                    (item["properties"] as? [String: Any])?["titel"] as? String
            }
            #expect(map == expected && map.count == 26 && map[kept.id] == "Later anders")

            let lines = try await client.get("/v1/wijzigingen?na=25&f=ndjson")
            #expect(
                lines.headers[.contentType] == "application/x-ndjson" && lines.text.split(separator: "\n").count == 4)
            let tag = try #require(lines.headers[.eTag])
            #expect(try await client.get("/v1/wijzigingen?na=25&f=ndjson", [.ifNoneMatch: tag]).status == .notModified)
            #expect(try await client.get("/v1/wijzigingen?na=29").json["wijzigingen"] as? [String] == [])
            for wrong in ["-1", "x", "1.5", ""] {
                #expect(try await client.get("/v1/wijzigingen?na=\(wrong)").mistakes == ["na ongeldig"], "'\(wrong)'")
            }
        }
    }
}
