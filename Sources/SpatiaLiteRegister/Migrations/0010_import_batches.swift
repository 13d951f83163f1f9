import GRDB

extension Migration {
    /// Which imports there were, and which entries of the change log each of them wrote.
    static let importBatches = Migration(name: "import batches") { db, _ in
        try db.execute(
            sql: """
                CREATE TABLE import_batches (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    file TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('begonnen', 'klaar', 'terugdraaien', 'teruggedraaid')),
                    began_at TEXT NOT NULL,
                    ended_at TEXT,
                    added INTEGER NOT NULL DEFAULT 0,
                    changed INTEGER NOT NULL DEFAULT 0,
                    unchanged INTEGER NOT NULL DEFAULT 0,
                    rejected INTEGER NOT NULL DEFAULT 0,
                    skipped INTEGER NOT NULL DEFAULT 0
                );

                -- A transaction writes entries that follow each other, so a batch of a million rows is a few of these.
                CREATE TABLE import_parts (
                    batch INTEGER NOT NULL REFERENCES import_batches (number),
                    first_change INTEGER NOT NULL,
                    last_change INTEGER NOT NULL CHECK (last_change >= first_change),
                    PRIMARY KEY (batch, first_change)
                ) WITHOUT ROWID;

                -- The batch whose undoing took the record away: an import may bring it back.
                ALTER TABLE tombstones ADD COLUMN batch INTEGER;
                """)
    }
}
