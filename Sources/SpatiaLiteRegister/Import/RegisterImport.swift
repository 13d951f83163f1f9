import GRDB
package import OpenKaart

extension SpatiaLiteRegister: ImportTarget {
    package func beginImport(of file: String, dryRun: Bool) throws -> any ImportSession {
        try RegisterImport(pool, file: file, clock: clock, mode: dryRun ? .judge : .add)
    }
}

/// One file on its way into a register: a batch, with a transaction for each part.
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
    private let file: String
    private let clock: Clock
    private let mode: Mode
    private(set) var batch: Int?

    /// Prepares the connection that writes.
    init(_ database: any DatabaseWriter, file: String, clock: Clock, mode: Mode) throws {
        self.database = database
        self.file = file
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
        guard !rows.isEmpty else { return [] }
        let now = clock.now()
        let (outcomes, number) = try SpatiaLiteRegister.translated {
            try database.write { db in
                let part = try ImportPart(db: db, mode: mode, now: now)
                guard mode != .judge else { return (try rows.map(part.take), nil as Int?) }
                if let batch { try BatchLog.check(db, batch) }
                let number = try batch ?? BatchLog.begin(db, file: file, at: now)
                let last = try BatchLog.lastChange(db)
                let outcomes = try rows.map(part.take)
                try BatchLog.add(db, outcomes, to: number, after: last)
                return (outcomes, number)
            }
        }
        // Only what was committed counts.
        batch = number
        return outcomes
    }

    func finish(_ report: ImportReport) throws {
        guard let batch else { return }
        let now = clock.now()
        try SpatiaLiteRegister.translated {
            try database.write { db in try BatchLog.finish(db, batch, report, at: now) }
        }
    }
}
