import GRDB
package import OpenKaart

extension SpatiaLiteRegister {
    /// Adds a moderator and gives the new token, which is not kept: only its SHA-256 is.
    ///
    /// - Returns: the token, or nothing when there is a moderator of this name already, but for capitals and accents.
    package func addModerator(
        named name: String, role: Moderator.Role = .moderator, expiresAt: Timestamp? = nil
    ) throws -> String? {
        let token = Secret.token()
        return try write { db in
            guard try Self.storedName(db, like: name) == nil else { return nil }
            try db.execute(
                sql: "INSERT INTO moderators (name, token_hash, added_at, role, expires_at) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    name, Secret.hash(token), clock.now().description, role.rawValue, expiresAt?.description,
                ])
            return token
        }
    }

    /// All moderators, by name.
    package func moderators() throws -> [Moderator] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT \(ModeratorRow.columns) FROM moderators ORDER BY name").compactMap(
                ModeratorRow.decode)
        }
    }

    /// The moderator of a name, written with whatever capitals and accents.
    package func moderator(named name: String) throws -> Moderator? {
        try read { db in
            guard let stored = try Self.storedName(db, like: name) else { return nil }
            return try Row.fetchOne(
                db, sql: "SELECT \(ModeratorRow.columns) FROM moderators WHERE name = ?", arguments: [stored]
            ).flatMap(ModeratorRow.decode)
        }
    }

    /// Ends a moderator's access and sessions at once.
    ///
    /// - Returns: the name as it stood, or nothing when there was none of this name.
    @discardableResult
    package func removeModerator(named name: String) throws -> String? {
        try write { db in
            guard let stored = try Self.storedName(db, like: name) else { return nil }
            // Their sessions go with them.
            try db.execute(sql: "DELETE FROM moderators WHERE name = ?", arguments: [stored])
            return stored
        }
    }

    /// Gives a moderator a new token. The old one and all sessions end at once.
    ///
    /// - Returns: the token, or nothing when there is none of this name.
    package func renewModerator(named name: String, expiresAt: Timestamp?) throws -> String? {
        let token = Secret.token()
        return try write { db in
            guard let stored = try Self.storedName(db, like: name) else { return nil }
            try db.execute(
                sql: """
                    DELETE FROM sessions WHERE token_hash = (SELECT token_hash FROM moderators WHERE name = :name);
                    UPDATE moderators SET token_hash = :hash, expires_at = :end WHERE name = :name
                    """,
                arguments: ["name": stored, "hash": Secret.hash(token), "end": expiresAt?.description])
            return token
        }
    }

    /// The name under which somebody stands: exactly this one, or else one that differs in capitals and accents only.
    ///
    /// Looks at all names; there are few. A register of before may hold two that are the same.
    private static func storedName(_ db: Database, like name: String) throws -> String? {
        let names = try String.fetchAll(db, sql: "SELECT name FROM moderators ORDER BY name")
        return names.first { $0 == name } ?? names.first { Moderator.isSame($0, name) }
    }
}
