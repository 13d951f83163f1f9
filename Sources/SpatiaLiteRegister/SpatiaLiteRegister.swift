import GRDB
package import OpenKaart

/// The register: the one truth about initiatives, submissions and decisions, in a SpatiaLite file.
///
/// Functions block on the disk; call them on a thread that may wait. A write that returned is on disk (`synchronous=FULL`),
/// and stands in one transaction with its entry in the change log.
package final class SpatiaLiteRegister: Sendable {
    let pool: DatabasePool
    let clock: Clock

    /// Opens the register in a file, and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - path: the file; `-wal` and `-shm` files stand beside it.
    ///   - creates: whether a missing file is made (empty, mode 0600).
    /// - Throws: `RegisterError`, with the file unchanged when it is of another kind.
    package init(path: String, creates: Bool, clock: Clock = .system) throws {
        SpatiaLite.setUp
        if RegisterFile.exists(at: path) {
            try RegisterFile.inspect(at: path)
        } else if creates {
            try RegisterFile.create(at: path)
        } else {
            throw RegisterError.missing(path: path)
        }
        do {
            pool = try DatabasePool(path: path, configuration: SpatiaLite.configuration(label: "register"))
            // GRDB chooses NORMAL for a database in WAL mode; a 201 must survive a power cut.
            try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
            try Migration.apply(to: pool, at: clock.now())
        } catch let error as DatabaseError {
            throw RegisterError.cannotOpen(path: path, reason: error.message ?? "SQLite \(error.resultCode)")
        }
        self.clock = clock
    }

    /// Where the file is.
    package var path: String { pool.path }

    /// Whether a file for a register is there.
    package static func exists(at path: String) -> Bool {
        RegisterFile.exists(at: path)
    }

    /// Closes all connections; the write-ahead log is folded into the file, so that one file is left.
    package func close() throws {
        try pool.close()
        // The pool closes its read-only connections last, and those may not fold the log back. One more that may, does.
        let last = try DatabaseQueue(path: pool.path)
        _ = try last.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") }
        try last.close()
    }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try Self.translated { try pool.read(body) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try Self.translated { try pool.write(body) }
    }

    /// Turns errors of the database into the domain's, so that no SQL leaves this module.
    static func translated<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            let isBusy = error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
            throw StorageError(
                kind: isBusy ? .busy : .failed, detail: "SQLite \(error.extendedResultCode): \(error.message ?? "")")
        }
    }
}
