import GRDB
import OpenKaart

private import Foundation

/// The only writers of the public map. Each writes its entry of the change log beside what it records, in the caller's
/// transaction.
enum PublicRecords {
    /// Makes a record public, unless its identity is public already. Says whether it was made.
    static func insert(_ db: Database, _ initiative: Initiative, at now: Timestamp) throws -> Bool {
        let content = initiative.content
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO initiatieven (id, revisie, titel, omschrijving, thema, organisatie, plaats, gemeentecode, url,
                    aangemaaktOp, gewijzigdOp, volgorde, geometrie)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                """)
        let id = initiative.id.description
        let values: [DatabaseValue] = [
            id.databaseValue, initiative.revision.databaseValue, content.title.databaseValue, content.description.databaseValue,
            content.theme.text.databaseValue, content.organisation.databaseValue, content.place.databaseValue,
            (content.municipalityCode?.text).databaseValue, (content.url?.text).databaseValue,
            initiative.createdAt.description.databaseValue, initiative.changedAt.description.databaseValue,
            CurveKey(content.point).value.databaseValue, Self.blob(content.point),
        ]
        statement.setUncheckedArguments(StatementArguments(values))
        try statement.execute()
        guard db.changesCount > 0 else { return false }
        try log(db, .added, id: id, revision: initiative.revision, at: now)
        return true
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
    static func remove(_ db: Database, _ initiative: Initiative, at now: Timestamp) throws {
        try keep(db, initiative)
        let id = initiative.id.description
        try db.execute(sql: "DELETE FROM initiatieven WHERE id = ?", arguments: [id])
        try db.execute(
            sql: "INSERT INTO tombstones (initiative_id, removed_at) VALUES (?, ?)", arguments: [id, now.description])
        try log(db, .removed, id: id, revision: initiative.revision, at: now)
    }

    private static func keep(_ db: Database, _ initiative: Initiative) throws {
        try db.cachedStatement(
            sql: "INSERT INTO revisions (initiative_id, revision, content, created_at, changed_at) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            initiative.id.description, initiative.revision, try StoredContent.encode(initiative.content),
            initiative.createdAt.description, initiative.changedAt.description,
        ])
    }

    private static func log(_ db: Database, _ kind: Change.Kind, id: String, revision: Int, at now: Timestamp) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO changes (kind, initiative_id, revision, at) VALUES (?, ?, ?, ?)")
        statement.setUncheckedArguments([kind.rawValue, id, revision, now.description])
        try statement.execute()
    }

    private static func blob(_ point: Coordinate) -> DatabaseValue {
        Data(PointBlob.encode(point)).databaseValue
    }
}
