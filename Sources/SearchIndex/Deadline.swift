import GRDB
import GRDBSQLite

#if canImport(Glibc)
    private import Glibc
#endif

/// A bound on the time of what one connection does.
enum Deadline {
    /// Does something with a connection, and ends it when it takes too long.
    ///
    /// SQLite looks at the clock between its instructions, FTS5 when it turns a page of the index; so it may end a little late.
    ///
    /// - Throws: `DatabaseError` with `SQLITE_INTERRUPT` when time is up.
    static func within<Value>(_ patience: Duration, on db: Database, _ body: () throws -> Value) rethrows -> Value {
        var end = ContinuousClock.now + patience
        return try withUnsafeMutablePointer(to: &end) { end in
            let connection = db.sqliteConnection
            sqlite3_progress_handler(
                connection, instructions,
                { context in
                    let end = context?.assumingMemoryBound(to: ContinuousClock.Instant.self).pointee
                    return end.map { ContinuousClock.now >= $0 } == true ? 1 : 0
                }, end)
            defer { sqlite3_progress_handler(connection, 0, nil, nil) }
            return try body()
        }
    }

    /// Instructions of SQLite between two looks at the clock: well under a millisecond.
    private static let instructions: Int32 = 1_000
}
