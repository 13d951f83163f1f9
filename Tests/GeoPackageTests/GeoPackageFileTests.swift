import Foundation
import GRDB
import OpenKaart
import TestSupport
import Testing

@testable import GeoPackage

@Suite("A GeoPackage that is written")
struct GeoPackageFileTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    private func write(_ source: Records, _ name: String) throws -> String {
        let path = scratch.path(name)
        try GeoPackageFile.write(source, to: path, description: "Een proef")
        return path
    }

    @Test("says what it is, and the version's moment is that of the layer")
    func description() throws {
        let path = try write(Records(count: 300, seed: 1), "a.gpkg")
        let head = try Data(contentsOf: URL(filePath: path)).prefix(100)
        #expect(Array(head[68..<72]) == Array("GPKG".utf8) && Array(head[60..<64]) == [0, 0, 0x28, 0x3C])
        try DatabaseQueue(path: path).read { db in
            #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
            #expect(try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil)
            let contents = try #require(try Row.fetchOne(db, sql: "SELECT * FROM gpkg_contents"))
            #expect(contents["last_change"] == "1970-01-01T00:00:00.000Z" && contents["srs_id"] == 4258)
            #expect(contents["description"] == "Een proef")
            #expect(
                try Int.fetchAll(db, sql: "SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id")
                    == [-1, 0, 4258, 4326])
            #expect(
                try String.fetchAll(db, sql: "SELECT extension_name FROM gpkg_extensions") == ["gpkg_rtree_index"])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["a.gpkg"])
    }

    @Test(
        "has every text, moment and point as the record has it, whatever signs are in it",
        arguments: [0, 1, 51, 52, 3_000])
    func content(count: Int) throws {
        let source = try Records(count: count, seed: 2)
        let path = try write(source, "a.gpkg")
        try DatabaseQueue(path: path).read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM initiatieven ORDER BY fid")
            #expect(rows.count == count)
            for (row, record) in zip(rows, source.records) {
                #expect(row["id"] == record.id.description && row["titel"] == record.content.title)
                #expect(row["omschrijving"] == record.content.description)
                #expect(row["organisatie"] == record.content.organisation && row["plaats"] == record.content.place)
                #expect(row["url"] == record.content.url?.text)
                #expect(row["gemeentecode"] == record.content.municipalityCode?.text)
                #expect(row["aangemaaktOp"] == record.createdAt.description.replacing("Z", with: ".000Z"))
                let blob: Data = row["geom"]
                #expect(
                    blob.withUnsafeBytes { PointGeometry.point($0) }
                        == SIMD2(record.content.point.longitude, record.content.point.latitude))
            }
        }
    }

    @Test("has an index that SQLite finds sound, and that finds what lies in a box", arguments: [0, 1, 51, 52, 2_700])
    func spatialIndex(count: Int) throws {
        let source = try Records(count: count, seed: 3)
        let path = try write(source, "a.gpkg")
        try DatabaseQueue(path: path).read { db in
            #expect(try String.fetchOne(db, sql: "SELECT rtreecheck('rtree_initiatieven_geom')") == "ok")
            let found = try Int.fetchAll(
                db,
                sql:
                    "SELECT id FROM rtree_initiatieven_geom WHERE maxx >= 5 AND minx <= 5.5 AND maxy >= 52 AND miny <= 52.5 ORDER BY id"
            )
            let expected = source.records.enumerated().filter { _, record in
                let point = record.content.point
                return (5...5.5).contains(point.longitude) && (52...52.5).contains(point.latitude)
            }.map { $0.offset + 1 }
            #expect(found == expected)
        }
    }

    @Test("is the same bytes each time, and others for another version")
    func sameBytes() throws {
        let first = try write(Records(count: 3_000, seed: 4), "a.gpkg")
        let second = try write(Records(count: 3_000, seed: 4), "b.gpkg")
        #expect(FileManager.default.contentsEqual(atPath: first, andPath: second))
        let other = try write(Records(count: 2_999, seed: 4), "c.gpkg")
        #expect(!FileManager.default.contentsEqual(atPath: first, andPath: other))
    }

    @Test("takes each identity once")
    func identities() throws {
        var random = SeededGenerator(seed: 5)
        let record = try Records.record(using: &random)
        #expect(throws: GeoPackageError.self) { try write(Records([record, record]), "a.gpkg") }
    }

    @Test("is refused in a folder that is not there, as an error of the file")
    func noFolder() throws {
        #expect(throws: GeoPackageError.self) { try write(Records(count: 1, seed: 6), "nergens/a.gpkg") }
    }
}
