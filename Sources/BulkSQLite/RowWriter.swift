package import GRDB
private import GRDBSQLite

/// Runs one prepared statement many times, values bound by position straight into SQLite: the way in for a million rows.
///
/// GRDB's arguments box every value; here nothing is allocated but what SQLite copies.
package struct RowWriter {
    private let db: Database
    private let statement: OpaquePointer
    private var position: Int32 = 0

    /// Prepares the statement, or takes it from the connection's cache.
    package init(_ db: Database, sql: String) throws {
        self.db = db
        statement = try db.cachedStatement(sql: sql).sqliteStatement
        sqlite3_reset(statement)
    }

    /// Binds a text, or NULL.
    package mutating func bind(_ text: String?) {
        position += 1
        guard let text else {
            sqlite3_bind_null(statement, position)
            return
        }
        let length = Int32(text.utf8.count)
        text.withCString { _ = sqlite3_bind_text(statement, position, $0, length, Self.copy) }
    }

    /// Binds a whole number.
    package mutating func bind(_ number: Int64) {
        position += 1
        sqlite3_bind_int64(statement, position, number)
    }

    /// Binds a number; NULL when it is none.
    package mutating func bind(_ number: Double) {
        position += 1
        sqlite3_bind_double(statement, position, number)
    }

    /// Binds a text in UTF-8 without copying it, or NULL: the bytes must stay until the statement was run.
    package mutating func bind(utf8 text: UnsafeRawBufferPointer?) {
        position += 1
        guard let text else {
            sqlite3_bind_null(statement, position)
            return
        }
        // Without an address SQLite would take an empty text for NULL.
        let start = text.baseAddress?.assumingMemoryBound(to: CChar.self)
        _ =
            start.map { sqlite3_bind_text(statement, position, $0, Int32(text.count), nil) }
            ?? sqlite3_bind_text(statement, position, "", 0, Self.copy)
    }

    /// Binds a blob.
    package mutating func bind(_ bytes: [UInt8]) {
        position += 1
        bytes.withUnsafeBytes { _ = sqlite3_bind_blob(statement, position, $0.baseAddress, Int32($0.count), Self.copy) }
    }

    /// Runs the statement with what was bound since the last time. Says whether it changed a row.
    ///
    /// - Throws: `DatabaseError`.
    @discardableResult
    package mutating func run() throws -> Bool {
        position = 0
        let code = sqlite3_step(statement)
        let changes = sqlite3_changes(db.sqliteConnection)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: db.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) })
        }
        return changes > 0
    }

    /// Tells SQLite to copy at once (`SQLITE_TRANSIENT`, which is a C macro).
    private static var copy: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
