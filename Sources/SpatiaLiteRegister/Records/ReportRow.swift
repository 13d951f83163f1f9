import GRDB
import OpenKaart

/// The columns of `reports` with how each ended, and how a row becomes a value.
enum ReportRow {
    /// The columns in the order that `decode` expects; with `tables`.
    static let columns = """
        r.id, r.initiative_id, r.reason_code, r.note, r.reported_at, r.due_at, s.decision, s.reason, s.moderator, s.at, i.titel, r.filled_trap
        """
    static let tables = """
        reports AS r LEFT JOIN settlements AS s ON s.report_id = r.id LEFT JOIN initiatieven AS i ON i.id = r.initiative_id
        """

    static func fetch(_ db: Database, _ id: InitiativeID) throws -> FiledReport? {
        try Row.fetchOne(
            db, sql: "SELECT \(columns) FROM \(tables) WHERE r.id = ?", arguments: [id.description]
        ).map(decode)
    }

    static func insert(_ db: Database, _ report: Report) throws {
        try db.execute(
            sql: """
                INSERT INTO reports (id, initiative_id, reason_code, note, reported_at, due_at, filled_trap)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                report.id.description, report.initiativeID.description, report.reason.rawValue, report.note,
                report.reportedAt.description, report.dueAt.description, report.filledTrap,
            ])
    }

    /// Makes a report of a row.
    ///
    /// - Throws: `StorageError` when the row does not hold what was once stored.
    static func decode(_ row: Row) throws -> FiledReport {
        let damaged = StorageError(kind: .failed, detail: "a row of reports is damaged; run 'openkaart doctor'")
        guard let id = InitiativeID(parsing: row[0] as String), let record = InitiativeID(parsing: row[1] as String),
            let reason = Report.Reason(rawValue: row[2]), let reportedAt = Timestamp(parsing: row[4] as String),
            let dueAt = Timestamp(parsing: row[5] as String)
        else { throw damaged }
        var settlement: Report.Settlement?
        if let decision = row[6] as String? {
            guard let decision = Report.Decision(rawValue: decision), let at = Timestamp(parsing: row[9] as String)
            else { throw damaged }
            settlement = Report.Settlement(
                decision: decision, reason: (row[7] as String?) ?? "(gewist)", moderator: row[8], at: at)
        }
        return FiledReport(
            report: Report(
                id: id, initiativeID: record, reason: reason, note: row[3], reportedAt: reportedAt, dueAt: dueAt,
                filledTrap: row[11], settlement: settlement),
            title: row[10])
    }
}
