package import OpenKaart

/// What was decided: who, what and when, newest first.
package struct DeskLogPage: DeskPage {
    package static let template = "desk-log"
    package let visit: DeskVisit
    let decisions: [LoggedDecision]
    let number: Int
    let total: Int

    /// Lines on a page.
    package static let size = 50

    package init(_ visit: DeskVisit, _ decisions: [LoggedDecision], number: Int, total: Int) {
        self.visit = visit
        self.decisions = decisions
        self.number = number
        self.total = total
    }

    package var section: DeskSection? { .log }
    package func title(_ texts: TextCatalogue) -> String { texts.text("desk-log-title") }

    /// A line.
    struct Line: Sendable {
        let moment: SiteMoment
        let who: String
        let what: String
        let href: String
        let about: String
        let reasonText: String?
    }

    package func content(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        [
            "lines": decisions.map { line($0, frame, texts) }, "hasLines": !decisions.isEmpty,
            "count": texts.text("desk-log-count", count: total),
            "pager": Pager(page: number, of: max(1, (total + Self.size - 1) / Self.size), texts) {
                frame.address(DeskSection.log.rawValue, [("bladzijde", "\($0)")])
            },
        ]
    }

    private func line(_ decision: LoggedDecision, _ frame: SiteFrame, _ texts: TextCatalogue) -> Line {
        switch decision {
        case .review(let review, let id, let title):
            Line(
                moment: SiteMoment(review.at, texts), who: review.moderator,
                what: DeskWords.decision(review.decision, texts),
                href: frame.address("/moderatie/inzendingen/\(id)"), about: title ?? id.description,
                reasonText: review.reason)
        case .settlement(let settlement, let id, let title):
            Line(
                moment: SiteMoment(settlement.at, texts), who: settlement.moderator,
                what: DeskWords.settlement(settlement.decision, texts),
                href: frame.address("/moderatie/meldingen/\(id)"),
                about: texts.text("desk-report-title", ["title": title ?? texts.text("desk-report-gone")]),
                reasonText: settlement.reason)
        }
    }
}
