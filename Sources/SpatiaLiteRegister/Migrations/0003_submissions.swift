import GRDB

extension Migration {
    /// What citizens sent in and what moderators decided, apart from the public records; contacts apart from both.
    static let submissions = Migration(name: "submissions") { db, _ in
        try db.execute(
            sql: """
                CREATE TABLE submissions (
                    nr INTEGER PRIMARY KEY,
                    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
                    status TEXT NOT NULL CHECK (status IN ('ingediend', 'goedgekeurd', 'afgewezen', 'ingetrokken')),
                    content TEXT NOT NULL CHECK (json_valid(content)),
                    submitted_at TEXT NOT NULL
                );
                CREATE INDEX submissions_queue ON submissions (status, nr);

                CREATE TABLE reviews (
                    nr INTEGER PRIMARY KEY,
                    submission_id TEXT NOT NULL REFERENCES submissions (id),
                    decision TEXT NOT NULL CHECK (decision IN ('goedkeuren', 'afwijzen')),
                    reason TEXT,
                    moderator TEXT NOT NULL,
                    at TEXT NOT NULL
                );
                CREATE INDEX reviews_of_submission ON reviews (submission_id, nr);
                CREATE TRIGGER reviews_are_never_updated BEFORE UPDATE ON reviews
                BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;
                CREATE TRIGGER reviews_are_never_deleted BEFORE DELETE ON reviews
                BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;

                -- Personal data: only for questions about a submission, and never joined to anything public.
                CREATE TABLE contacts (
                    submission_id TEXT PRIMARY KEY NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
                    email TEXT NOT NULL
                ) WITHOUT ROWID;
                """)
    }
}
