// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import HTTPTypes
import HummingbirdTesting
import OpenDataCatalogue
import OpenDataFiles
import OpenDataFormats
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Documents about the files")
struct DatasetDocumentTests {
    private static let seed = (1...30).map {
        "Plaats \($0),Een plaats met een nummer.,open-data,5.1,\(51 + Double($0) / 200)"
    }
    private static let day = CivilDate(parsing: Harness.day)!

    private static func address(_ document: DatasetDocument) -> String { "/opendata/\(document.rawValue)" }

    @Test("Until there are files, a document says that they are being made", arguments: DatasetDocument.allCases)
    func making(document: DatasetDocument) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let answer = try await client.get(Self.address(document))
            #expect(answer.status == .serviceUnavailable && answer.headers[.retryAfter] == "5")
            if document.isDated {
                #expect(try await client.get("/opendata/latest/\(document.rawValue)").status == .notFound)
            }
        }
    }

    @Test("A document is read like others: a validator, HEAD, no parameters", arguments: DatasetDocument.allCases)
    func reads(document: DatasetDocument) async throws {
        let harness = try await Harness(seed: Self.seed)
        try harness.publish()
        try harness.depot.keepDay(Self.day, by: try Harness.maker())
        try await harness.talk { client in
            let path = Self.address(document)
            let answer = try await client.get(path, [.accept: "image/png"])
            #expect(answer.status == .ok && answer.headers[.contentType] == document.mediaType)
            #expect(answer.headers[.cacheControl] == "no-cache" && answer.headers[.contentLength] != nil)
            let tag = try #require(answer.headers[.eTag])
            let same = try await client.get(path, [.ifNoneMatch: "\"x\", W/\(tag)"])
            #expect(same.status == .notModified && same.body.readableBytes == 0 && same.headers[.eTag] == tag)
            let head = try await client.execute(uri: path, method: .head)
            #expect(head.body.readableBytes == 0 && Set(head.headers) == Set(answer.headers))
            #expect(try await client.get(path + "?x=1").status == .badRequest)
            let latest = try await client.get("/opendata/latest/\(document.rawValue)")
            let dated = try await client.get("/opendata/\(Harness.day)/\(document.rawValue)")
            #expect(latest.status == (document.isDated ? .temporaryRedirect : .notFound))
            #expect(dated.status == (document.isDated ? .ok : .notFound))
        }
    }

    @Test("The manifest follows the map; that of a day stays, with other days beside it")
    func days() async throws {
        let harness = try await Harness(seed: Self.seed)
        try harness.publish()
        try harness.depot.keepDay(Self.day, by: try Harness.maker())
        try await harness.talk { client in
            let before = try await client.get("/opendata/manifest.json")
            let ofDay = try await client.get("/opendata/\(Harness.day)/manifest.json")
            try await harness.take(["Nog een,Ligt binnen het vak.,open-data,5.2,52.1"])
            try harness.publish()
            try harness.depot.keepDay(CivilDate(parsing: "2026-11-22")!, by: try Harness.maker())
            let after = try await client.get("/opendata/manifest.json")
            #expect(try before.json["aantal"] as? Int == 30 && after.json["aantal"] as? Int == 31)
            #expect(before.headers[.eTag] != after.headers[.eTag])
            let listed = try #require(try after.json["dagen"] as? [[String: Any]])
            #expect(listed.compactMap { $0["datum"] as? String } == ["2026-11-22", Harness.day])
            #expect(listed.compactMap { $0["aantal"] as? Int } == [31, 30])
            let again = try await client.get("/opendata/\(Harness.day)/manifest.json")
            #expect(again.text == ofDay.text && again.headers[.eTag] == ofDay.headers[.eTag])
            let latest = try await client.get("/opendata/latest/manifest.json")
            #expect(latest.headers[.location] == Harness.base + "/opendata/2026-11-22/manifest.json")
            let catalogue = try await client.get("/opendata/catalog.ttl").text
            #expect(catalogue.contains("#initiatieven-2026-11-22>") && catalogue.contains("#initiatieven-2026-11-20>"))
        }
    }

    @Test("After a purge the manifest of the day says so, and its sums are those of the new files")
    func purged() async throws {
        let harness = try await Harness(seed: Self.seed)
        try harness.publish()
        try harness.depot.keepDay(Self.day, by: try Harness.maker())
        try await harness.talk { client in
            let id = try #require(
                try await client.get("/v1/collections/initiatieven/items").features[0]["id"] as? String)
            _ = try harness.depot.erase(
                [InitiativeID(parsing: id)!], at: Timestamp(parsing: "2026-11-25T10:00:00Z")!, by: try Harness.maker())
            let manifest = try await client.get("/opendata/\(Harness.day)/manifest.json").json
            #expect(manifest["gewistOp"] as? String == "2026-11-25T10:00:00Z" && manifest["aantal"] as? Int == 29)
            let files = try #require(manifest["bestanden"] as? [[String: Any]])
            let csv = try #require(files.first { $0["naam"] as? String == "initiatieven.csv" })
            let file = try await client.get("/opendata/\(Harness.day)/initiatieven.csv")
            #expect(csv["omvang"] as? Int == file.body.readableBytes && !file.text.contains(id))
            #expect(file.headers[.eTag] == "\"\((csv["sha256"] as? String ?? "").prefix(32))\"")
        }
    }

    @Test("The CSV file leads to what is said of its columns, written or made; another table does not")
    func link() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let link = """
                <https://kaart.example/opendata/initiatieven.csv-metadata.json>; rel="describedby"; type="application/csvm+json"
                """
            for isMade in [false, true] {
                if isMade { try harness.publish() }
                #expect(try await client.get("/opendata/initiatieven.csv").headers[.link] == link)
                #expect(try await client.get("/opendata/initiatieven.csv?thema=open-data").headers[.link] == nil)
                #expect(try await client.get("/opendata/initiatieven.geojson").headers[.link] == nil)
            }
            try harness.depot.keepDay(Self.day, by: try Harness.maker())
            #expect(
                try await client.get("/opendata/\(Harness.day)/initiatieven.csv").headers[.link]
                    == link.replacing("opendata/", with: "opendata/\(Harness.day)/"))
        }
    }

    @Test("The page for re-users has sizes as they go over the line, and addresses that answer")
    func overview() async throws {
        let harness = try await Harness(seed: Self.seed)
        let links = Links(base: Harness.base)
        #expect(try await harness.service.openDataOverview(links) == nil)
        try harness.publish()
        try harness.depot.keepDay(Self.day, by: try Harness.maker())
        let overview = try #require(try await harness.service.openDataOverview(links))
        try await harness.talk { client in
            for format in overview.formats {
                let path = String(format.address.dropFirst(Harness.base.count))
                let packed = try await client.get(path, [.acceptEncoding: "gzip"])
                #expect(packed.body.readableBytes == format.packedByteCount)
                #expect(try await client.get(path).body.readableBytes == format.byteCount)
            }
            let others =
                overview.documents.map(\.address) + overview.days.map(\.address)
                + overview.days.flatMap(\.files).map(\.address)
                + [overview.changeFeed, overview.newsFeed, overview.api, overview.apiDescription]
            for address in others {
                let path = String(address.dropFirst(Harness.base.count))
                #expect(try await client.get(path).status == .ok, "\(path)")
            }
        }
        #expect(overview.days.map(\.date) == [Self.day] && overview.publisher == "Toetsers")
    }
}
