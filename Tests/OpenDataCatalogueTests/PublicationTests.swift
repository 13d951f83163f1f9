import Foundation
import OpenDataFormats
import OpenKaart
import Testing

@testable import OpenDataCatalogue

@Suite("What is said of an edition")
struct PublicationTests {
    private static func object(_ bytes: [UInt8]) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test("The manifest tells version, counts, files, licence, citation and days, all with absolute addresses")
    func manifest() throws {
        let days = [
            Samples.manifest("2026-11-22", count: 78, purgedAt: "2026-11-23T08:00:00Z"),
            Samples.manifest("2026-11-01", count: 60),
        ]
        let document = try Self.object(Samples.publication(days: days).document(.manifest))
        #expect(document["versie"] as? Int == 79 && document["gemaaktOp"] as? String == "2026-11-23T20:22:14Z")
        #expect(document["aantallen"] as? [String: Int] == ["open-contact": 77, "open-data": 2])
        #expect(document["schemaVersie"] as? String == Manifest.schemaVersion && document["gewistOp"] == nil)
        let licence = try #require(document["licentie"] as? [String: String])
        #expect(licence == ["naam": "CC0 1.0", "adres": "http://creativecommons.org/publicdomain/zero/1.0/"])
        let files = try #require(document["bestanden"] as? [[String: Any]])
        #expect(files.count == Distribution.allCases.count)
        for (file, distribution) in zip(files, Distribution.allCases) {
            #expect(file["adres"] as? String == "https://kaart.example/opendata/\(distribution.fileName)")
            #expect((file["sha256"] as? String)?.count == 64 && file["mediatype"] as? String == distribution.mediaType)
            #expect(file["omvang"] as? Int != nil && file["titel"] as? String == distribution.title)
        }
        let listed = try #require(document["dagen"] as? [[String: Any]])
        #expect(listed.compactMap { $0["datum"] as? String } == ["2026-11-22", "2026-11-01"])
        #expect(listed.compactMap { $0["aantal"] as? Int } == [78, 60])
        #expect(listed[0]["adres"] as? String == "https://kaart.example/opendata/2026-11-22/manifest.json")
        #expect(listed[0]["gewistOp"] as? String == "2026-11-23T08:00:00Z" && listed[1]["gewistOp"] == nil)
        #expect(document["laatste"] as? String == "https://kaart.example/opendata/latest/manifest.json")
    }

    @Test("The manifest of a day is about that day, and says so when records were erased from it")
    func manifestOfDay() throws {
        let day = Samples.manifest("2026-11-22", purgedAt: "2026-11-23T21:00:00Z")
        let document = try Self.object(Samples.publication(day, days: [day]).document(.manifest))
        #expect(document["datum"] as? String == "2026-11-22" && document["dagen"] == nil)
        #expect(document["gewistOp"] as? String == "2026-11-23T21:00:00Z")
        let files = try #require(document["bestanden"] as? [[String: Any]])
        #expect(files[0]["adres"] as? String == "https://kaart.example/opendata/2026-11-22/initiatieven.geojson")
        // What is stored with the files can be read from what is served, too.
        var writer = ByteWriter()
        writer.json(Samples.publication(day).manifestDocument)
        #expect(Manifest(try JSONParser.parse(writer.bytes)) == day)
    }

    @Test("A citation names publisher, year, title, version, date, licence and address")
    func citation() {
        #expect(
            Samples.publication().citation
                == "Gemeente Voorbeeld (2026). Initiatieven van Open Overheid, versie 79 van 23 november 2026 [dataset]. CC0 1.0. https://kaart.example/opendata/manifest.json"
        )
        #expect(
            Samples.publication(Samples.manifest("2026-11-22")).citation.hasSuffix(
                "https://kaart.example/opendata/2026-11-22/manifest.json"))
    }

    @Test("Check sums stand in lines that sha256sum reads")
    func checkSums() {
        #expect(
            Samples.text(Samples.publication().document(.checkSums)).hasPrefix(
                "\(String(repeating: "0", count: 64))  initiatieven.geojson\n"))
    }

    @Test("The columns of the metadata are those of the file, each with a title and a description")
    func columns() throws {
        let columns = Samples.publication().columns
        #expect(columns.map(\.name) == CSVTable.columns(nil, .crs84))
        #expect(columns.allSatisfy { !$0.title.isEmpty && !$0.description.isEmpty })
        let package = try Self.object(Samples.publication().document(.dataPackage))
        let table = try #require(
            (package["resources"] as? [[String: Any]])?.first { $0["type"] as? String == "table" })
        let fields = try #require((table["schema"] as? [String: Any])?["fields"] as? [[String: Any]])
        #expect(fields.compactMap { $0["name"] as? String } == columns.map(\.name))
    }

    @Test("Every form has words for people and a file type of the EU")
    func forms() {
        for form in Distribution.allCases {
            #expect(!form.title.isEmpty && form.summary.hasSuffix(".") && form.audience.hasPrefix("Voor "))
            #expect(form.fileType.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" })
        }
        #expect(Set(Distribution.allCases.map(\.title)).count == Distribution.allCases.count)
    }

    @Test("Hostile configuration leaves every document whole", arguments: DatasetDocument.allCases)
    func hostile(document: DatasetDocument) throws {
        let bytes = Samples.publication(Samples.manifest(), Samples.hostile).document(document)
        #expect(!Samples.text(bytes).contains("</script>"))
        switch document {
        case .checkSums, .catalogueTurtle: break
        case .manifest, .csvMetadata, .dataPackage, .catalogueJSONLD: _ = try Self.object(bytes)
        }
        #expect(bytes == Samples.publication(Samples.manifest(), Samples.hostile).document(document))
    }

    @Test("An edition without records has no box and no period, and documents all the same")
    func empty() throws {
        let nothing = Manifest(
            version: MapVersion(sequence: 0, madeAt: .epoch), count: 0, themes: [], extent: nil, created: nil, files: [])
        let publication = Samples.publication(nothing)
        #expect(!Samples.text(publication.document(.catalogueTurtle)).contains("POLYGON"))
        #expect(try Self.object(publication.document(.manifest))["bbox"] == nil)
        #expect(publication.overview(packedSizes: [:]).formats.isEmpty)
    }
}
