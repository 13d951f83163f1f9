import GRDB
import OpenKaart

/// Takes back what a batch did to records, one entry of the change log after the other, in the caller's transaction.
///
/// A record is named once in a batch. Whatever was taken back already is passed over, so that an undo that was broken off can be done
/// again.
struct BatchUndo {
    private let db: Database
    private let batch: Int
    private let now: Timestamp

    init(_ db: Database, batch: Int, at now: Timestamp) {
        self.db = db
        self.batch = batch
        self.now = now
    }

    /// Takes one entry back.
    func take(_ change: Change, into undo: inout ImportUndo) throws {
        let present = try SpatiaLiteRegister.initiative(db, change.id)
        switch change.kind {
        case .added: try takeAway(change, present, &undo)
        case .changed: try setBack(change, present, &undo)
        case .removed: break
        }
    }

    private func takeAway(_ change: Change, _ present: Initiative?, _ undo: inout ImportUndo) throws {
        guard let present else { return }
        guard try isAsMade(present, change) else { return leave(change, present, &undo) }
        try PublicRecords.remove(db, present, because: .administration, at: now)
        try db.cachedStatement(sql: "UPDATE tombstones SET batch = ? WHERE initiative_id = ?")
            .execute(arguments: [batch, change.id.description])
        undo.removed += 1
    }

    private func setBack(_ change: Change, _ present: Initiative?, _ undo: inout ImportUndo) throws {
        guard let present, let before = try PublicRecords.revision(db, change.id, change.revision - 1) else {
            return leave(change, present, &undo)
        }
        guard try isAsMade(present, change) else {
            // Set back before, by hand or by an undo that was broken off.
            if present.content != before.content { leave(change, present, &undo) }
            return
        }
        try PublicRecords.update(
            db, from: present,
            to: Initiative(
                id: change.id, revision: present.revision + 1, content: before.content, createdAt: before.createdAt,
                changedAt: max(now, present.changedAt)), at: now)
        undo.restored += 1
    }

    /// Whether a record says what the batch made it say. Another import may have changed it and be taken back itself.
    private func isAsMade(_ present: Initiative, _ change: Change) throws -> Bool {
        if present.revision == change.revision { return true }
        let made = try PublicRecords.revision(db, change.id, change.revision)
        // What was added again may say what it said before it went.
        if change.kind == .added { return made?.content == present.content }
        // A change of nothing but times is taken back by what it says already.
        let before = try PublicRecords.revision(db, change.id, change.revision - 1)
        return made?.content == present.content && made?.content != before?.content
    }

    private func leave(_ change: Change, _ present: Initiative?, _ undo: inout ImportUndo) {
        undo.left.append(ImportUndo.Left(id: change.id, title: present?.content.title))
    }
}
