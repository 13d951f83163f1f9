import GRDB

extension Migration {
    /// Reports of public records and how they ended, and what proposals that meet on one record need: on which revision each was
    /// made, and which one its approval made.
    static let reports = Migration(name: "reports") { db, _ in
        try db.execute(
            sql: """
                CREATE TABLE reports (
                    nr INTEGER PRIMARY KEY,
                    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
                    initiative_id TEXT NOT NULL,
                    reason_code TEXT NOT NULL,
                    note TEXT,
                    reported_at TEXT NOT NULL,
                    due_at TEXT NOT NULL,
                    -- How it ended stands in settlements.
                    settled_at TEXT
                );
                CREATE INDEX reports_open ON reports (due_at, nr) WHERE settled_at IS NULL;
                CREATE INDEX reports_settled ON reports (due_at, nr) WHERE settled_at IS NOT NULL;
                CREATE INDEX reports_of_initiative ON reports (initiative_id) WHERE settled_at IS NULL;

                -- Personal data: only for questions about a report, and never joined to anything public.
                CREATE TABLE report_contacts (
                    report_id TEXT PRIMARY KEY NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
                    email TEXT NOT NULL
                ) WITHOUT ROWID;

                CREATE TABLE settlements (
                    nr INTEGER PRIMARY KEY,
                    report_id TEXT NOT NULL UNIQUE REFERENCES reports (id),
                    initiative_id TEXT NOT NULL,
                    decision TEXT NOT NULL CHECK (decision IN ('verwijderen', 'houden')),
                    -- A purge erases the reason and its salt; the hash of both stays.
                    reason TEXT,
                    reason_salt BLOB,
                    reason_hash BLOB NOT NULL,
                    moderator TEXT NOT NULL,
                    at TEXT NOT NULL,
                    -- SHA-256 of the row and of the chain before it.
                    chain BLOB NOT NULL
                );
                CREATE TRIGGER settlements_are_never_updated BEFORE UPDATE ON settlements
                WHEN NEW.reason IS NOT NULL OR NEW.reason_salt IS NOT NULL OR NEW.nr IS NOT OLD.nr
                    OR NEW.report_id IS NOT OLD.report_id OR NEW.initiative_id IS NOT OLD.initiative_id
                    OR NEW.decision IS NOT OLD.decision OR NEW.reason_hash IS NOT OLD.reason_hash
                    OR NEW.moderator IS NOT OLD.moderator OR NEW.at IS NOT OLD.at OR NEW.chain IS NOT OLD.chain
                BEGIN SELECT RAISE(ABORT, 'settlements are append-only'); END;
                CREATE TRIGGER settlements_are_never_deleted BEFORE DELETE ON settlements
                BEGIN SELECT RAISE(ABORT, 'settlements are append-only'); END;

                -- The revision of the public record that a change was made on; nothing for those from before.
                ALTER TABLE submissions ADD COLUMN base_revision INTEGER;
                -- The revision that its last approval made.
                ALTER TABLE submissions ADD COLUMN made_revision INTEGER;
                """)
    }
}
