import Crypto
import Foundation
import GRDB
import OpenKaart

/// The hashes that chain reviews: each covers its row and the one before, so that a review that was changed, removed or slipped in
/// does not fit any more; a row apart knows how many there are and the last hash, so that the end cannot be cut off.
///
/// Of the reason the chain covers a hash with a salt. Purging erases reason and salt; the hash stays, the chain holds, and without
/// the salt nobody can find a short reason by trying.
enum ReviewChain {
    /// Writes a review as the next one of the chain.
    static func append(_ db: Database, _ review: Review, on submission: Submission) throws {
        let head = try head(db)
        let salt = newSalt()
        let reason = reasonHash(salt: salt, reason: review.reason)
        let fields: [String?] = [
            submission.id.description, "\(submission.version)", review.decision.rawValue, review.reasonCode?.rawValue,
            review.moderator, review.at.description,
        ]
        let chain = hash(after: head.chain, fields: fields, reason: reason)
        try db.execute(
            sql: """
                INSERT INTO reviews (submission_id, version, decision, reason_code, moderator, at, reason, reason_salt,
                    reason_hash, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                fields[0], submission.version, fields[2], fields[3], fields[4], fields[5], review.reason, salt, reason,
                chain,
            ])
        try db.execute(
            sql: "REPLACE INTO review_head (id, count, chain) VALUES (1, ?, ?)", arguments: [head.count + 1, chain])
    }

    /// Erases the reasons of all reviews of a submission.
    static func eraseReasons(_ db: Database, of submission: String) throws {
        try db.execute(
            sql: """
                UPDATE reviews SET reason = NULL, reason_salt = NULL
                WHERE submission_id = ? AND reason_salt IS NOT NULL
                """, arguments: [submission])
    }

    /// What is wrong with the chain.
    enum Fault: Hashable {
        /// The first review that does not fit.
        case broken(at: Int64)
        /// A review whose reason is gone without a purge.
        case reasonGone(at: Int64)
        /// There are more or fewer reviews than were written, or the last is not the last that was.
        case end(found: Int, written: Int)
    }

    /// Follows the chain. Says what is wrong, or nothing, and of how many reviews a purge erased the reason. Complexity: O(n).
    static func examine(_ db: Database) throws -> (fault: Fault?, count: Int, purged: Int) {
        var (chain, count, purged) = (start, 0, 0)
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT r.nr, \(columns), r.reason_hash, r.chain, r.reason_salt, r.reason, s.purged_at
                FROM reviews AS r LEFT JOIN submissions AS s ON s.id = r.submission_id ORDER BY r.nr
                """)
        while let row = try rows.next() {
            let number: Int64 = row[0]
            guard let reason = row[7] as Data? else { return (.broken(at: number), count, purged) }
            chain = hash(after: chain, fields: fields(row), reason: reason)
            guard row[8] as Data? == chain else { return (.broken(at: number), count, purged) }
            if let salt = row[9] as Data? {
                guard reason == reasonHash(salt: salt, reason: row[10]) else {
                    return (.broken(at: number), count, purged)
                }
            } else {
                guard row[10] as String? == nil, row[11] as String? != nil else {
                    return (.reasonGone(at: number), count, purged)
                }
                purged += 1
            }
            count += 1
        }
        let head = try head(db)
        return (
            head.count == count && head.chain == chain ? nil : .end(found: count, written: head.count), count, purged
        )
    }

    /// Gives reviews from before reasons could be erased their hashes in the present form. From one that does not fit on, rows keep
    /// the hash that they had, so that the break stays to be seen.
    static func seal(_ db: Database) throws {
        let broken = try firstBreak(db)
        var (chain, count) = (start, 0)
        let rows = try Row.fetchAll(
            db, sql: "SELECT r.nr, \(columns), r.reason, r.chain FROM reviews AS r ORDER BY r.nr")
        for row in rows {
            let number: Int64 = row[0]
            let salt = newSalt()
            let reason = reasonHash(salt: salt, reason: row[7])
            let fits = broken.map { number < $0 } ?? true
            chain = fits ? hash(after: chain, fields: fields(row), reason: reason) : row[8] ?? start
            try db.execute(
                sql: "UPDATE reviews SET reason_salt = ?, reason_hash = ?, chain = ? WHERE nr = ?",
                arguments: [salt, reason, chain, number])
            count += 1
        }
        try db.execute(
            sql: "INSERT INTO review_head (id, count, chain) VALUES (1, ?, ?)", arguments: [count, chain])
    }

    static let start = Data(count: 32)

    /// The columns that are covered beside the reason, in order.
    private static let columns =
        "r.submission_id, CAST(r.version AS TEXT), r.decision, r.reason_code, r.moderator, r.at"

    private static func fields(_ row: Row) -> [String?] {
        (1...6).map { row[$0] as String? }
    }

    /// How many reviews were written, and the hash of the last.
    private static func head(_ db: Database) throws -> (count: Int, chain: Data) {
        let row = try Row.fetchOne(db, sql: "SELECT count, chain FROM review_head")
        return (row?[0] ?? 0, row?[1] ?? start)
    }

    private static func newSalt() -> Data {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    }

    private static func reasonHash(salt: Data, reason: String?) -> Data {
        hash(after: salt, fields: [reason])
    }

    private static func hash(after previous: Data, fields: [String?], reason: Data) -> Data {
        var hasher = hasher(after: previous, fields: fields)
        hasher.update(data: reason)
        return Data(hasher.finalize())
    }

    static func hash(after previous: Data, fields: [String?]) -> Data {
        Data(hasher(after: previous, fields: fields).finalize())
    }

    /// Each field with its length before it, so that no two lists of fields look alike.
    private static func hasher(after previous: Data, fields: [String?]) -> SHA256 {
        var hasher = SHA256()
        hasher.update(data: previous)
        for field in fields {
            hasher.update(data: Data("\(field.map { $0.utf8.count } ?? -1):".utf8))
            hasher.update(data: Data((field ?? "").utf8))
        }
        return hasher
    }
}
