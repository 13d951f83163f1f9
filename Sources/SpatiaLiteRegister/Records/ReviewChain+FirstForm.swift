import Foundation
import GRDB

/// The chain as it was made first, over the text of the reason; old registers are read with it once, when they are brought up to
/// date.
extension ReviewChain {
    /// Gives reviews from before the chain their hashes.
    static func extend(_ db: Database) throws {
        var chain = start
        for row in try Row.fetchAll(db, sql: "SELECT nr, \(firstColumns) FROM reviews ORDER BY nr") {
            chain = hash(after: chain, fields: firstFields(row))
            try db.execute(sql: "UPDATE reviews SET chain = ? WHERE nr = ?", arguments: [chain, row[0] as Int64])
        }
    }

    /// The number of the first review that does not fit, or nothing. Complexity: O(n).
    static func firstBreak(_ db: Database) throws -> Int64? {
        var chain = start
        let rows = try Row.fetchCursor(db, sql: "SELECT nr, \(firstColumns), chain FROM reviews ORDER BY nr")
        while let row = try rows.next() {
            chain = hash(after: chain, fields: firstFields(row))
            if row[8] as Data? != chain { return row[0] }
        }
        return nil
    }

    private static let firstColumns =
        "submission_id, CAST(version AS TEXT), decision, reason_code, reason, moderator, at"

    private static func firstFields(_ row: Row) -> [String?] {
        (1...7).map { row[$0] as String? }
    }
}
