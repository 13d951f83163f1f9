import GRDB

extension Migration {
    /// Proposals to change and remove beside new ones, versions of a submission, what keeps a request from being stored twice, and
    /// reviews that are chained by hashes.
    static let proposals = Migration(name: "proposals") { db, _ in
        try db.execute(
            sql: """
                ALTER TABLE submissions ADD COLUMN kind TEXT NOT NULL DEFAULT 'nieuw'
                    CHECK (kind IN ('nieuw', 'wijziging', 'verwijdering'));
                -- The record to change or remove.
                ALTER TABLE submissions ADD COLUMN initiative_id TEXT;
                -- Why a record should go.
                ALTER TABLE submissions ADD COLUMN note TEXT;
                ALTER TABLE submissions ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
                -- How often the edit link was renewed. The link itself is derived and stands nowhere.
                ALTER TABLE submissions ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE submissions ADD COLUMN decided_at TEXT;
                CREATE INDEX submissions_of_initiative ON submissions (initiative_id) WHERE initiative_id IS NOT NULL;
                CREATE INDEX submissions_decided ON submissions (decided_at) WHERE decided_at IS NOT NULL;

                -- By what a request is known when it comes again: hashes only.
                CREATE TABLE arrivals (
                    key BLOB PRIMARY KEY NOT NULL,
                    body BLOB NOT NULL,
                    submission_id TEXT NOT NULL,
                    remarks TEXT NOT NULL,
                    expires_at INTEGER NOT NULL
                ) WITHOUT ROWID;
                CREATE INDEX arrivals_expired ON arrivals (expires_at);

                ALTER TABLE reviews ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
                ALTER TABLE reviews ADD COLUMN reason_code TEXT;
                -- SHA-256 of the row and of the chain before it.
                ALTER TABLE reviews ADD COLUMN chain BLOB;
                DROP TRIGGER reviews_are_never_updated;
                """)
        try ReviewChain.extend(db)
        try db.execute(
            sql: """
                UPDATE submissions SET decided_at = (SELECT max(at) FROM reviews WHERE submission_id = submissions.id);
                CREATE TRIGGER reviews_are_never_updated BEFORE UPDATE ON reviews
                BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;
                """)
    }
}
