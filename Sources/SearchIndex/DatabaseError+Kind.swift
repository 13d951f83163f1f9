import GRDB
import OpenKaart

extension DatabaseError {
    /// Whether the file is not what it should be, so that building it anew helps.
    var isDamage: Bool {
        switch resultCode {
        // FTS5 and SQLite say ERROR when a table of theirs is missing or changed.
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT: true
        default: false
        }
    }

    /// Whether another process holds the file.
    var isBusy: Bool { resultCode == .SQLITE_BUSY || resultCode == .SQLITE_LOCKED }
}

extension SearchIndex {
    /// Turns errors of the database into the domain's, so that no SQL leaves this module.
    static func translated<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_INTERRUPT: throw SearchError.tooMuchWork
            // The connection was closed to make the file anew.
            case .SQLITE_MISUSE: throw SearchError.notReady
            default:
                throw StorageError(
                    kind: error.isBusy ? .busy : .failed,
                    detail: "search index: SQLite \(error.extendedResultCode): \(error.message ?? "")")
            }
        }
    }
}
