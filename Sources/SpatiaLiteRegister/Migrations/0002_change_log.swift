import GRDB

extension Migration {
    /// The log of everything that happened to the public map. Nothing in it is ever changed or deleted, so that the sequence
    /// (SQLite gives the largest plus one inside the transaction) has no gaps.
    static let changeLog = Migration(name: "change log") { db, _ in
        try db.execute(
            sql: """
                CREATE TABLE changes (
                    sequence INTEGER PRIMARY KEY,
                    kind TEXT NOT NULL CHECK (kind IN ('toegevoegd', 'gewijzigd', 'verwijderd')),
                    initiative_id TEXT NOT NULL,
                    revision INTEGER NOT NULL,
                    at TEXT NOT NULL
                );
                CREATE TRIGGER changes_are_never_updated BEFORE UPDATE ON changes
                BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;
                CREATE TRIGGER changes_are_never_deleted BEFORE DELETE ON changes
                BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;
                """)
    }
}
