import Foundation
import OpenDataFormats
import OpenKaart
import TestSupport
import Testing
import TileArchives

@testable import OpenDataFiles

/// The same records are the same bytes, on whatever machine and in whatever release, until somebody means to change them.
@Suite("Golden files of a small fixed set of records")
struct GoldenFileTests {
    private static func text(
        _ format: ExportFormat, _ system: ReferenceSystem = .crs84, _ variant: CSVVariant = .standard
    ) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try RecordWriter(format, system: system, variant: variant, positions: SteadyTransformation())
            .writeFile(of: GoldenRecords()) { bytes += $0 }
        return bytes
    }

    @Test(
        "GeoJSON, lines and CSV, of both variants and in RD, are as they were: formulas are guarded, nothing is lost",
        arguments: [
            (ExportFormat.geojson, ReferenceSystem.crs84, CSVVariant.standard, "initiatieven.geojson"),
            (.geojson, .rd, .standard, "initiatieven-rd.geojson"),
            (.geojson, .etrs89, .standard, "initiatieven-etrs89.geojson"),
            (.geojsonl, .crs84, .standard, "initiatieven.geojsonl"), (.csv, .crs84, .standard, "initiatieven.csv"),
            (.csv, .rd, .standard, "initiatieven-rd.csv"), (.csv, .crs84, .excel, "initiatieven-excel.csv"),
        ])
    func texts(format: ExportFormat, system: ReferenceSystem, variant: CSVVariant, name: String) throws {
        try Golden.expect(try Self.text(format, system, variant), name)
    }

    private static func file(_ distribution: Distribution) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: "openkaart-golden-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let positions = try SteadyTransformation()
        let writer = DistributionWriter(
            positions, tiles: InitiativeArchive(Harness.rules.themes, by: positions, workers: .one),
            licence: "https://voorbeeld.example/licentie")
        try writer.write(distribution, of: GoldenRecords(), to: path)
        return [UInt8](try Data(contentsOf: URL(filePath: path)))
    }

    @Test("Every form of text that is made as a file has the bytes that are sent", arguments: ExportFormat.allCases)
    func same(format: ExportFormat) throws {
        let distribution = try #require(Distribution(rawValue: format.rawValue))
        #expect(try Self.file(distribution) == (try Self.text(format)))
    }

    @Test("FlatGeobuf is as it was")
    func flatGeobuf() throws {
        try Golden.expect(try Self.file(.fgb), "initiatieven.fgb")
    }

    @Test(
        "GeoPackage and PMTiles are as they were, where the libraries that lay out their bytes are those of the recording",
        arguments: [(Distribution.gpkg, "SQLite 3.40.1"), (.pmtiles, "zlib 1.2.13")])
    func sums(distribution: Distribution, library: String) throws {
        let bytes = try Self.file(distribution)
        // What a file says of itself tells that it is whole, on any machine.
        #expect(
            String(decoding: bytes, as: UTF8.self).hasPrefix(
                distribution == .gpkg ? "SQLite format 3\0" : "PMTiles\u{3}"))
        guard Libraries.names.contains(library) else { return }
        try Golden.expect(bytes, distribution.fileName)
    }
}
