import GRDB
package import OpenKaart

extension SpatiaLiteRegister: ImportBatchKeeping {
    package func batches() throws -> [ImportBatch] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT number, file, state, began_at, ended_at, added, changed, unchanged, rejected, skipped
                    FROM import_batches ORDER BY number
                    """
            ).map(Self.batch)
        }
    }

    package func undo(batch number: Int, onProgress: (_ done: Int, _ all: Int) -> Void) throws -> ImportUndo {
        let parts = try beginUndo(number)
        let all = parts.reduce(0) { $0 + $1.count }
        var undo = ImportUndo()
        var done = 0
        for part in parts {
            for first in stride(from: part.lowerBound, through: part.upperBound, by: Self.changesPerUndo) {
                let last = min(part.upperBound, first + Self.changesPerUndo - 1)
                let now = clock.now()
                undo = try write { db in
                    var next = undo
                    let taker = BatchUndo(db, batch: number, at: now)
                    for change in try Self.changes(db, first...last) { try taker.take(change, into: &next) }
                    return next
                }
                done += last - first + 1
                onProgress(done, all)
            }
        }
        let now = clock.now()
        try write { db in try Self.set(db, .undone, of: number, at: now) }
        return undo
    }

    /// Changes in one transaction of an undo: other writers hardly wait.
    private static let changesPerUndo = 5_000

    /// From here on the import that may still run goes no further. Says which entries of the change log the batch wrote.
    private func beginUndo(_ number: Int) throws -> [ClosedRange<Int>] {
        try write { db in
            let state = try String.fetchOne(
                db, sql: "SELECT state FROM import_batches WHERE number = ?", arguments: [number])
            guard let state else { throw ImportBatchError.unknown(number) }
            guard state != ImportBatch.State.undone.rawValue else { throw ImportBatchError.undoneBefore(number) }
            try Self.set(db, .undoing, of: number, at: nil)
            return try Row.fetchAll(
                db, sql: "SELECT first_change, last_change FROM import_parts WHERE batch = ? ORDER BY first_change",
                arguments: [number]
            ).map { ($0[0] as Int)...($0[1] as Int) }
        }
    }

    private static func set(
        _ db: Database, _ state: ImportBatch.State, of number: Int, at moment: Timestamp?
    ) throws {
        try db.execute(
            sql: "UPDATE import_batches SET state = ?, ended_at = ? WHERE number = ?",
            arguments: [state.rawValue, moment?.description, number])
    }

    private static func batch(_ row: Row) throws -> ImportBatch {
        guard let state = ImportBatch.State(rawValue: row[2]), let beganAt = Timestamp(parsing: row[3] as String) else {
            throw StorageError(kind: .failed, detail: "batch \(row[0] as Int) is damaged; run 'openkaart doctor'")
        }
        var counts = ImportReport()
        counts.new = row[5]
        counts.changed = row[6]
        counts.unchanged = row[7]
        counts.rejected = row[8]
        counts.skipped = row[9]
        return ImportBatch(
            number: row[0], file: row[1], state: state, beganAt: beganAt,
            endedAt: (row[4] as String?).flatMap { Timestamp(parsing: $0) }, counts: counts)
    }
}
