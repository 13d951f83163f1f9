import GRDB
import GRDBSQLite

/// One prepared statement of a connection's cache, with values bound and read by position straight in SQLite: GRDB boxes every
/// value, and a search reads hundreds of thousands.
struct RawStatement {
    private let db: Database
    private let statement: OpaquePointer

    /// Prepares the statement, or takes it from the cache.
    init(_ db: Database, _ sql: String) throws {
        self.db = db
        statement = try db.cachedStatement(sql: sql).sqliteStatement
        sqlite3_reset(statement)
    }

    func bind(_ text: String?, at position: Int32) {
        guard var text else {
            sqlite3_bind_null(statement, position)
            return
        }
        text.withUTF8 { bytes in
            _ = bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(statement, position, $0.baseAddress, Int32($0.count), Self.copy)
            }
        }
    }

    func bind(_ number: Int64, at position: Int32) {
        sqlite3_bind_int64(statement, position, number)
    }

    func bind(_ bytes: [UInt8], at position: Int32) {
        bytes.withUnsafeBytes {
            _ = sqlite3_bind_blob(statement, position, $0.baseAddress, Int32($0.count), Self.copy)
        }
    }

    /// Goes to the next row; says whether there is one.
    ///
    /// - Throws: `DatabaseError`.
    func step() throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let message = db.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) }
            sqlite3_reset(statement)
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
        }
    }

    /// Runs a statement that gives no rows, and makes it ready for the next values.
    func run() throws {
        _ = try step()
        reset()
    }

    /// A number in the present row.
    func integer(_ column: Int32) -> Int {
        Int(sqlite3_column_int64(statement, column))
    }

    /// Bytes in the present row; gone with the row.
    func blob(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }

    /// Ends the walk over the rows.
    func reset() {
        sqlite3_reset(statement)
    }

    /// Tells SQLite to copy at once (`SQLITE_TRANSIENT`, which is a C macro).
    private static var copy: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
