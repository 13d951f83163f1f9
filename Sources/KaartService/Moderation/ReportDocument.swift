import OpenDataFormats
import OpenKaart

/// Reports as JSON.
enum ReportDocument {
    /// The answer to who reported something; the same each time, also when it was settled meanwhile.
    static func receipt(_ report: Report) -> JSONValue {
        [
            "id": .string(report.id.description), "status": .string(Report.Status.open.rawValue),
            "gemeldOp": .string(report.reportedAt.description), "behandelenVoor": .string(report.dueAt.description),
        ]
    }

    /// A report for moderators.
    static func whole(_ filed: FiledReport, at now: Timestamp) -> JSONValue {
        let report = filed.report
        return .object([
            ("id", .string(report.id.description)), ("status", .string(report.status.rawValue)),
            (Member.initiativeID, .string(report.initiativeID.description)),
            (Member.title, filed.title.map(JSONValue.string) ?? .null),
            (ReportDraft.reasonMember, .string(report.reason.rawValue)),
            (ReportDraft.noteMember, report.note.map(JSONValue.string)),
            ("gemeldOp", .string(report.reportedAt.description)),
            ("behandelenVoor", .string(report.dueAt.description)), ("teLaat", .bool(report.isLate(at: now))),
            ("verdacht", .bool(report.filledTrap)),
            (Member.email, filed.contact.map { .string($0.secret) }),
            ("afhandeling", report.settlement.map(settlement)),
        ])
    }

    /// How much is open, for the queue of submissions.
    static func summary(_ open: OpenReports) -> JSONValue {
        [
            "open": .number(Double(open.count)),
            "eerste": open.firstDue.map { .string($0.description) } ?? .null,
        ]
    }

    private static func settlement(_ settlement: Report.Settlement) -> JSONValue {
        [
            "besluit": .string(settlement.decision.rawValue), "reden": .string(settlement.reason),
            "moderator": .string(settlement.moderator), "afgehandeldOp": .string(settlement.at.description),
        ]
    }
}
