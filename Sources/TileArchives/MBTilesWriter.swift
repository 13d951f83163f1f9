private import GRDB
private import GRDBSQLite
private import OpenDataFormats
import OpenKaart
package import VectorTiles

/// Writes an MBTiles archive (MBTiles 1.3): an SQLite file with a row for each tile. The only place that knows its SQL.
///
/// One transaction without a journal: a file that is not finished is no archive, and is thrown away. The same tiles give the same
/// bytes, with the same version of SQLite.
package final class MBTilesWriter {
    private let queue: DatabaseQueue
    private let archive: TileArchive
    private var waiting: [(TileAddress, [UInt8])] = []

    /// Tiles that are written at a time.
    private static let batch = 4_096

    /// - Precondition: the archive is of WebMercatorQuad; the specification knows no other.
    /// - Throws: `DatabaseError` when the file cannot be made.
    package init(_ archive: TileArchive, path: String) throws {
        precondition(archive.set == .webMercatorQuad)
        self.archive = archive
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
                    PRAGMA locking_mode = EXCLUSIVE;
                    """)
        }
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            // "MPBX", by which `file` and others know the form.
            try db.execute(
                sql: """
                    PRAGMA application_id = 1297105496;
                    CREATE TABLE metadata (name text NOT NULL, value text);
                    CREATE TABLE tiles (zoom_level integer NOT NULL, tile_column integer NOT NULL, tile_row integer NOT NULL,
                                        tile_data blob NOT NULL);
                    """)
        }
    }

    /// Adds a tile that `TileArchive.packed` gave.
    package func add(_ address: TileAddress, _ bytes: [UInt8]) throws {
        waiting.append((address, bytes))
        if waiting.count >= Self.batch { try flush() }
    }

    private func flush() throws {
        try queue.write { db in
            let insert = try db.cachedStatement(
                sql: "INSERT INTO tiles (zoom_level, tile_column, tile_row, tile_data) VALUES (?, ?, ?, ?)"
            ).sqliteStatement
            for (address, bytes) in waiting {
                // Rows count from the bottom (TMS).
                let row = (1 << address.zoom) - 1 - address.row
                for (position, number) in [address.zoom, address.column, row].enumerated() {
                    sqlite3_bind_int64(insert, Int32(position + 1), Int64(number))
                }
                let code = bytes.withUnsafeBytes {
                    // No copy: the bytes stay where they are until the step is done.
                    sqlite3_bind_blob(insert, 4, $0.baseAddress, Int32($0.count), nil)
                    return sqlite3_step(insert)
                }
                sqlite3_reset(insert)
                guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
            }
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// Writes what is left, the metadata and the index, and closes the file.
    package func finish() throws {
        try flush()
        var layers = ByteWriter(capacity: 2_048)
        layers.json(["vector_layers": archive.vectorLayers])
        let bounds = archive.bounds
        let rows = [
            ("name", archive.name), ("format", "pbf"),
            ("bounds", "\(bounds.west),\(bounds.south),\(bounds.east),\(bounds.north)"),
            ("center", "\(archive.centre.x),\(archive.centre.y),\(archive.centreZoom)"),
            ("minzoom", "\(archive.zooms.lowerBound)"), ("maxzoom", "\(archive.zooms.upperBound)"),
            ("attribution", archive.attribution), ("description", archive.description), ("type", "overlay"),
            ("version", archive.versionText), ("json", String(decoding: layers.bytes, as: UTF8.self)),
        ]
        try queue.write { db in
            for (name, value) in rows {
                try db.execute(sql: "INSERT INTO metadata (name, value) VALUES (?, ?)", arguments: [name, value])
            }
            try db.execute(
                sql: "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)")
        }
        try queue.close()
    }
}
