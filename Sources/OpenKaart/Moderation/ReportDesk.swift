/// Takes reports of what does not belong on the map, and how they end. Blocks on storage, as all ports.
package protocol ReportDesk: Sendable {
    /// Stores a report. It is on disk when this returns.
    func report(_ arrival: ReportArrival) throws -> ReportReceipt
    /// One report, in whatever state.
    func report(_ id: InitiativeID) throws -> FiledReport?
    /// The reports of one status, those that are due first before others and those of programs last, and how many there are in all.
    func reports(status: Report.Status, limit: Int) throws -> (reports: [FiledReport], total: Int)
    /// How much is open.
    func openReports() throws -> OpenReports
    /// Ends a report. What is removed is off the map in the same transaction, and all other reports of it end with it.
    ///
    /// - Throws: `SettlementError` when there is nothing to settle.
    func settle(_ id: InitiativeID, _ settlement: Report.Settlement) throws -> Report
}

/// A report on its way in, with what keeps it from being stored twice.
package struct ReportArrival: Sendable {
    package let report: Report
    package let email: EmailAddress?
    /// By what a repetition is known.
    package let mark: Arrival.Mark?

    package init(_ report: Report, email: EmailAddress? = nil, mark: Arrival.Mark? = nil) {
        self.report = report
        self.email = email
        self.mark = mark
    }
}

/// What became of a report that came in.
package enum ReportReceipt: Hashable, Sendable {
    /// It is on disk.
    case stored
    /// It came before.
    case repeated(Report)
    /// The sender's key came before with something else.
    case conflict
    /// There is no such record on the map.
    case noSuchInitiative
}

/// A report as moderators see it.
package struct FiledReport: Hashable, Sendable {
    package let report: Report
    /// What the record is called now; nothing when it is not public any more.
    package let title: String?
    /// Who to ask, as long as that is kept; only with a single report.
    package let contact: EmailAddress?

    package init(report: Report, title: String?, contact: EmailAddress? = nil) {
        self.report = report
        self.title = title
        self.contact = contact
    }
}

/// How many reports are open, and when the first of them is due.
package struct OpenReports: Hashable, Sendable {
    package let count: Int
    package let firstDue: Timestamp?

    package init(count: Int, firstDue: Timestamp?) {
        self.count = count
        self.firstDue = firstDue
    }
}

/// Why a report was not settled.
package enum SettlementError: Error, Hashable, Sendable {
    case noSuchReport
    case alreadySettled(Report.Decision)
    /// The record is gone, so it cannot be kept.
    case initiativeGone
}
