import Crypto
import Foundation
import GRDB

/// A table whose rows are chained by hashes: each covers its row and the one before, so that a row that was changed, removed or
/// slipped in does not fit any more; a row apart knows how many there are and the last hash, so that the end cannot be cut off.
///
/// Of the reason the chain covers a hash with a salt. Purging erases reason and salt; the hash stays, the chain holds, and without
/// the salt nobody can find a short reason by trying.
protocol HashChain {
    static var table: String { get }
    /// The columns that are covered beside the reason, in order. The first names what a row is about.
    static var columns: [String] { get }
    /// A table with an `id` and a `purged_at` that says whether what a row is about was purged.
    static var subjects: String { get }
    /// One row and several, in the interface.
    static var names: (one: String, many: String) { get }
}

/// What is wrong with a chain.
enum ChainFault: Hashable {
    /// The first row that does not fit.
    case broken(at: Int64)
    /// A row whose reason is gone without a purge.
    case reasonGone(at: Int64)
    /// There are more or fewer rows than were written, or the last is not the last that was.
    case end(found: Int, written: Int)
}

extension HashChain {
    /// Writes the next row of the chain.
    ///
    /// - Parameter fields: the values of `columns`.
    static func append(_ db: Database, _ fields: [String?], reason: String?) throws {
        let head = try head(db)
        let salt = newSalt()
        let reasonHash = reasonHash(salt: salt, reason: reason)
        let chain = hash(after: head.chain, fields: fields, reason: reasonHash)
        try db.execute(
            sql: """
                INSERT INTO \(table) (\(columns.joined(separator: ", ")), reason, reason_salt, reason_hash, chain)
                VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")), ?, ?, ?, ?)
                """,
            arguments: StatementArguments(fields) + [reason, salt, reasonHash, chain])
        try keepHead(db, count: head.count + 1, chain)
    }

    /// Erases the reasons of all rows about something.
    static func eraseReasons(_ db: Database, of subject: String) throws {
        try db.execute(
            sql: """
                UPDATE \(table) SET reason = NULL, reason_salt = NULL
                WHERE \(columns[0]) = ? AND reason_salt IS NOT NULL
                """, arguments: [subject])
    }

    /// Follows the chain. Says what is wrong, or nothing, and of how many rows a purge erased the reason. Complexity: O(n).
    static func examine(_ db: Database) throws -> (fault: ChainFault?, count: Int, purged: Int) {
        var (chain, count, purged) = (start, 0, 0)
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT t.nr, t.reason_hash, t.chain, t.reason_salt, t.reason, s.purged_at, \(covered)
                FROM \(table) AS t LEFT JOIN \(subjects) AS s ON s.id = t.\(columns[0]) ORDER BY t.nr
                """)
        while let row = try rows.next() {
            let number: Int64 = row[0]
            guard let reason = row[1] as Data? else { return (.broken(at: number), count, purged) }
            chain = hash(after: chain, fields: columns.indices.map { row[6 + $0] as String? }, reason: reason)
            guard row[2] as Data? == chain else { return (.broken(at: number), count, purged) }
            if let salt = row[3] as Data? {
                guard reason == reasonHash(salt: salt, reason: row[4]) else {
                    return (.broken(at: number), count, purged)
                }
            } else {
                guard row[4] as String? == nil, row[5] as String? != nil else {
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

    /// What the first row comes after.
    static var start: Data { Data(count: 32) }

    /// The covered columns as texts.
    static var covered: String { columns.map { "CAST(t.\($0) AS TEXT)" }.joined(separator: ", ") }

    /// How many rows were written, and the hash of the last.
    static func head(_ db: Database) throws -> (count: Int, chain: Data) {
        let row = try Row.fetchOne(
            db, sql: "SELECT count, chain FROM chain_heads WHERE name = ?", arguments: [table])
        return (row?[0] ?? 0, row?[1] ?? start)
    }

    static func keepHead(_ db: Database, count: Int, _ chain: Data) throws {
        try db.execute(
            sql: "REPLACE INTO chain_heads (name, count, chain) VALUES (?, ?, ?)", arguments: [table, count, chain])
    }

    static func newSalt() -> Data {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    }

    static func reasonHash(salt: Data, reason: String?) -> Data {
        hash(after: salt, fields: [reason])
    }

    static func hash(after previous: Data, fields: [String?], reason: Data) -> Data {
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
