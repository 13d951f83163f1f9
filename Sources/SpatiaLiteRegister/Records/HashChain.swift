import Crypto
import Foundation
import GRDB

/// A table whose rows are chained by hashes: each covers its row and the one before, so that a row that was changed, removed or
/// slipped in does not fit any more.
protocol HashChain {
    static var table: String { get }
    /// The columns that are covered, in order; each gives a text or nothing.
    static var columns: [String] { get }
}

extension HashChain {
    /// The hash that a new row gets.
    static func next(_ db: Database, fields: [String?]) throws -> Data {
        let last = try Data.fetchOne(db, sql: "SELECT chain FROM \(table) ORDER BY nr DESC LIMIT 1")
        return hash(after: last ?? start, fields: fields)
    }

    /// Gives rows from before the chain their hashes.
    static func extend(_ db: Database) throws {
        var chain = start
        for row in try Row.fetchAll(db, sql: "SELECT nr, \(list) FROM \(table) ORDER BY nr") {
            chain = hash(after: chain, fields: fields(row))
            try db.execute(sql: "UPDATE \(table) SET chain = ? WHERE nr = ?", arguments: [chain, row[0] as Int64])
        }
    }

    /// The number of the first row that does not fit, or nothing. Complexity: O(n).
    static func firstBreak(_ db: Database) throws -> Int64? {
        var chain = start
        let rows = try Row.fetchCursor(db, sql: "SELECT nr, \(list), chain FROM \(table) ORDER BY nr")
        while let row = try rows.next() {
            chain = hash(after: chain, fields: fields(row))
            if row[columns.count + 1] as Data? != chain { return row[0] }
        }
        return nil
    }

    private static var list: String { columns.joined(separator: ", ") }
    private static var start: Data { Data(count: 32) }

    private static func fields(_ row: Row) -> [String?] {
        (1...columns.count).map { row[$0] as String? }
    }

    /// Each field with its length before it, so that no two lists of fields look alike.
    private static func hash(after previous: Data, fields: [String?]) -> Data {
        var hasher = SHA256()
        hasher.update(data: previous)
        for field in fields {
            hasher.update(data: Data("\(field.map { $0.utf8.count } ?? -1):".utf8))
            hasher.update(data: Data((field ?? "").utf8))
        }
        return Data(hasher.finalize())
    }
}

/// The chain of reviews of submissions.
enum ReviewChain: HashChain {
    static let table = "reviews"
    static let columns = [
        "submission_id", "CAST(version AS TEXT)", "decision", "reason_code", "reason", "moderator", "at",
    ]
}

/// The chain of how reports ended.
enum SettlementChain: HashChain {
    static let table = "settlements"
    static let columns = ["report_id", "initiative_id", "decision", "reason", "moderator", "at"]
}
