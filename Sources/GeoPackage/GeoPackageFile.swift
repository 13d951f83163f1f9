import BulkSQLite
private import Foundation
import GRDB
private import GRDBSQLite
package import OpenDataFormats
import OpenKaart

/// Writes records as a GeoPackage: one layer of points with its spatial index, which QGIS and GDAL open as it is.
package enum GeoPackageFile {
    /// Writes a file where there is none. Memory does not grow with the number of records.
    ///
    /// The same records give the same bytes: rows and pages come in one order, nothing is left over in free room, and the counters
    /// in SQLite's header are set to fixed values. There is no journal: what broke off is to be thrown away.
    ///
    /// - Parameter description: what the layer says about itself.
    /// - Throws: `GeoPackageError`, or what the source throws; what is there then is no whole file.
    package static func write(_ source: some FeatureSource, to path: String, description: String) throws {
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            try database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA application_id = \(GeoPackageSchema.applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(GeoPackageSchema.userVersion)")
                try db.inTransaction {
                    try db.execute(sql: GeoPackageSchema.tables)
                    var layer = try LayerWriter(db)
                    try source.forEachBatch { try layer.add($0) }
                    try layer.finish()
                    try describe(layer.box, source.version, description, in: db)
                    try db.execute(sql: GeoPackageSchema.indexesAndTriggers)
                    return .commit
                }
            }
            try database.close()
        } catch let error as DatabaseError {
            throw GeoPackageError(error)
        }
        try settleHeader(path)
    }

    /// The version of SQLite, which lays out the pages.
    package static var libraryVersion: String { String(cString: sqlite3_libversion()) }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "geopackage"
        // Triggers and functions of a GeoPackage are those of its reader, such as ST_IsEmpty; here they only stand in the schema.
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
                    PRAGMA locking_mode = EXCLUSIVE; PRAGMA secure_delete = FAST; PRAGMA cache_size = -16384
                    """)
        }
        return configuration
    }

    /// Fills the tables that describe the layer.
    private static func describe(
        _ box: LayerWriter.Box?, _ version: MapVersion, _ description: String, in db: Database
    ) throws {
        for system in GeoPackageSchema.referenceSystems {
            try db.execute(
                sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
                arguments: [system.name, system.id, system.organisation, system.id, system.definition])
        }
        let (layer, geometry) = (GeoPackageSchema.layer, GeoPackageSchema.geometryColumn)
        try db.execute(
            sql: "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                layer, "Initiatieven van Open Overheid", description, LayerWriter.moment(version.madeAt.description),
                box?.low.x, box?.low.y, box?.high.x, box?.high.y, GeoPackageSchema.systemID,
            ])
        try db.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, 'POINT', ?, 0, 0)",
            arguments: [layer, geometry, GeoPackageSchema.systemID])
        try db.execute(
            sql: "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
            arguments: [layer, geometry, "http://www.geopackage.org/spec120/#extension_rtree"])
    }

    /// Sets what SQLite notes about its own work: the change counter, for which the noted size is valid, and the version of the
    /// library that wrote (SQLite, "Database File Format", 1.3).
    private static func settleHeader(_ path: String) throws {
        guard let file = FileHandle(forUpdatingAtPath: path) else { return }
        for (offset, number) in [(24, 1), (92, 1), (96, 3_040_000)] as [(UInt64, UInt32)] {
            try file.seek(toOffset: offset)
            try file.write(contentsOf: withUnsafeBytes(of: number.bigEndian) { Data($0) })
        }
        try file.close()
    }
}
