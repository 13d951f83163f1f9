import Crypto
private import Foundation
import GRDB
package import OpenKaart

extension SpatiaLiteRegister {
    /// Adds a moderator and gives the new token, which is not kept: only its SHA-256 is.
    ///
    /// - Returns: the token, or nothing when there is a moderator of this name already.
    package func addModerator(named name: String) throws -> String? {
        let token = Self.newToken()
        return try write { db in
            try db.execute(
                sql:
                    "INSERT INTO moderators (name, token_hash, added_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
                arguments: [name, Self.hash(token), clock.now().description])
            return db.changesCount > 0 ? token : nil
        }
    }

    /// All moderators, by name.
    package func moderators() throws -> [Moderator] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT name, added_at FROM moderators ORDER BY name").compactMap(Self.moderator)
        }
    }

    /// Ends a moderator's access at once. Says whether there was one of this name.
    package func removeModerator(named name: String) throws -> Bool {
        try write { db in
            try db.execute(sql: "DELETE FROM moderators WHERE name = ?", arguments: [name])
            return db.changesCount > 0
        }
    }

    package func moderator(bearing token: String) throws -> Moderator? {
        // Looked up by hash, so that the time it takes tells nothing about the token.
        try read { db in
            try Row.fetchOne(
                db, sql: "SELECT name, added_at FROM moderators WHERE token_hash = ?", arguments: [Self.hash(token)]
            ).flatMap(Self.moderator)
        }
    }

    private static func moderator(_ row: Row) -> Moderator? {
        Timestamp(parsing: row[1] as String).map { Moderator(name: row[0], addedAt: $0) }
    }

    private static func hash(_ token: String) -> Data {
        Data(SHA256.hash(data: Data(token.utf8)))
    }

    /// 256 random bits after a prefix by which scanners for leaked secrets know it.
    private static func newToken() -> String {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let text = bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=", with: "")
        return "okm_" + text
    }
}
