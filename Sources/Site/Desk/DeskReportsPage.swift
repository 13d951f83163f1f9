package import OpenKaart

/// The reports of one status, those that are due first before others.
package struct DeskReportsPage: DeskPage {
    package static let template = "desk-reports"
    package let visit: DeskVisit
    package let notice: DeskNotice?
    let reports: [FiledReport]
    let status: Report.Status
    let total: Int

    package init(
        _ visit: DeskVisit, _ reports: [FiledReport], status: Report.Status, total: Int, notice: DeskNotice? = nil
    ) {
        self.visit = visit
        self.notice = notice
        self.reports = reports
        self.status = status
        self.total = total
    }

    package var section: DeskSection? { .reports }
    package func title(_ texts: TextCatalogue) -> String { texts.text("desk-reports-title") }

    /// A report in the list.
    struct Row: Sendable {
        let href: String
        let name: String
        let reasonName: String
        let due: SiteMoment
        let isLate: Bool
        let isSuspicious: Bool
        let noteText: String?
        let outcome: String?
    }

    package func content(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        let isOpen = status == .open
        let rows = reports.map { filed in
            Row(
                href: frame.address("/moderatie/meldingen/\(filed.report.id)"),
                name: filed.title ?? texts.text("desk-report-gone"),
                reasonName: DeskWords.report(filed.report.reason, texts), due: SiteMoment(filed.report.dueAt, texts),
                isLate: filed.report.isLate(at: visit.now), isSuspicious: filed.report.filledTrap,
                noteText: filed.report.note,
                outcome: filed.report.settlement.map { DeskWords.settlement($0.decision, texts) })
        }
        var values: [String: Any] = [
            "rows": rows, "hasRows": !rows.isEmpty, "isOpen": isOpen,
            "count": texts.text(isOpen ? "desk-reports-open" : "desk-reports-settled", count: total),
            "other": frame.address(
                "/moderatie/meldingen", isOpen ? [("status", Report.Status.settled.rawValue)] : []),
            "otherText": texts.text(isOpen ? "desk-reports-show-settled" : "desk-reports-show-open"),
        ]
        values["cut"] = total > rows.count ? texts.text("desk-cut", ["count": texts.number(rows.count)]) : nil
        return values
    }
}

/// One report, and the form to settle it.
package struct DeskReportPage: DeskPage {
    package static let template = "desk-report"
    package let visit: DeskVisit
    package let notice: DeskNotice?
    let filed: FiledReport
    let record: InitiativeContent?
    let form: FormState

    /// - Parameter record: what the initiative says now; nothing when it is not public any more.
    package init(
        _ visit: DeskVisit, _ filed: FiledReport, record: InitiativeContent?, notice: DeskNotice? = nil,
        form: FormState = FormState()
    ) {
        self.visit = visit
        self.notice = notice
        self.filed = filed
        self.record = record
        self.form = form
    }

    package var section: DeskSection? { .reports }
    package var hasErrors: Bool { form.hasProblems }
    package func title(_ texts: TextCatalogue) -> String {
        texts.text("desk-report-title", ["title": filed.title ?? texts.text("desk-report-gone")])
    }

    package func content(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        let report = filed.report
        var values: [String: Any] = [
            "action": frame.address("/moderatie/meldingen/\(report.id)"), "back": frame.address("/moderatie/meldingen"),
            "reasonName": DeskWords.report(report.reason, texts), "reported": SiteMoment(report.reportedAt, texts),
            "due": SiteMoment(report.dueAt, texts), "isLate": report.isLate(at: visit.now),
            "isSuspicious": report.filledTrap, "isOpen": report.status == .open, "isGone": record == nil,
            "recordAddress": frame.address("/initiatieven/\(report.initiativeID)"),
            "recordID": report.initiativeID.description,
            "lines": DeskContent.lines(of: DeskContent.texts(record, visit.themes), texts),
            "decision": FormField(
                SettlementDraft.decisionMember,
                .choice([
                    .init(
                        Report.Decision.keep.rawValue, texts.text("desk-settle-keep"),
                        help: texts.text("desk-settle-keep-help")),
                    .init(
                        Report.Decision.remove.rawValue, texts.text("desk-settle-remove"),
                        help: texts.text("desk-settle-remove-help")),
                ]), key: "desk-settle", in: form, texts),
            "fields": [
                FormField(
                    Member.reason, .area(rows: 4), key: "desk-settle-reason", hasHelp: true,
                    limit: TextLength.reason.maximum, in: form, texts)
            ],
        ]
        values["summary"] = form.summary(texts)
        values["noteText"] = report.note
        values["email"] = filed.contact?.secret
        if let settlement = report.settlement {
            values["settled"] = Settled(
                outcome: DeskWords.settlement(settlement.decision, texts), settledReason: settlement.reason,
                moderator: settlement.moderator, moment: SiteMoment(settlement.at, texts))
        }
        return values
    }

    /// How the report ended.
    struct Settled: Sendable {
        let outcome: String
        let settledReason: String
        let moderator: String
        let moment: SiteMoment
    }
}
