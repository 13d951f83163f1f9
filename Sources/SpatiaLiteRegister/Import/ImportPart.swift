import BulkSQLite
import GRDB
import OpenKaart

/// The rows of one transaction of an import.
struct ImportPart {
    private let db: Database
    private let mode: RegisterImport.Mode
    private let now: Timestamp
    /// Whether any identity is spoken for by something that is not public; mostly there is none to look for.
    private let hasReserved: Bool

    init(db: Database, mode: RegisterImport.Mode, now: Timestamp) throws {
        self.db = db
        self.mode = mode
        self.now = now
        hasReserved =
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM tombstones) OR EXISTS (SELECT 1 FROM submissions)")
            ?? true
    }

    /// Takes one row and says what became of it.
    func take(_ row: ImportRow) throws -> ImportOutcome {
        if let earlier = try lineSeen(row) {
            return rejected(.duplicate, "Het id \(row.id) staat ook op regel \(earlier). Geef elke rij een eigen id.")
        }
        var revision = 1
        if hasReserved {
            switch try standing(of: row.id) {
            case .free: break
            case .undone(let last): revision = last + 1
            case .refused(let outcome): return outcome
            }
        }
        guard mode != .build, let stored = try SpatiaLiteRegister.initiative(db, row.id) else {
            if mode != .judge { try insert(row, revision: revision) }
            return .new
        }
        let createdAt = row.createdAt ?? stored.createdAt
        let isSame =
            row.content == stored.content && createdAt == stored.createdAt
            && (row.changedAt ?? stored.changedAt) == stored.changedAt
        if isSame { return .unchanged }
        if mode == .add {
            let next = Initiative(
                id: row.id, revision: stored.revision + 1, content: row.content, createdAt: createdAt,
                changedAt: row.changedAt ?? now)
            try PublicRecords.update(db, from: stored, to: next, at: now)
        }
        return .changed
    }

    private func insert(_ row: ImportRow, revision: Int) throws {
        let changedAt = row.changedAt ?? now
        try PublicRecords.insert(
            db,
            Initiative(
                id: row.id, revision: revision, content: row.content, createdAt: row.createdAt ?? changedAt,
                changedAt: changedAt),
            at: now)
    }

    /// The line that named this identity before, in this file; otherwise the line is noted.
    private func lineSeen(_ row: ImportRow) throws -> Int? {
        let high = Int64(bitPattern: row.id.high)
        let low = Int64(bitPattern: row.id.low)
        var note = try RowWriter(
            db, sql: "INSERT INTO temp.seen (high, low, line) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        note.bind(high)
        note.bind(low)
        note.bind(Int64(row.line))
        if try note.run() { return nil }
        return try Int.fetchOne(
            db, sql: "SELECT line FROM temp.seen WHERE high = ? AND low = ?", arguments: [high, low])
    }

    /// What an identity was before.
    private enum Standing {
        case free
        /// Taken off the map by the undoing of a batch, after this revision; an import may bring it back (decision 0027).
        case undone(revision: Int)
        case refused(ImportOutcome)
    }

    private func standing(of id: InitiativeID) throws -> Standing {
        let text = id.description
        let removed = try db.cachedStatement(sql: "SELECT purged_at, batch FROM tombstones WHERE initiative_id = ?")
        if let tombstone = try Row.fetchOne(removed, arguments: [text]) {
            let isPurged = tombstone[0] as String? != nil
            if !isPurged, tombstone[1] as Int? != nil {
                return .undone(revision: try PublicRecords.lastRevision(db, id))
            }
            let fate = isPurged ? "gewist" : "eerder van de kaart gehaald"
            return refused(
                .removed,
                "Het initiatief \(id) is \(fate). Een id wordt nooit opnieuw gebruikt: geef de rij een ander id.")
        }
        let submitted = try db.cachedStatement(sql: "SELECT status, kind FROM submissions WHERE id = ?")
        // Only what was approved as new is a record of the same identity.
        if let row = try Row.fetchOne(submitted, arguments: [text]), case let status:String = row[0],
            status != Submission.Status.approved.rawValue || row[1] != Proposal.Kind.addition.rawValue
        {
            return refused(
                .duplicate, "Het id \(id) is van een inzending met status '\(status)'. Geef de rij een ander id.")
        }
        return .free
    }

    private func refused(_ code: Problem.Code, _ detail: String) -> Standing {
        .refused(rejected(code, detail))
    }

    private func rejected(_ code: Problem.Code, _ detail: String) -> ImportOutcome {
        .rejected(Problem(member: Member.id, code: code, detail: detail))
    }
}
