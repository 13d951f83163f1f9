import GRDB

extension Migration {
    /// Who may decide. Of a token only its SHA-256 is kept; a token is 256 random bits, so that a slow hash adds nothing.
    static let moderators = Migration(name: "moderators") { db, _ in
        try db.execute(
            sql: """
                CREATE TABLE moderators (
                    name TEXT PRIMARY KEY NOT NULL,
                    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
                    added_at TEXT NOT NULL
                ) WITHOUT ROWID;
                """)
    }
}
