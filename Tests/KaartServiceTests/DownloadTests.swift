import Foundation
import HTTPTypes
import HummingbirdTesting
import OpenDataFormats
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Downloads")
struct DownloadTests {
    @Test("The GeoJSON download holds every record once, also more than fit a chunk, and the same Features as the list")
    func geojson() async throws {
        let harness = try await Harness(
            seed: (1...300).map { "Plaats \($0),Een plaats met een nummer.,open-data,5.1,\(51 + Double($0) / 200)" })
        try await harness.talk { client in
            let file = try await client.get("/opendata/initiatieven.geojson")
            #expect(file.status == .ok && file.headers[.contentType] == "application/geo+json")
            #expect(file.headers[.contentDisposition] == #"attachment; filename="initiatieven.geojson""#)
            let list = try await client.get("/v1/collections/initiatieven/items?limit=1000")
            #expect(try file.features as NSArray == list.features as NSArray)
            #expect(try file.features.count == 300)
        }
    }

    @Test(
        "The file of lines has the Features of the collection, a line each, and an import of it gives the same file again"
    )
    func lines() async throws {
        let harness = try await Harness(
            seed: (1...300).map {
                "Plaats \($0),\"Met \"\"tekens\"\" en komma's,\",open-data,5.1,\(51 + Double($0) / 200)"
            })
        try await harness.talk { client in
            let file = try await client.get("/opendata/initiatieven.geojsonl")
            #expect(file.status == .ok && file.headers[.contentType] == "application/x-ndjson")
            #expect(file.headers[.contentDisposition] == #"attachment; filename="initiatieven.geojsonl""#)
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count == 301 && lines.last == "")
            let features = try lines.dropLast().map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
            #expect(features as NSArray == (try await client.get("/opendata/initiatieven.geojson").features) as NSArray)

            let other = try await Harness()
            let source = GeoJSONImportSource(MemoryByteSource(Array(file.body.readableBytesView)), rules: Harness.rules)
            let report = try await ImportRun.run(
                source, into: try other.register.beginImport(of: "rijen.csv", dryRun: false), onRejected: { _, _ in },
                onProgress: { _ in })
            #expect(report.new == 300 && report.rejected == 0)
            try other.map.catchUp()
            let text = file.text
            try await other.talk { client in
                #expect(try await client.get("/opendata/initiatieven.geojsonl").text == text)
                let rd = try await client.get(
                    "/opendata/initiatieven.geojsonl?crs=http://www.opengis.net/def/crs/EPSG/0/28992&titel=Plaats%201")
                #expect(rd.text.hasPrefix(#"{"type":"Feature","#) && rd.text.contains(#""coordinates":[13"#))
            }
        }
    }

    @Test("The filters of items hold for downloads; a wrong one is a 400", arguments: ExportFormat.allCases)
    func filters(format: ExportFormat) async throws {
        let harness = try await Harness(seed: [
            "Binnen,Ligt binnen het vak.,open-data,5.1,52.1", "Buiten,Ligt buiten het vak.,open-data,6.1,53.1",
        ])
        try await harness.talk { client in
            let path = "/opendata/initiatieven.\(format.rawValue)"
            let some = try await client.get(path + "?bbox=5,52,6,53&thema=open-data").text
            #expect(some.contains("Binnen") && !some.contains("Buiten"))
            let wrong = try await client.get(path + "?bbox=5,52&limit=3")
            #expect(wrong.status == .badRequest)
            #expect(Set(try wrong.mistakes) == ["bbox ongeldig", "limit onbekend"])
        }
    }

    @Test("A download of a search has all that was found, best first, also more than fit a page; filters hold too")
    func search() async throws {
        let harness = try await Harness(
            seed: (1...2_100).map {
                "\($0 == 1_500 ? "Kanarie bij plaats" : "Plaats") \($0),Een kanarie met een nummer.,open-\($0 % 3 == 0 ? "data" : "aanpak"),5.1,\(51 + Double($0) / 2_000)"
            })
        try await harness.talk { client in
            let all = try await client.get("/opendata/initiatieven.geojson?q=kanarie")
            #expect(all.status == .ok && all.headers[.eTag] != nil)
            let features = try all.features
            #expect(features.count == 2_100)
            let list = try await client.get("/v1/collections/initiatieven/items?q=kanarie&limit=1000")
            #expect(Array(features.prefix(1_000)) as NSArray == (try list.features) as NSArray)
            #expect(
                try await client.get("/opendata/initiatieven.geojsonl?q=kanarie").text.hasPrefix(#"{"type":"Feature""#))
            let some = try await client.get("/opendata/initiatieven.csv?q=kanarie&thema=open-data").text
            #expect(some.split(separator: "\r\n").count == 701 && some.contains("Kanarie bij plaats 1500"))
            let none = try await client.get("/opendata/initiatieven.csv?q=zebra").text
            #expect(none.hasPrefix("id,titel") && none.split(separator: "\r\n").count == 1)
            #expect(try await client.get("/opendata/initiatieven.csv?q=").status == .badRequest)
        }
    }

    @Test("A download has a strong entity tag, and is not sent again to who has it", arguments: ExportFormat.allCases)
    func entityTag(format: ExportFormat) async throws {
        let harness = try await Harness(seed: ["Binnen,Ligt binnen het vak.,open-data,5.1,52.1"])
        try await harness.talk { client in
            let path = "/opendata/initiatieven.\(format.rawValue)"
            let first = try await client.get(path)
            let tag = try #require(first.headers[.eTag])
            let again = try await client.get(path, [.ifNoneMatch: tag])
            #expect(again.status == .notModified && again.body.readableBytes == 0 && again.headers[.eTag] == tag)
            try await harness.take(["Nog een,Ligt binnen het vak.,open-data,5.2,52.1"])
            let later = try await client.get(path, [.ifNoneMatch: tag])
            #expect(later.status == .ok && later.headers[.eTag] != tag && later.text.contains("Nog een"))
        }
    }

    @Test("An empty result is still a whole file: an empty collection, a header alone")
    func empty() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            #expect(try await client.get("/opendata/initiatieven.geojson").features.isEmpty)
            #expect(try await client.get("/opendata/initiatieven.geojsonl").text.isEmpty)
            let csv = try await client.get("/opendata/initiatieven.csv").text
            #expect(
                csv
                    == "id,titel,omschrijving,thema,organisatie,plaats,gemeentecode,url,lon,lat,x_rd,y_rd,aangemaaktOp,gewijzigdOp\r\n"
            )
        }
    }

    @Test(
        "The Excel variant of CSV has semicolons, decimal commas and a mark; another variant, or one of GeoJSON, is a 400"
    )
    func excel() async throws {
        let harness = try await Harness(seed: ["Binnen; en buiten,Ligt binnen het vak.,open-data,5.1,52.1"])
        try await harness.talk { client in
            try harness.publish()
            let file = try await client.get("/opendata/initiatieven.csv?variant=excel")
            let bytes = Array(file.body.readableBytesView)
            #expect(file.status == .ok && bytes.starts(with: [0xEF, 0xBB, 0xBF]))
            let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
            #expect(text.hasPrefix("id;titel;") && text.contains(";\"Binnen; en buiten\";"))
            #expect(text.contains(";5,1;52,1;135"))
            let plain = try await client.get("/opendata/initiatieven.csv?variant=standaard")
            #expect(plain.text == (try await client.get("/opendata/initiatieven.csv").text))
            for query in ["csv?variant=word", "geojson?variant=excel", "gpkg?variant=excel", "gpkg?thema=open-data"] {
                #expect(try await client.get("/opendata/initiatieven." + query).status == .badRequest, "\(query)")
            }
        }
    }

    @Test("A CSV download that is imported into another register gives the same records, formulas guarded on the way")
    func roundTrip() async throws {
        let harness = try await Harness(seed: [
            #"=1+1,"Met ""aanhalingstekens"", komma's en een\#n nieuwe regel.",open-data,5.12345678,52.1"#,
            "'s-Gravenhage,'t Is een naam met een apostrof.,open-aanpak,4.3,52.07",
            "''=2+2,@som begint met een apenstaartje.,open-contact,5.3,52.2",
            "＋31,－4 graden in Šibenik 👨‍👩‍👧.,open-data,5.4,52.3",
        ])
        let copy = try await Harness()
        try await harness.talk { client in
            let file = try await client.get("/opendata/initiatieven.csv")
            #expect(
                file.text.contains(",'=1+1,") && file.text.contains(",''=2+2,'@som")
                    && file.text.contains(",'s-Gravenhage,"))
            let source = try CSVImportSource(MemoryByteSource(Array(file.body.readableBytesView)), rules: Harness.rules)
            let report = try await ImportRun.run(
                source, into: try copy.register.beginImport(of: "rijen.csv", dryRun: false),
                onRejected: { _, problem in Issue.record("\(problem)") },
                onProgress: { _ in })
            #expect(report.new == 4)
        }
        #expect(try copy.register.page(.init()).initiatives == harness.register.page(.init()).initiatives)
    }
}
