import GRDB

extension Migration {
    /// Roles, expiry and last use of moderators, and their sessions. Of the key of a session only its SHA-256 is kept.
    static let moderatorRoles = Migration(name: "moderator_roles") { db, _ in
        try db.execute(
            sql: """
                ALTER TABLE moderators ADD COLUMN role TEXT NOT NULL DEFAULT 'moderator'
                    CHECK (role IN ('moderator', 'beheerder'));
                ALTER TABLE moderators ADD COLUMN expires_at TEXT;
                ALTER TABLE moderators ADD COLUMN last_used_at TEXT;

                -- A session belongs to a token, not to a name: with the token it ends.
                CREATE TABLE sessions (
                    key_hash BLOB PRIMARY KEY NOT NULL CHECK (length(key_hash) = 32),
                    token_hash BLOB NOT NULL REFERENCES moderators (token_hash) ON DELETE CASCADE,
                    started_at TEXT NOT NULL,
                    expires_at TEXT NOT NULL,
                    last_used_at TEXT NOT NULL
                ) WITHOUT ROWID;
                CREATE INDEX sessions_of_token ON sessions (token_hash);
                """)
    }
}
