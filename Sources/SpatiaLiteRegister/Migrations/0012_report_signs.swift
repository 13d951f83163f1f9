import GRDB

extension Migration {
    /// Whether a program filled in the form of a report: those come last in the list.
    static let reportSigns = Migration(name: "report signs") { db, _ in
        try db.execute(
            sql: """
                ALTER TABLE reports ADD COLUMN filled_trap INTEGER NOT NULL DEFAULT 0;
                DROP INDEX reports_open;
                DROP INDEX reports_settled;
                CREATE INDEX reports_open ON reports (filled_trap, due_at, nr) WHERE settled_at IS NULL;
                CREATE INDEX reports_settled ON reports (filled_trap, due_at, nr) WHERE settled_at IS NOT NULL;
                """)
    }
}
