import BulkSQLite
import GRDB
import OpenKaart

/// The R-tree over the points of `initiatieven`.
enum SpatialIndex {
    /// Makes it anew from the rows, all at once.
    static func fill(_ db: Database) throws {
        var tree = try PackedRTree(db, filling: "idx_initiatieven_geometrie")
        let found = try Row.fetchCursor(db, sql: "SELECT nr, geometrie FROM initiatieven ORDER BY volgorde, id")
        while let row = try found.next() {
            guard let point = try row.point(at: 1) else { continue }
            try tree.add(row[0], SIMD2(point.longitude, point.latitude))
        }
        try tree.finish()
    }
}
