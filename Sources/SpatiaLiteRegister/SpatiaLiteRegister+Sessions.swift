private import Foundation
import GRDB
package import OpenKaart

extension SpatiaLiteRegister: ModeratorDirectory {
    package func moderator(bearing token: String, at now: Timestamp) throws -> Moderator? {
        try read { db in try Self.moderator(db, Secret.hash(token), at: now) }
    }

    package func beginSession(
        bearing token: String, at now: Timestamp
    ) throws -> (key: String, session: ModeratorSession)? {
        let key = Secret.sessionKey()
        return try write { db in
            guard let moderator = try Self.moderator(db, Secret.hash(token), at: now) else { return nil }
            // A good moment to forget those that ended.
            let idle = Timestamp(secondsSinceEpoch: now.secondsSinceEpoch - ModeratorSession.idleSeconds) ?? .epoch
            try db.execute(
                sql: "DELETE FROM sessions WHERE expires_at <= ? OR last_used_at <= ?",
                arguments: [now.description, idle.description])
            let session = ModeratorSession(
                moderator: moderator, startedAt: now, expiresAt: ModeratorSession.end(of: moderator, from: now),
                lastUsedAt: now)
            try db.execute(
                sql: """
                    INSERT INTO sessions (key_hash, token_hash, started_at, expires_at, last_used_at) VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    Secret.hash(key), Secret.hash(token), now.description, session.expiresAt.description,
                    now.description,
                ])
            try Self.note(db, Secret.hash(token), at: now)
            return (key, session)
        }
    }

    package func session(_ key: String, at now: Timestamp) throws -> ModeratorSession? {
        let row = try read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT \(ModeratorRow.columns), s.started_at, s.expires_at, s.last_used_at
                    FROM sessions s JOIN moderators ON moderators.token_hash = s.token_hash WHERE s.key_hash = ?
                    """, arguments: [Secret.hash(key)])
        }
        guard let row, let moderator = ModeratorRow.decode(row) else { return nil }
        let moments = (0..<3).compactMap { Timestamp(parsing: row[ModeratorRow.width + $0] as String) }
        guard moments.count == 3 else { return nil }
        let session = ModeratorSession(
            moderator: moderator, startedAt: moments[0], expiresAt: moments[1], lastUsedAt: moments[2])
        return session.hasEnded(at: now) ? nil : session
    }

    package func endSession(_ key: String) throws {
        try write { db in
            try db.execute(sql: "DELETE FROM sessions WHERE key_hash = ?", arguments: [Secret.hash(key)])
        }
    }

    package func noteUse(_ credential: ModeratorCredential, at now: Timestamp) throws {
        try write { db in
            switch credential {
            case .token(let token): try Self.note(db, Secret.hash(token), at: now)
            case .session(let key):
                let token = try Data.fetchOne(
                    db, sql: "UPDATE sessions SET last_used_at = ? WHERE key_hash = ? RETURNING token_hash",
                    arguments: [now.description, Secret.hash(key)])
                if let token { try Self.note(db, token, at: now) }
            }
        }
    }

    /// Looked up by hash, so that the time it takes tells nothing about the token.
    private static func moderator(_ db: Database, _ hash: Data, at now: Timestamp) throws -> Moderator? {
        let moderator = try Row.fetchOne(
            db, sql: "SELECT \(ModeratorRow.columns) FROM moderators WHERE token_hash = ?", arguments: [hash]
        ).flatMap(ModeratorRow.decode)
        return moderator.flatMap { $0.hasExpired(at: now) ? nil : $0 }
    }

    private static func note(_ db: Database, _ token: Data, at now: Timestamp) throws {
        try db.execute(
            sql: "UPDATE moderators SET last_used_at = ? WHERE token_hash = ?", arguments: [now.description, token])
    }
}
