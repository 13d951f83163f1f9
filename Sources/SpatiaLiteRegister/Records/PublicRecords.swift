import BulkSQLite
private import Foundation
import GRDB
import OpenKaart

/// The only writers of the public map. Each writes its entry of the change log beside what it records, in the caller's
/// transaction.
enum PublicRecords {
    /// Makes a record public whose identity is not public yet, or was taken away by a decision that is undone.
    ///
    /// - Throws: `DatabaseError` when it is.
    static func insert(_ db: Database, _ initiative: Initiative, at now: Timestamp) throws {
        let content = initiative.content
        let id = initiative.id.description
        var row = try RowWriter(
            db,
            sql: """
                INSERT INTO initiatieven (id, revisie, titel, omschrijving, thema, organisatie, plaats, gemeentecode, url,
                    aangemaaktOp, gewijzigdOp, volgorde, geometrie)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        row.bind(id)
        row.bind(Int64(initiative.revision))
        row.bind(content.title)
        row.bind(content.description)
        row.bind(content.theme.text)
        row.bind(content.organisation)
        row.bind(content.place)
        row.bind(content.municipalityCode?.text)
        row.bind(content.url?.text)
        row.bind(initiative.createdAt.description)
        row.bind(initiative.changedAt.description)
        row.bind(CurveKey(content.point).value)
        row.bind(PointBlob.encode(content.point))
        try row.run()
        if initiative.revision > 1 {
            try db.execute(sql: "DELETE FROM tombstones WHERE initiative_id = ?", arguments: [id])
        }
        try log(db, .added, id: id, revision: initiative.revision, at: now)
    }

    /// The number of the last revision that a record had before its present one, or before it went; 0 for a new one.
    static func lastRevision(_ db: Database, _ id: InitiativeID) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT coalesce(max(revision), 0) FROM revisions WHERE initiative_id = ?",
            arguments: [id.description]) ?? 0
    }

    /// What a record said in an earlier revision, or nothing when that was purged.
    static func revision(_ db: Database, _ id: InitiativeID, _ revision: Int) throws -> Initiative? {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT content, created_at, changed_at FROM revisions WHERE initiative_id = ? AND revision = ?",
            arguments: [id.description, revision])
        guard let row, let createdAt = Timestamp(parsing: row[1] as String),
            let changedAt = Timestamp(parsing: row[2] as String)
        else { return nil }
        return Initiative(
            id: id, revision: revision, content: try StoredContent.decode(row[0]), createdAt: createdAt,
            changedAt: changedAt)
    }

    /// Replaces what a record says by its next revision; what it said before is kept.
    static func update(_ db: Database, from old: Initiative, to new: Initiative, at now: Timestamp) throws {
        try keep(db, old)
        let content = new.content
        try db.cachedStatement(
            sql: """
                UPDATE initiatieven SET revisie = ?, titel = ?, omschrijving = ?, thema = ?, organisatie = ?, plaats = ?,
                    gemeentecode = ?, url = ?, aangemaaktOp = ?, gewijzigdOp = ?, volgorde = ?, geometrie = ? WHERE id = ?
                """
        ).execute(arguments: [
            new.revision, content.title, content.description, content.theme.text, content.organisation, content.place,
            content.municipalityCode?.text, content.url?.text, new.createdAt.description, new.changedAt.description,
            CurveKey(content.point).value, Self.blob(content.point), new.id.description,
        ])
        try log(db, .changed, id: new.id.description, revision: new.revision, at: now)
    }

    /// Takes a record off the map for good: its last revision is kept, its identity never comes back.
    static func remove(
        _ db: Database, _ initiative: Initiative, because reason: Change.Reason, at now: Timestamp
    ) throws {
        try keep(db, initiative)
        let id = initiative.id.description
        try db.cachedStatement(sql: "DELETE FROM initiatieven WHERE id = ?").execute(arguments: [id])
        try db.cachedStatement(sql: "INSERT INTO tombstones (initiative_id, removed_at) VALUES (?, ?)")
            .execute(arguments: [id, now.description])
        try log(db, .removed, id: id, revision: initiative.revision, at: now, because: reason)
    }

    private static func keep(_ db: Database, _ initiative: Initiative) throws {
        try db.cachedStatement(
            sql:
                "INSERT INTO revisions (initiative_id, revision, content, created_at, changed_at) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            initiative.id.description, initiative.revision, try StoredContent.encode(initiative.content),
            initiative.createdAt.description, initiative.changedAt.description,
        ])
    }

    static func log(
        _ db: Database, _ kind: Change.Kind, id: String, revision: Int, at now: Timestamp,
        because reason: Change.Reason? = nil
    ) throws {
        var entry = try RowWriter(
            db, sql: "INSERT INTO changes (kind, initiative_id, revision, at, reason) VALUES (?, ?, ?, ?, ?)")
        entry.bind(kind.rawValue)
        entry.bind(id)
        entry.bind(Int64(revision))
        entry.bind(now.description)
        entry.bind(reason?.rawValue)
        try entry.run()
    }

    private static func blob(_ point: Coordinate) -> DatabaseValue {
        Data(PointBlob.encode(point)).databaseValue
    }
}
