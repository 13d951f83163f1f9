import CSearch
import GRDB

#if canImport(Glibc)
    private import Glibc
#endif

/// The SQLite file of an index: how one is made, opened and emptied.
enum IndexFile {
    /// Opens the file; a missing one is made, so that only its owner can read or write it.
    ///
    /// - Throws: `DatabaseError`; with `isDamage` when the file holds something else.
    static func open(_ path: String) throws -> DatabasePool {
        // The register may only be read by its owner, and this holds its texts in other words.
        let descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor >= 0 { Glibc.close(descriptor) }
        let pool = try DatabasePool(path: path, configuration: configuration)
        do {
            let kind = try pool.read(IndexSchema.kind)
            guard kind != .foreign else { throw DatabaseError(resultCode: .SQLITE_NOTADB) }
            return pool
        } catch {
            try pool.close()
            throw error
        }
    }

    /// Puts the write-ahead log, which after a build is as large as the index, back into the file; whoever still reads from it
    /// keeps it as it is.
    static func foldLog(_ pool: DatabasePool) throws {
        do {
            try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        } catch let error as DatabaseError where error.isBusy || error.resultCode == .SQLITE_INTERRUPT {
            // It is folded another time.
        }
    }

    /// Rids the file and its log of words that were purged, when there may be some; whoever still reads makes it wait for another
    /// time.
    static func wipeIfOwed(_ pool: DatabasePool) throws {
        guard try pool.read(IndexSchema.owesWipe) else { return }
        do {
            try pool.writeWithoutTransaction(IndexSchema.wipe)
        } catch let error as DatabaseError where error.isBusy || error.resultCode == .SQLITE_INTERRUPT {
            // It is still owed.
        }
    }

    /// Closes all connections, so that one file is left.
    static func close(_ pool: DatabasePool) throws {
        try pool.close()
        // The pool closes its read-only connections last, and those may not take the empty log away. One more that may, does.
        let last = try DatabaseQueue(path: pool.path)
        _ = try last.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") }
        try last.close()
    }

    /// Makes the file an empty database.
    static func reset(_ path: String) throws {
        let code = openkaart_search_reset(path)
        guard code == 0 else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: "cannot empty '\(path)'")
        }
    }

    /// Searches at the same time; more only wait for the same cores.
    private static let maximumReaders = 4
    /// How long to wait for another process. It may be building, and that takes longer than anybody wants to wait.
    private static let busyTimeout = 0.5

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "search"
        configuration.maximumReaderCount = maximumReaders
        configuration.busyMode = .timeout(busyTimeout)
        configuration.prepareDatabase { db in
            let code = openkaart_search_attach(db.sqliteConnection)
            guard code == 0 else {
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: "FTS5 cannot be extended")
            }
            try IndexSchema.prepare(db)
        }
        return configuration
    }
}
