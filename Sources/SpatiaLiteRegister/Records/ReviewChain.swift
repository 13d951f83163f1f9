import Crypto
import Foundation
import GRDB

/// The hashes that chain reviews: each covers its row and the one before, so that a review that was changed, removed or slipped in
/// does not fit any more.
enum ReviewChain {
    /// The hash that a new review gets.
    static func next(_ db: Database, fields: [String?]) throws -> Data {
        let last = try Data.fetchOne(db, sql: "SELECT chain FROM reviews ORDER BY nr DESC LIMIT 1")
        return hash(after: last ?? start, fields: fields)
    }

    /// Gives reviews from before the chain their hashes.
    static func extend(_ db: Database) throws {
        var chain = start
        for row in try Row.fetchAll(db, sql: "SELECT nr, \(columns) FROM reviews ORDER BY nr") {
            chain = hash(after: chain, fields: fields(row))
            try db.execute(sql: "UPDATE reviews SET chain = ? WHERE nr = ?", arguments: [chain, row[0] as Int64])
        }
    }

    /// The number of the first review that does not fit, or nothing. Complexity: O(n).
    static func firstBreak(_ db: Database) throws -> Int64? {
        var chain = start
        let rows = try Row.fetchCursor(db, sql: "SELECT nr, \(columns), chain FROM reviews ORDER BY nr")
        while let row = try rows.next() {
            chain = hash(after: chain, fields: fields(row))
            if row[8] as Data? != chain { return row[0] }
        }
        return nil
    }

    /// The columns that are covered, in order.
    private static let columns = "submission_id, CAST(version AS TEXT), decision, reason_code, reason, moderator, at"
    private static let start = Data(count: 32)

    private static func fields(_ row: Row) -> [String?] {
        (1...7).map { row[$0] as String? }
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
