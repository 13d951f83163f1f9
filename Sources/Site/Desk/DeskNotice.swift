package import OpenKaart

/// What a page of the desk says first, with a form to undo it when that is possible: the values of the template `desk-notice`.
package struct DeskNotice: Sendable {
    let message: SiteMessage
    let undo: DeskUndo?

    package init(_ message: SiteMessage, undo: DeskUndo? = nil) {
        self.message = message
        self.undo = undo
    }

    /// What became of a submission on which a decision was just taken.
    ///
    /// - Parameter undo: nothing when it is too late.
    package init(_ submission: Submission, undo: DeskUndo?, _ texts: TextCatalogue) {
        let title = DeskWords.title(of: submission, texts)
        let key =
            switch submission.status {
            case .submitted: "desk-now-submitted"
            case .approved: "desk-now-approved"
            case .rejected: "desk-now-rejected"
            case .withdrawn: "desk-now-withdrawn"
            }
        self.init(SiteMessage(.done, texts.text(key, ["title": title])), undo: undo)
    }
}

/// A form with one button that takes the last decision back: the values of the template `desk-undo`.
package struct DeskUndo: Sendable {
    /// A hidden field.
    struct Field: Sendable {
        let name: String
        let value: String
    }

    let undoAction: String
    let undoFields: [Field]
    let undoUntil: SiteMoment

    /// The opposite of the last decision; nothing when there is none that can be undone now.
    ///
    /// - Parameters:
    ///   - decided: when the last decision was taken.
    ///   - seconds: how long it can be undone.
    package init?(
        _ submission: Submission, decided: Timestamp?, within seconds: Int, at now: Timestamp, _ frame: SiteFrame,
        _ texts: TextCatalogue
    ) {
        guard let decided, submission.proposal.erasedAt == nil,
            let until = Timestamp(secondsSinceEpoch: decided.secondsSinceEpoch + Int64(seconds)), now <= until
        else { return nil }
        let decision: Review.Decision
        switch submission.status {
        case .approved: decision = .reject
        case .rejected: decision = .approve
        case .submitted, .withdrawn: return nil
        }
        undoAction = frame.address("/moderatie/inzendingen/\(submission.id)")
        undoUntil = SiteMoment(until, texts)
        undoFields = [
            Field(name: ReviewDraft.decisionMember, value: decision.rawValue),
            Field(name: ReviewDraft.statusMember, value: submission.status.rawValue),
            Field(name: ReviewDraft.versionMember, value: "\(submission.version)"),
            Field(name: ReviewDraft.reasonMember, value: decision == .reject ? Self.reason : ""),
        ]
    }

    /// For the sender, who reads Dutch; also when the moderator's page is in English.
    private static let reason = "De moderator heeft de goedkeuring teruggedraaid."
}

extension DeskNotice {
    /// How a report ended that was just settled; nothing when it is open.
    package init?(settled filed: FiledReport, _ texts: TextCatalogue) {
        guard let settlement = filed.report.settlement else { return nil }
        let key = settlement.decision == .remove ? "desk-now-removed" : "desk-now-kept"
        self.init(SiteMessage(.done, texts.text(key, ["title": filed.title ?? texts.text("desk-report-gone")])))
    }
}
