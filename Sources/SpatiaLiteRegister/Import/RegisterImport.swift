import GRDB
package import OpenKaart

extension SpatiaLiteRegister: ImportTarget {
    package func beginImport(dryRun: Bool) throws -> any ImportSession {
        try RegisterImport(register: self, dryRun: dryRun)
    }
}

/// One file on its way into the register, a transaction for each batch of rows.
///
/// Which identities the file has named is kept in a temporary table, so that memory does not grow with the file.
final class RegisterImport: ImportSession {
    private let register: SpatiaLiteRegister
    private let dryRun: Bool

    /// Page cache while a file comes in: random identities touch pages all over the indexes.
    private static let cacheKibibytes = 131_072
    /// Pages of 4 KiB in the write-ahead log before it is folded back; each fold writes every touched page of the indexes.
    private static let pagesPerCheckpoint = 32_768

    init(register: SpatiaLiteRegister, dryRun: Bool) throws {
        self.register = register
        self.dryRun = dryRun
        try register.pool.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA main.cache_size = -\(Self.cacheKibibytes);
                    PRAGMA temp.cache_size = -\(Self.cacheKibibytes / 4);
                    PRAGMA wal_autocheckpoint = \(Self.pagesPerCheckpoint);
                    CREATE TEMP TABLE IF NOT EXISTS seen (
                        high INTEGER, low INTEGER, line INTEGER NOT NULL, PRIMARY KEY (high, low)
                    ) WITHOUT ROWID;
                    DELETE FROM seen;
                    """)
        }
    }

    deinit {
        try? register.pool.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    DROP TABLE temp.seen;
                    PRAGMA main.cache_size = -\(SpatiaLite.cacheKibibytes);
                    PRAGMA wal_autocheckpoint = 1000;
                    """)
        }
    }

    func take(_ rows: [ImportRow]) throws -> [ImportOutcome] {
        let now = register.clock.now()
        return try register.write { db in
            let batch = try ImportBatch(db: db, dryRun: dryRun, now: now)
            return try rows.map(batch.take)
        }
    }
}

/// The rows of one transaction.
private struct ImportBatch {
    let db: Database
    let dryRun: Bool
    let now: Timestamp
    /// Whether any identity is spoken for by something that is not public; mostly there is none to look for.
    let hasReserved: Bool

    init(db: Database, dryRun: Bool, now: Timestamp) throws {
        self.db = db
        self.dryRun = dryRun
        self.now = now
        hasReserved =
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM tombstones) OR EXISTS (SELECT 1 FROM submissions)") ?? true
    }

    func take(_ row: ImportRow) throws -> ImportOutcome {
        if let earlier = try lineSeen(row) {
            return rejected(.duplicate, "Het id \(row.id) staat ook op regel \(earlier). Geef elke rij een eigen id.")
        }
        if hasReserved, let problem = try reserved(row.id) { return problem }
        if !dryRun, try insert(row) { return .new }
        guard let stored = try SpatiaLiteRegister.initiative(db, row.id) else { return .new }

        let createdAt = row.createdAt ?? stored.createdAt
        if row.content == stored.content, createdAt == stored.createdAt, (row.changedAt ?? stored.changedAt) == stored.changedAt {
            return .unchanged
        }
        if !dryRun {
            let next = Initiative(
                id: row.id, revision: stored.revision + 1, content: row.content, createdAt: createdAt,
                changedAt: row.changedAt ?? now)
            try PublicRecords.update(db, from: stored, to: next, at: now)
        }
        return .changed
    }

    private func insert(_ row: ImportRow) throws -> Bool {
        let changedAt = row.changedAt ?? now
        return try PublicRecords.insert(
            db,
            Initiative(
                id: row.id, revision: 1, content: row.content, createdAt: row.createdAt ?? changedAt, changedAt: changedAt),
            at: now)
    }

    /// The line that named this identity before, in this file; otherwise the line is noted.
    private func lineSeen(_ row: ImportRow) throws -> Int? {
        let high = Int64(bitPattern: row.id.high)
        let low = Int64(bitPattern: row.id.low)
        let note = try db.cachedStatement(sql: "INSERT INTO temp.seen (high, low, line) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        note.setUncheckedArguments([high, low, row.line])
        try note.execute()
        guard db.changesCount == 0 else { return nil }
        return try Int.fetchOne(db, sql: "SELECT line FROM temp.seen WHERE high = ? AND low = ?", arguments: [high, low])
    }

    private func reserved(_ id: InitiativeID) throws -> ImportOutcome? {
        let text = id.description
        if try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM tombstones WHERE initiative_id = ?)", arguments: [text]) == true {
            return rejected(.removed, "Het initiatief \(id) is eerder van de kaart gehaald. Een id wordt nooit opnieuw gebruikt.")
        }
        let status = try String.fetchOne(db, sql: "SELECT status FROM submissions WHERE id = ?", arguments: [text])
        if let status, status != Submission.Status.approved.rawValue {
            return rejected(.duplicate, "Het id \(id) is van een inzending met status '\(status)'. Geef de rij een ander id.")
        }
        return nil
    }

    private func rejected(_ code: Problem.Code, _ detail: String) -> ImportOutcome {
        .rejected(Problem(member: Member.id, code: code, detail: detail))
    }
}
