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
            var reasons: [String: String] = [:]
            var address: String? = "/v1/wijzigingen?limit=7"
            while let here = address {
                let page = try await client.get(here)
                #expect(page.status == .ok && !page.text.contains("Kanarie"))
                for entry in try #require(try page.json["wijzigingen"] as? [[String: Any]]) {
                    numbers.append(try #require(entry["volgnummer"] as? Int))
                    #expect(entry.keys.contains("reden"))
                    reasons["\(numbers.last ?? 0)"] = entry["reden"] as? String
                    let id = try #require(entry["id"] as? String)
                    let feature = entry["initiatief"] as? [String: Any]
                    map[id] = (feature?["properties"] as? [String: Any])?["titel"] as? String
                }
                #expect(try page.json["laatste"] as? Int == 29)
                address = try page.link("next").map { String($0.dropFirst(Harness.base.count)) }
            }
            #expect(numbers == Array(1...29) && reasons == ["29": "ingetrokken"])
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

    @Test("Each removal says why, also when the record is back since or gone for another reason")
    func reasons() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            func send(_ title: String) async throws -> Sent {
                let sent = try await Sent(client, validBody.replacing("Buurtbegroting Noord", with: title))
                try await harness.approve(sent.id, client)
                return sent
            }
            func undo(_ id: String) async throws {
                let answer = try await client.post(
                    "/v1/inzendingen/\(id)/beoordelingen",
                    #"{"besluit":"afwijzen","reden":"Toch niet.","status":"goedgekeurd"}"#, harness.bearer)
                #expect(answer.status == .created)
            }
            let withdrawn = try await send("Ingetrokken")
            _ = try await client.execute(uri: withdrawn.path, method: .delete, headers: withdrawn.bearer)
            try await undo(try await send("Teruggedraaid").id)
            let removed = try await send("Verwijderd")
            let removal = try await Sent(
                client, #"{"soort":"verwijdering","initiatiefId":"\#(removed.id)","reden":"Het is gestopt."}"#)
            try await harness.approve(removal.id, client)
            try await undo(removal.id)
            let taken = try await send("Beheer")
            try harness.register.withdraw(try #require(InitiativeID(parsing: taken.id)))
            for sent in [withdrawn, removed] {
                let id = try #require(InitiativeID(parsing: sent.id))
                _ = try harness.register.purge([PurgeOrder(id, because: .request)])
            }
            try harness.map.catchUp()
            let feed = try await client.get("/v1/wijzigingen")
            let entries = try #require(try feed.json["wijzigingen"] as? [[String: Any]])
            #expect(
                entries.map { "\($0["soort"] as? String ?? "") \($0["reden"] as? String ?? "-")" } == [
                    "toegevoegd -", "verwijderd ingetrokken", "toegevoegd -", "verwijderd teruggedraaid",
                    "toegevoegd -", "verwijderd verwijderd", "toegevoegd -", "toegevoegd -", "verwijderd beheer",
                    "verwijderd gewist", "verwijderd gewist",
                ])
            #expect(entries.map { $0["id"] as? String }.suffix(2) == [withdrawn.id, removed.id])
            // The sender still sees where it stands, and nothing else.
            let own = try await client.get(removed.path, removed.bearer)
            #expect(try own.json["gewistOp"] != nil && own.json["status"] as? String == "goedgekeurd")
            #expect(!own.text.contains("Verwijderd\"") && !own.text.contains("Toch niet"))
            let improved = try await client.patch(removed.path, #"{"titel":"Weer terug"}"#, removed.bearer)
            #expect(improved.status == .conflict && improved.text.contains("gewist"))
            let gone = try await client.execute(uri: removed.path, method: .delete, headers: removed.bearer)
            #expect(gone.status == .conflict)
        }
    }
}
