import GRDB
package import OpenKaart

extension SpatiaLiteRegister {
    package func snapshot() throws -> any InitiativeSnapshot {
        try Self.translated { try SpatiaLiteSnapshot(pool: pool) }
    }
}

/// A connection of its own inside one long read transaction: all its pages come from one version of the map.
///
/// The write-ahead log cannot be folded back while one is open, so it lives as long as one answer.
struct SpatiaLiteSnapshot: InitiativeSnapshot {
    private let database: DatabaseSnapshot
    let version: MapVersion

    init(pool: DatabasePool) throws {
        database = try pool.makeSnapshot()
        version = try database.read(SpatiaLiteRegister.version)
    }

    func records(_ filter: InitiativeFilter, after: PageKey?, limit: Int) throws -> [Initiative] {
        try SpatiaLiteRegister.translated {
            try database.read { db in try SpatiaLiteRegister.records(db, filter, after: after, limit: limit) }
        }
    }

    func count(_ filter: InitiativeFilter) throws -> Int {
        try SpatiaLiteRegister.translated { try database.read { db in try SpatiaLiteRegister.count(db, filter) } }
    }
}
