private import Foundation
import GRDB
import OpenDataFormats
import OpenKaart

/// Reads one layer of points of a GeoPackage that somebody else made; trusts nothing in it.
struct LayerReader: Sendable {
    /// What is known of the layer.
    struct Layer: Sendable {
        let table: String
        let geometry: String
        /// The column that numbers the rows.
        let number: String
        let system: ReferenceSystem
        let columns: [Column]
        let unusedColumns: [String]
    }

    /// A column that is read, and the member of the record that it holds.
    struct Column: Sendable {
        let member: String
        let name: String
    }

    /// One row as it stands in the file.
    struct LayerRow: Sendable {
        let number: Int64
        let point: Point
        let texts: [String: String]
    }

    /// What the column of the geometry holds.
    enum Point: Sendable {
        case none
        case point(SIMD2<Double>)
        case other
    }

    let layer: Layer
    private let database: DatabaseQueue

    /// Rows that are read at a time.
    private static let rowsPerRead = 1_000

    /// - Throws: `ImportFileError`.
    init(path: String, layer name: String?) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ImportFileError("Het bestand is er niet. Controleer de naam.")
        }
        guard !isFolder.boolValue else { throw ImportFileError("Dit is een map. Geef het bestand dat erin staat.") }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.label = "geopackage-import"
            configuration.prepareDatabase { db in
                // Views and triggers of a stranger may not call functions (SQLite, "Defense Against The Dark Arts").
                try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")
            }
            database = try DatabaseQueue(path: path, configuration: configuration)
            layer = try database.read { db in try LayerFinder(db).layer(named: name) }
        } catch let error as DatabaseError {
            throw Self.unreadable(error)
        }
    }

    /// The next rows behind a number, in order; none at the end.
    ///
    /// - Throws: `ImportFileError` when the file is damaged.
    func rows(after number: Int64) throws -> [LayerRow] {
        do {
            return try database.read { db in
                let texts = layer.columns.map(\.name.quotedDatabaseIdentifier)
                let columns = [layer.number.quotedDatabaseIdentifier, layer.geometry.quotedDatabaseIdentifier] + texts
                let found = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT \(columns.joined(separator: ", ")) FROM \(layer.table.quotedDatabaseIdentifier)
                        WHERE \(columns[0]) > ? ORDER BY \(columns[0]) LIMIT \(Self.rowsPerRead)
                        """, arguments: [number])
                var rows: [LayerRow] = []
                while let row = try found.next() { rows.append(try Self.row(row, layer)) }
                return rows
            }
        } catch let error as DatabaseError {
            throw Self.unreadable(error)
        }
    }

    private static func row(_ row: Row, _ layer: Layer) throws -> LayerRow {
        var texts: [String: String] = [:]
        for (index, column) in layer.columns.enumerated() {
            switch (row[index + 2] as DatabaseValue).storage {
            case .string(let text) where !text.isEmpty: texts[column.member] = text
            case .int64(let number): texts[column.member] = String(number)
            case .double(let number): texts[column.member] = String(number)
            default: break
            }
        }
        let point: Point = try row.withUnsafeData(atIndex: 1) { data in
            guard let data else { return .none }
            return data.withUnsafeBytes { PointGeometry.point($0) }.map(Point.point) ?? .other
        }
        return LayerRow(number: row[0], point: point, texts: texts)
    }

    private static func unreadable(_ error: DatabaseError) -> ImportFileError {
        switch error.resultCode {
        case .SQLITE_NOTADB: ImportFileError("Dit is geen GeoPackage. Controleer het bestand, of geef --format.")
        case .SQLITE_CANTOPEN, .SQLITE_PERM:
            ImportFileError("Het bestand kan niet worden gelezen. Controleer de rechten.")
        default:
            ImportFileError("Het bestand is beschadigd (SQLite \(error.resultCode.rawValue)). Haal het opnieuw op.")
        }
    }
}
