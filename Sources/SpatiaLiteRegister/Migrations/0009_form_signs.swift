import GRDB

extension Migration {
    /// How a submission was made, and how suspicious it looks: the least suspicious come first in the queue.
    static let formSigns = Migration(name: "form signs") { db, _ in
        try db.execute(
            sql: """
                ALTER TABLE submissions ADD COLUMN seconds_to_fill REAL;
                ALTER TABLE submissions ADD COLUMN filled_trap INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE submissions ADD COLUMN lacks_proof INTEGER NOT NULL DEFAULT 0;
                -- 0 to 1, of the content as it is now.
                ALTER TABLE submissions ADD COLUMN score REAL NOT NULL DEFAULT 0;
                DROP INDEX submissions_queue;
                CREATE INDEX submissions_queue ON submissions (status, score, nr);
                """)
    }
}
