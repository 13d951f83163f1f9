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

    /// Gives reviews from before reasons could be erased their hashes in the present form. From one that does not fit on, rows keep
    /// the hash that they had, so that the break stays to be seen.
    static func seal(_ db: Database) throws {
        let broken = try firstBreak(db)
        var (chain, count) = (start, 0)
        let rows = try Row.fetchAll(
            db, sql: "SELECT t.nr, t.reason, t.chain, \(covered) FROM reviews AS t ORDER BY t.nr")
        for row in rows {
            let number: Int64 = row[0]
            let salt = newSalt()
            let reason = reasonHash(salt: salt, reason: row[1])
            let fits = broken.map { number < $0 } ?? true
            let fields = columns.indices.map { row[3 + $0] as String? }
            chain = fits ? hash(after: chain, fields: fields, reason: reason) : row[2] ?? start
            try db.execute(
                sql: "UPDATE reviews SET reason_salt = ?, reason_hash = ?, chain = ? WHERE nr = ?",
                arguments: [salt, reason, chain, number])
            count += 1
        }
        try keepHead(db, count: count, chain)
    }

    private static let firstColumns =
        "submission_id, CAST(version AS TEXT), decision, reason_code, reason, moderator, at"

    private static func firstFields(_ row: Row) -> [String?] {
        (1...7).map { row[$0] as String? }
    }
}
