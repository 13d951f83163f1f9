import GRDB

extension Migration {
    /// The page of a record tells what happened to it: found by its identity, however long the log is.
    static let changeHistory = Migration(name: "change history") { db, _ in
        try db.execute(sql: "CREATE INDEX changes_by_initiative ON changes (initiative_id)")
    }
}
