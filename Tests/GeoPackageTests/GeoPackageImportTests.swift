import Foundation
import GRDB
import OpenDataFormats
import OpenKaart
import TestSupport
import Testing

@testable import GeoPackage

@Suite("A GeoPackage that is imported")
struct GeoPackageImportTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    private func entries(_ path: String, layer: String? = nil) throws -> [ImportEntry] {
        var source = try GeoPackageImportSource(
            path: path, layer: layer, rules: Harness.rules, positions: try Harness.positions())
        var entries: [ImportEntry] = []
        while let entry = try source.next() { entries.append(entry) }
        return entries
    }

    @Test("Our own file comes back whole, in the order of the rows, and written again it is the same bytes")
    func roundTrip() throws {
        let source = try Records(count: 2_500, seed: 11)
        let path = scratch.path("a.gpkg")
        try GeoPackageFile.write(source, to: path, description: "Proef")
        let entries = try entries(path)
        #expect(entries.map(\.line) == Array(1...2_500))
        let back = try entries.map { entry in
            let row = try entry.result.get()
            return Initiative(
                id: row.id, revision: 1, content: row.content, createdAt: try #require(row.createdAt),
                changedAt: try #require(row.changedAt))
        }
        #expect(back == source.records)
        let again = scratch.path("b.gpkg")
        try GeoPackageFile.write(Records(back), to: again, description: "Proef")
        #expect(FileManager.default.contentsEqual(atPath: path, andPath: again))
    }

    @Test("Points in RD become degrees, to a millimetre; x comes first in every system")
    func systems() throws {
        for (code, x, y) in [(28992, 155_000.0, 463_000.0), (4326, 5.387203658, 52.155172889)] {
            let path = try foreign(code: code, [(1, x, y)], name: "\(code).gpkg")
            let point = try #require(try entries(path).first).result.get().content.point
            #expect(abs(point.longitude - 5.3872) < 1e-4 && abs(point.latitude - 52.1551) < 1e-4, "\(code)")
        }
    }

    @Test("A row without a good point is rejected by its number, and the others are taken")
    func badRows() throws {
        let path = try foreign(code: 28992, [(3, 155_000, 463_000), (7, 9e9, 9e9), (9, 155_001, 463_001)])
        try DatabaseQueue(path: path).write { db in
            try db.execute(sql: "UPDATE punten SET geom = x'00' WHERE fid = 9")
        }
        let entries = try entries(path)
        #expect(entries.map(\.line) == [3, 7, 9])
        #expect(throws: Never.self) { try entries[0].result.get() }
        for entry in entries.dropFirst() {
            #expect { try entry.result.get() } throws: { "\($0)".contains("geometrie") }
        }
    }

    @Test("Two layers need a name; a system that we do not know and a table without columns are told")
    func refusals() throws {
        let path = try foreign(code: 4326, [(1, 5.1, 52.1)])
        try DatabaseQueue(path: path).write { db in
            try db.execute(
                sql: """
                    CREATE TABLE leeg (fid INTEGER PRIMARY KEY, geom POINT);
                    INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES ('leeg', 'features', 4326);
                    INSERT INTO gpkg_geometry_columns VALUES ('leeg', 'geom', 'POINT', 4326, 0, 0)
                    """)
        }
        #expect(refusal(path).contains("leeg, punten"))
        #expect(refusal(path, layer: "niets").contains("'niets'"))
        #expect(refusal(path, layer: "leeg").contains("titel, omschrijving, thema"))
        #expect(try entries(path, layer: "punten").count == 1)
        #expect(refusal(try foreign(code: 3857, [], name: "b.gpkg")).contains("3857"))
    }

    @Test("What is no GeoPackage is told, and never breaks the program")
    func noGeoPackage() throws {
        let good = scratch.path("goed.gpkg")
        try GeoPackageFile.write(Records(count: 400, seed: 12), to: good, description: "")
        let bytes = try Data(contentsOf: URL(filePath: good))
        let files: [String: Data] = [
            "leeg": Data(), "tekst": Data("titel,omschrijving\n".utf8), "kort": bytes.prefix(20_000),
            "zip": Data([0x1F, 0x8B, 8, 0]),
        ]
        for (name, content) in files {
            try content.write(to: URL(filePath: scratch.path(name)))
            #expect(throws: ImportFileError.self, "\(name)") { try entries(scratch.path(name)) }
        }
        #expect(throws: ImportFileError.self) { try entries(scratch.folder.path) }
        #expect(throws: ImportFileError.self) { try entries(scratch.path("nergens")) }
        // Damage anywhere is an error or rows, never a crash.
        var random = SeededGenerator(seed: 13)
        for _ in 0..<60 {
            var damaged = bytes
            for _ in 0..<20 {
                damaged[Int.random(in: 100..<damaged.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            try damaged.write(to: URL(filePath: scratch.path("stuk")))
            _ = try? entries(scratch.path("stuk"))
        }
    }

    private func refusal(_ path: String, layer: String? = nil) -> String {
        do {
            _ = try entries(path, layer: layer)
            return "taken"
        } catch { return "\(error)" }
    }

    /// A file as another program makes it.
    private func foreign(
        code: Int, _ points: [(fid: Int64, x: Double, y: Double)], name: String = "ander.gpkg"
    ) throws -> String {
        let path = scratch.path(name)
        let database = try DatabaseQueue(path: path)
        try database.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);
                    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
                    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
                    INSERT INTO gpkg_contents VALUES ('punten', 'features', \(code));
                    INSERT INTO gpkg_spatial_ref_sys VALUES ('', \(code), 'EPSG', \(code), '', '');
                    INSERT INTO gpkg_geometry_columns VALUES ('punten', 'geom', 'POINT', \(code), 0, 0);
                    CREATE TABLE punten (fid INTEGER PRIMARY KEY, geom POINT, Titel TEXT, omschrijving TEXT, thema TEXT, hoogte REAL)
                    """)
            for point in points {
                try db.execute(
                    sql: "INSERT INTO punten VALUES (?, ?, 'Een titel', 'Een omschrijving hiervan.', 'open-data', 1.5)",
                    arguments: [
                        point.fid, Data(PointGeometry.bytes(SIMD2(point.x, point.y), system: code)),
                    ])
            }
        }
        try database.close()
        return path
    }
}
