import GRDB
import OpenKaart

/// The erasing of one record, or of one submission that never became one, in the caller's transaction.
///
/// Every table that holds texts of people is named here; `PurgeTests` fails when a table comes that nobody thought of.
struct Purge {
    private let db: Database
    private let id: String
    private let record: Initiative?
    /// The submissions that are about it: its own, and proposals to change or remove it.
    private let submissions: [String]
    /// What people reported about it.
    private let reports: [String]
    private let wasPurged: Bool

    /// Looks for what there is.
    ///
    /// - Throws: `PurgeError`.
    init(_ db: Database, _ id: InitiativeID) throws {
        self.db = db
        self.id = id.description
        record = try SpatiaLiteRegister.initiative(db, id)
        submissions = try String.fetchAll(
            db,
            sql: "SELECT id FROM submissions WHERE id = :id UNION SELECT id FROM submissions WHERE initiative_id = :id",
            arguments: ["id": self.id])
        reports = try String.fetchAll(
            db, sql: "SELECT id FROM reports WHERE initiative_id = ?", arguments: [self.id])
        let tombstone = try Row.fetchOne(
            db, sql: "SELECT purged_at FROM tombstones WHERE initiative_id = ?", arguments: [self.id])
        wasPurged = tombstone.flatMap { $0[0] as String? } != nil
        guard record != nil || tombstone != nil || !submissions.isEmpty else { throw PurgeError.unknown(id) }
        if let other = try Self.carriedOut(db, self.id) { throw PurgeError.partOf(id, record: other) }
    }

    /// How much there is to erase.
    func report() throws -> PurgeReport {
        var report = PurgeReport()
        report.isPublic = record != nil
        report.wasPurged = wasPurged
        report.revisions = try count("SELECT count(*) FROM revisions WHERE initiative_id = ?", id)
        for submission in submissions {
            report.submissions += try count(
                "SELECT count(*) FROM submissions WHERE id = ? AND purged_at IS NULL", submission)
            report.reasons += try count(
                "SELECT count(*) FROM reviews WHERE submission_id = ? AND reason IS NOT NULL", submission)
            report.contacts += try count("SELECT count(*) FROM contacts WHERE submission_id = ?", submission)
        }
        for other in reports {
            report.reports += try count("SELECT count(*) FROM reports WHERE id = ? AND purged_at IS NULL", other)
            report.contacts += try count("SELECT count(*) FROM report_contacts WHERE report_id = ?", other)
        }
        return report
    }

    /// Erases it.
    func run(because reason: PurgeOrder.Reason, at now: Timestamp) throws {
        try takeOff(at: now)
        try db.execute(sql: "DELETE FROM revisions WHERE initiative_id = ?", arguments: [id])
        for submission in submissions { try erase(submission, at: now) }
        for report in reports { try erase(report: report, at: now) }
        // Remarks on other submissions name likely duplicates by their titles.
        try db.execute(sql: "DELETE FROM arrivals WHERE instr(remarks, ?) > 0", arguments: [id])
        try db.execute(
            sql: """
                INSERT INTO tombstones (initiative_id, removed_at, purged_at, reason) VALUES (:id, :now, :now, :reason)
                ON CONFLICT (initiative_id) DO UPDATE SET purged_at = excluded.purged_at, reason = excluded.reason
                    WHERE purged_at IS NULL
                """, arguments: ["id": id, "now": now.description, "reason": reason.rawValue])
    }

    /// Tells everybody who follows the change log, also of a record that was removed before; once.
    private func takeOff(at now: Timestamp) throws {
        try db.execute(sql: "DELETE FROM initiatieven WHERE id = ?", arguments: [id])
        let last = try Int.fetchOne(
            db, sql: "SELECT revision FROM changes WHERE initiative_id = ? ORDER BY sequence DESC LIMIT 1",
            arguments: [id])
        guard let last, !wasPurged else { return }
        try PublicRecords.log(db, .removed, id: id, revision: last, at: now, because: .purged)
    }

    private func erase(_ submission: String, at now: Timestamp) throws {
        try db.execute(
            sql: """
                UPDATE submissions SET content = '{}', note = NULL, purged_at = ? WHERE id = ? AND purged_at IS NULL
                """, arguments: [now.description, submission])
        try db.execute(sql: "DELETE FROM contacts WHERE submission_id = ?", arguments: [submission])
        try db.execute(sql: "DELETE FROM arrivals WHERE submission_id = ?", arguments: [submission])
        try ReviewChain.eraseReasons(db, of: submission)
    }

    /// What was still open ends here, so that nobody has to write one more text about what was erased.
    private func settle(report: String, at now: Timestamp) throws {
        let isOpen = try count("SELECT count(*) FROM reports WHERE id = ? AND settled_at IS NULL", report) > 0
        guard isOpen, let report = InitiativeID(parsing: report), let record = InitiativeID(parsing: id) else { return }
        let settlement = Report.Settlement(decision: .remove, reason: "Gewist.", moderator: "beheer", at: now)
        try SpatiaLiteRegister.end(db, report, record, settlement)
    }

    private func erase(report: String, at now: Timestamp) throws {
        try settle(report: report, at: now)
        try db.execute(
            sql: "UPDATE reports SET note = NULL, purged_at = ? WHERE id = ? AND purged_at IS NULL",
            arguments: [now.description, report])
        try db.execute(sql: "DELETE FROM report_contacts WHERE report_id = ?", arguments: [report])
        try db.execute(sql: "DELETE FROM arrivals WHERE submission_id = ?", arguments: [report])
        try SettlementChain.eraseReasons(db, of: report)
    }

    /// The record whose history holds what a proposal said, when it was ever approved and is not erased.
    private static func carriedOut(_ db: Database, _ id: String) throws -> InitiativeID? {
        try String.fetchOne(
            db,
            sql: """
                SELECT initiative_id FROM submissions AS s WHERE id = ? AND kind = 'wijziging' AND purged_at IS NULL
                    AND EXISTS (SELECT 1 FROM reviews WHERE submission_id = s.id AND decision = 'goedkeuren')
                """, arguments: [id]
        ).flatMap { InitiativeID(parsing: $0) }
    }

    private func count(_ sql: String, _ id: String) throws -> Int {
        try Int.fetchOne(db, sql: sql, arguments: [id]) ?? 0
    }
}
