import GRDB
package import OpenKaart

extension SpatiaLiteRegister: ImportTarget {
    package func beginImport(dryRun: Bool) throws -> any ImportSession {
        try RegisterImport(pool, clock: clock, mode: dryRun ? .judge : .add)
    }
}

/// One file on its way into a register, a transaction for each batch of rows.
///
/// Which identities the file has named is kept in a temporary table, so that memory does not grow with the file.
final class RegisterImport: ImportSession {
    /// What is done with a row.
    enum Mode {
        /// Judged only; nothing is written.
        case judge
        /// Added to what is there.
        case add
        /// Added to a register that held nothing before this file, and has no indexes yet.
        case build
    }

    private let database: any DatabaseWriter
    private let clock: Clock
    private let mode: Mode

    /// Prepares the connection that writes.
    init(_ database: any DatabaseWriter, clock: Clock, mode: Mode) throws {
        self.database = database
        self.clock = clock
        self.mode = mode
        try SpatiaLiteRegister.translated {
            try database.writeWithoutTransaction { db in
                try db.execute(
                    sql: """
                        PRAGMA main.cache_size = -\(Self.cacheKibibytes);
                        PRAGMA temp.cache_size = -\(Self.cacheKibibytes / 4);
                        PRAGMA temp.journal_mode = OFF;
                        PRAGMA wal_autocheckpoint = \(Self.pagesPerCheckpoint);
                        CREATE TEMP TABLE IF NOT EXISTS seen (
                            high INTEGER, low INTEGER, line INTEGER NOT NULL, PRIMARY KEY (high, low)
                        ) WITHOUT ROWID;
                        DELETE FROM seen;
                        """)
            }
        }
    }

    deinit {
        try? database.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    DROP TABLE temp.seen;
                    PRAGMA main.cache_size = -\(SpatiaLite.cacheKibibytes);
                    PRAGMA wal_autocheckpoint = 1000;
                    """)
        }
    }

    /// Page cache while a file comes in: random identities touch pages all over the indexes.
    private static let cacheKibibytes = 131_072
    /// Pages of 4 KiB in the write-ahead log before it is folded back; each fold writes every touched page of the indexes.
    private static let pagesPerCheckpoint = 32_768

    func take(_ rows: [ImportRow]) throws -> [ImportOutcome] {
        let now = clock.now()
        return try SpatiaLiteRegister.translated {
            try database.write { db in
                let batch = try ImportBatch(db: db, mode: mode, now: now)
                return try rows.map(batch.take)
            }
        }
    }
}
