import Foundation
import OpenDataFormats
import OpenKaart
import Testing

@testable import OpenDataCatalogue

@Suite("The page for re-users")
struct OverviewTests {
    private static let overview = Samples.publication(days: [Samples.manifest("2026-11-22", count: 78)]).overview(
        packedSizes: [.csv: 400])

    @Test("It has versions, forms with sizes, counts, days, feeds and a citation")
    func facts() {
        let overview = Self.overview
        #expect(overview.version.sequence == 79 && overview.count == 79)
        #expect(overview.themes.map(\.title) == ["Open-Contact", "Open-Data"])
        #expect(overview.themes.map(\.count) == [77, 2])
        #expect(overview.formats.map(\.name) == Distribution.allCases.map(\.fileName))
        let csv = overview.formats.first { $0.name == "initiatieven.csv" }
        #expect(csv?.packedByteCount == 400 && csv?.address == "https://kaart.example/opendata/initiatieven.csv")
        #expect(overview.days.map(\.count) == [78])
        #expect(
            overview.days.first?.files.first?.address
                == "https://kaart.example/opendata/2026-11-22/initiatieven.geojson")
        #expect(overview.changeFeed == "https://kaart.example/v1/wijzigingen")
        #expect(overview.citation.contains("versie 79") && overview.documents.count == DatasetDocument.allCases.count)
    }

    @Test("What it says to search engines has what they ask, and can stand in a script element")
    func schemaOrg() throws {
        let hostile = Samples.publication(Samples.manifest(), Samples.hostile).overview(packedSizes: [:]).schemaOrg
        #expect(!hostile.contains("<"))
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(Self.overview.schemaOrg.utf8)) as? [String: Any])
        #expect(document["@type"] as? String == "Dataset" && document["isAccessibleForFree"] as? Bool == true)
        #expect((50...5000).contains((document["description"] as? String)?.count ?? 0))
        let place = try #require(document["spatialCoverage"] as? [String: Any])
        #expect((place["geo"] as? [String: String])?["box"] == "50.75 3.5 53.4 7.1")
        #expect(document["temporalCoverage"] as? String == "2015-06-01T12:00:00Z/2026-11-23T20:00:00Z")
        let downloads = try #require(document["distribution"] as? [[String: Any]])
        #expect(downloads.allSatisfy { $0["contentUrl"] is String && $0["encodingFormat"] is String })
    }

    @Test("The examples that people copy stand in the documentation word for word, where another test tries them")
    func examples() throws {
        let examples = DatasetExample.all(DatasetAddresses(base: "http://127.0.0.1:8080"))
        #expect(examples.map(\.program) == ["QGIS", "Excel", "Python", "R", "curl"])
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/opendata.md")
        let text = try String(contentsOf: path, encoding: .utf8)
        for example in examples {
            #expect(text.contains("```\(example.language)\n\(example.code)\n```"), "\(example.program)")
        }
    }
}
