import Foundation
import GRDB
import OpenKaart
import Testing

@testable import SpatiaLiteRegister

@Suite("The file of the register")
struct RegisterFileTests {
    @Test("A new file is private, marked as ours, in WAL mode and safe against a power cut")
    func newFile() throws {
        let sandbox = try Sandbox()
        for suffix in ["", "-wal", "-shm"] {
            let mode =
                try FileManager.default.attributesOfItem(atPath: sandbox.path + suffix)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(suffix)")
        }
        try sandbox.register.pool.writeWithoutTransaction { (db: Database) throws in
            #expect(try Int32.fetchOne(db, sql: "PRAGMA application_id") == 0x4F4B_7274)
            #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == Migration.all.count)
            #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
            #expect(try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2)  // FULL
            #expect(try Int.fetchOne(db, sql: "PRAGMA foreign_keys") == 1)
        }
    }

    @Test("The geometry column is registered as a point in ETRS89, may not be empty, and has its spatial index")
    func geometryColumn() throws {
        let sandbox = try Sandbox()
        try sandbox.register.read { db in
            let row = try #require(
                try Row.fetchOne(
                    db,
                    sql:
                        "SELECT f_table_name, f_geometry_column, geometry_type, srid, spatial_index_enabled FROM geometry_columns"
                ))
            let names: [String] = [row[0], row[1]]
            let codes: [Int] = [row[2], row[3], row[4]]
            #expect(names == ["initiatieven", "geometrie"] && codes == [1, 4258, 1])
        }
        #expect(throws: DatabaseError.self) {
            try sandbox.register.pool.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO initiatieven (id, revisie, titel, omschrijving, thema, aangemaaktOp, gewijzigdOp, volgorde, geometrie)
                        VALUES ('57dab273-e5fd-5b5c-a987-a67c5398fa0c', 1, 'a', 'b', 'c', 'd', 'e', 1, NULL)
                        """)
            }
        }
    }

    @Test("Closing leaves one file, and opening it again finds everything")
    func reopen() throws {
        let sandbox = try Sandbox()
        try sandbox.take([Sample.row()])
        try sandbox.register.close()
        let names = try FileManager.default.contentsOfDirectory(atPath: sandbox.folder.path)
        #expect(names == ["kaart.sqlite"])
        let again = try SpatiaLiteRegister(path: sandbox.path, creates: false)
        #expect(try again.page(InitiativeQuery()).numberMatched == 1)
        try again.close()
    }

    @Test("A missing file is an error that names it, and is not made")
    func missing() throws {
        let sandbox = try Sandbox()
        let other = sandbox.path + ".er-niet"
        #expect(throws: RegisterError.missing(path: other)) { try SpatiaLiteRegister(path: other, creates: false) }
        #expect(!FileManager.default.fileExists(atPath: other))
    }

    @Test("A file of another program is refused and stays as it is", arguments: [true, false])
    func foreign(isDatabase: Bool) throws {
        let sandbox = try Sandbox()
        let path = sandbox.path + ".ander"
        if isDatabase {
            let other = try DatabaseQueue(path: path)
            try other.write { db in try db.execute(sql: "CREATE TABLE brieven (id INTEGER)") }
            try other.close()
        } else {
            try Data("Dit is een brief.".utf8).write(to: URL(filePath: path))
        }
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(throws: RegisterError.foreign(path: path)) { try SpatiaLiteRegister(path: path, creates: true) }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test("A file of a newer version is refused and stays as it is")
    func newer() throws {
        let sandbox = try Sandbox()
        try sandbox.register.pool.write { db in try db.execute(sql: "PRAGMA user_version = 99") }
        try sandbox.register.close()
        let before = try Data(contentsOf: URL(filePath: sandbox.path))
        let error = #expect(throws: RegisterError.self) { try SpatiaLiteRegister(path: sandbox.path, creates: true) }
        #expect(error == .newer(path: sandbox.path, version: 99, known: Migration.all.count))
        #expect(try Data(contentsOf: URL(filePath: sandbox.path)) == before)
    }
}
