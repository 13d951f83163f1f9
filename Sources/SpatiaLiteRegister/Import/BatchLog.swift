import GRDB
import OpenKaart

/// What the register notes of a batch while it comes in, in the caller's transactions.
enum BatchLog {
    /// Begins with a batch. Says its number.
    static func begin(_ db: Database, file: String, at now: Timestamp) throws -> Int {
        try db.execute(
            sql: "INSERT INTO import_batches (file, state, began_at) VALUES (?, ?, ?)",
            arguments: [file, ImportBatch.State.begun.rawValue, now.description])
        return Int(db.lastInsertedRowID)
    }

    /// Makes sure that nobody takes the batch back meanwhile.
    ///
    /// - Throws: `ImportBatchError.takenBack`.
    static func check(_ db: Database, _ batch: Int) throws {
        let state = try String.fetchOne(
            db, sql: "SELECT state FROM import_batches WHERE number = ?", arguments: [batch])
        guard state == ImportBatch.State.begun.rawValue else { throw ImportBatchError.takenBack(batch) }
    }

    /// The last entry of the change log.
    static func lastChange(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT coalesce(max(sequence), 0) FROM changes") ?? 0
    }

    /// Notes one part: what became of its rows, and which entries of the change log it wrote.
    static func add(_ db: Database, _ outcomes: [ImportOutcome], to batch: Int, after last: Int) throws {
        func count(_ outcome: ImportOutcome) -> Int { outcomes.count { $0 == outcome } }
        try db.execute(
            sql: """
                UPDATE import_batches SET added = added + ?, changed = changed + ?, unchanged = unchanged + ? WHERE number = ?
                """, arguments: [count(.new), count(.changed), count(.unchanged), batch])
        let newest = try lastChange(db)
        guard newest > last else { return }
        // Nobody else wrote in between: the part before goes on.
        try db.execute(
            sql: "UPDATE import_parts SET last_change = ? WHERE batch = ? AND last_change = ?",
            arguments: [newest, batch, last])
        if db.changesCount > 0 { return }
        try db.execute(
            sql: "INSERT INTO import_parts (batch, first_change, last_change) VALUES (?, ?, ?)",
            arguments: [batch, last + 1, newest])
    }

    /// Ends a batch.
    static func finish(_ db: Database, _ batch: Int, _ report: ImportReport, at now: Timestamp) throws {
        try check(db, batch)
        try db.execute(
            sql: "UPDATE import_batches SET rejected = ?, skipped = ?, state = ?, ended_at = ? WHERE number = ?",
            arguments: [
                report.rejected, report.skipped, ImportBatch.State.finished.rawValue, now.description, batch,
            ])
    }
}
