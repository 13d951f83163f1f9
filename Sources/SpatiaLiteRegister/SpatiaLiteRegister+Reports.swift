private import Foundation
import GRDB
package import OpenKaart

extension SpatiaLiteRegister: ReportDesk {
    package func report(_ arrival: ReportArrival) throws -> ReportReceipt {
        let now = clock.now()
        return try write { db in
            let report = arrival.report
            if let mark = arrival.mark, let earlier = try Self.marked(db, mark, at: now) {
                guard earlier.body == mark.body else { return .conflict }
                if let report = try ReportRow.fetch(db, earlier.id)?.report { return .repeated(report) }
            }
            guard try Self.initiative(db, report.initiativeID) != nil else { return .noSuchInitiative }
            try ReportRow.insert(db, report)
            if let email = arrival.email {
                try db.execute(
                    sql: "INSERT INTO report_contacts (report_id, email) VALUES (?, ?)",
                    arguments: [report.id.description, email.secret])
            }
            if let mark = arrival.mark { try Self.keep(db, mark, of: report.id) }
            return .stored
        }
    }

    package func report(_ id: InitiativeID) throws -> FiledReport? {
        try read { db in
            guard let filed = try ReportRow.fetch(db, id) else { return nil }
            let email = try String.fetchOne(
                db, sql: "SELECT email FROM report_contacts WHERE report_id = ?", arguments: [id.description])
            return FiledReport(
                report: filed.report, title: filed.title, contact: email.flatMap { try? EmailAddress($0) })
        }
    }

    package func reports(status: Report.Status, limit: Int) throws -> (reports: [FiledReport], total: Int) {
        let condition = status == .open ? "settled_at IS NULL" : "settled_at IS NOT NULL"
        return try read { db in
            let rows = try Row.fetchAll(db, sql: Self.list(condition), arguments: [limit])
            let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM reports WHERE \(condition)")
            return (try rows.map(ReportRow.decode), total ?? 0)
        }
    }

    /// What reads a list: first what people seem to have sent, the most urgent first.
    static func list(_ condition: String) -> String {
        """
        SELECT \(ReportRow.columns) FROM \(ReportRow.tables) WHERE r.\(condition)
        ORDER BY r.filled_trap, r.due_at, r.nr LIMIT ?
        """
    }

    package func openReports() throws -> OpenReports {
        try read { db in
            let row = try Row.fetchOne(db, sql: "SELECT count(*), min(due_at) FROM reports WHERE settled_at IS NULL")
            return OpenReports(
                count: row?[0] ?? 0, firstDue: (row?[1] as String?).flatMap { Timestamp(parsing: $0) })
        }
    }

    package func settle(_ id: InitiativeID, _ settlement: Report.Settlement) throws -> Report {
        try write { db in
            guard let report = try ReportRow.fetch(db, id)?.report else { throw SettlementError.noSuchReport }
            if let earlier = report.settlement { throw SettlementError.alreadySettled(earlier.decision) }
            let record = try Self.initiative(db, report.initiativeID)
            switch settlement.decision {
            case .keep:
                guard record != nil else { throw SettlementError.initiativeGone }
                try Self.end(db, id, report.initiativeID, settlement)
            case .remove:
                if let record { try PublicRecords.remove(db, record, because: .removed, at: settlement.at) }
                let all = try String.fetchAll(
                    db, sql: "SELECT id FROM reports WHERE initiative_id = ? AND settled_at IS NULL ORDER BY nr",
                    arguments: [report.initiativeID.description])
                for other in all.compactMap({ InitiativeID(parsing: $0) }) {
                    try Self.end(db, other, report.initiativeID, settlement)
                }
            }
            guard let settled = try ReportRow.fetch(db, id)?.report else { throw SettlementError.noSuchReport }
            return settled
        }
    }

    /// Writes down how a report ended.
    static func end(
        _ db: Database, _ report: InitiativeID, _ record: InitiativeID, _ settlement: Report.Settlement
    ) throws {
        try SettlementChain.append(db, report, of: record, settlement)
        try db.execute(
            sql: "UPDATE reports SET settled_at = ? WHERE id = ?",
            arguments: [settlement.at.description, report.description])
    }
}
