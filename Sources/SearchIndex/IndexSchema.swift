import GRDB

/// The tables of an index, and how SQLite is set for them.
enum IndexSchema {
    /// `OKzk` in SQLite's header (`PRAGMA application_id`): tells our files from others.
    private static let applicationID = 0x4F4B_7A6B
    /// One more for every change of the tables; a file of another form is built anew.
    private static let form = 1

    /// What a file is.
    enum Kind { case ours, empty, foreign }

    static func kind(_ db: Database) throws -> Kind {
        let application = try number(db, "PRAGMA application_id")
        if application == applicationID, try number(db, "PRAGMA user_version") == form { return .ours }
        return try number(db, "SELECT count(*) FROM sqlite_master") == 0 ? .empty : .foreign
    }

    /// Settings of every connection.
    static func prepare(_ db: Database) throws {
        // Debian's SQLite overwrites what is deleted; here that is nothing but what the register holds as well. After a purge, which
        // is rare, the file is written anew.
        try db.execute(
            sql:
                "PRAGMA secure_delete = OFF; PRAGMA cache_size = -\(cacheKibibytes); PRAGMA journal_size_limit = \(logBytes)"
        )
    }

    /// Makes the tables in an empty file.
    ///
    /// - Throws: `DatabaseError` with `isDamage` when the file has become something else.
    static func makeWhenEmpty(_ db: Database) throws {
        switch try kind(db) {
        case .ours: return
        case .foreign: throw DatabaseError(resultCode: .SQLITE_NOTADB)
        case .empty:
            try db.execute(
                sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(form); \(IndexState.schema)")
        }
    }

    /// Empties the index and sets it up for taking many records: runs of words are made as large as memory allows, so that few
    /// are left to merge.
    static func beginBuild(_ db: Database) throws {
        try db.execute(
            sql: """
                PRAGMA cache_size = -\(buildKibibytes);
                DELETE FROM state;
                DROP TABLE IF EXISTS words;
                \(RosterSlot.schema)
                -- In this order the first column that holds a word is the one with the greatest weight. No text is kept, and no
                -- lengths: the score needs neither.
                CREATE VIRTUAL TABLE words USING fts5 (titel, organisatie, plaats, omschrijving, content = '', columnsize = 0,
                    tokenize = 'unicode61 remove_diacritics 2');
                INSERT INTO words (words, rank) VALUES ('automerge', 0), ('crisismerge', 1000), ('hashsize', \(buildKibibytes << 10));
                """)
    }

    /// Merges what a build made into one run, and sets the index up for following.
    static func endBuild(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO words (words) VALUES ('optimize');
                INSERT INTO words (words, rank) VALUES ('automerge', 4), ('crisismerge', 16), ('hashsize', \(1 << 20));
                """)
    }

    /// Notes that the file and its log still hold words that were purged, also for a process that comes after this one.
    static func oweWipe(_ db: Database) throws {
        try db.execute(sql: "CREATE TABLE IF NOT EXISTS unwiped (id INTEGER PRIMARY KEY)")
    }

    /// Whether they do.
    static func owesWipe(_ db: Database) throws -> Bool {
        try number(db, "SELECT count(*) FROM sqlite_master WHERE name = 'unwiped'") > 0
    }

    /// Writes the file anew with nothing but what is in the tables, and empties the log.
    ///
    /// - Throws: `DatabaseError` with `isBusy` when somebody goes on reading; it is still owed then.
    static func wipe(_ db: Database) throws {
        let build = try IndexState.read(db)?.build
        try db.execute(sql: "VACUUM")
        _ = try db.checkpoint(.truncate)
        try db.inTransaction(.immediate) {
            // Another process may have built the index anew between.
            if try IndexState.read(db)?.build == build { try db.execute(sql: "DROP TABLE IF EXISTS unwiped") }
            return .commit
        }
    }

    /// Gives back what a build took.
    static func releaseMemory(_ db: Database) throws {
        try db.execute(sql: "PRAGMA cache_size = -\(cacheKibibytes); PRAGMA shrink_memory")
    }

    /// Page cache of one connection; the operating system caches the file as well.
    private static let cacheKibibytes = 4_096
    /// What is kept of the write-ahead log's file once it is folded back; a build makes it as large as the index.
    private static let logBytes = 16 << 20
    /// Page cache of a build, and as much again for the words that are not written yet.
    private static let buildKibibytes = 65_536

    private static func number(_ db: Database, _ sql: String) throws -> Int {
        try Int.fetchOne(try db.cachedStatement(sql: sql)) ?? 0
    }
}
