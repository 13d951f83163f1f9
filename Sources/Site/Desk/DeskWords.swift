package import OpenKaart

/// Words of the desk for values of the interface, in the language of the page.
package enum DeskWords {
    /// The name of a kind of submission.
    static func kind(_ kind: Proposal.Kind, _ texts: TextCatalogue) -> String {
        texts.text("desk-kind-\(kind.rawValue)")
    }

    static func status(_ status: Submission.Status, _ texts: TextCatalogue) -> String {
        texts.text("desk-status-\(status.rawValue)")
    }

    static func warning(_ kind: SubmissionWarning.Kind, _ texts: TextCatalogue) -> String {
        texts.text("desk-warning-\(kind.rawValue)")
    }

    /// The usual reason for a rejection, as a sentence.
    package static func reason(_ code: Review.ReasonCode, _ texts: TextCatalogue) -> String {
        texts.text("desk-reason-\(code.rawValue)")
    }

    static func decision(_ decision: Review.Decision, _ texts: TextCatalogue) -> String {
        texts.text("desk-decision-\(decision.rawValue)")
    }

    static func report(_ reason: Report.Reason, _ texts: TextCatalogue) -> String {
        texts.text("desk-report-\(reason.rawValue)")
    }

    static func settlement(_ decision: Report.Decision, _ texts: TextCatalogue) -> String {
        texts.text("desk-settled-\(decision.rawValue)")
    }

    static func member(_ name: String, _ texts: TextCatalogue) -> String { texts.text("desk-member-\(name)") }

    /// What a submission is called on the page.
    static func title(of submission: Submission, _ texts: TextCatalogue) -> String {
        if let title = submission.proposal.content?.title { return title }
        return submission.proposal.erasedAt == nil ? texts.text("desk-removal-title") : texts.text("desk-erased-title")
    }

    /// Every key that is put together here, for the test of the texts.
    static let keys: [String] =
        Proposal.Kind.allCases.map { "desk-kind-\($0.rawValue)" }
        + Submission.Status.allCases.map { "desk-status-\($0.rawValue)" }
        + SubmissionWarning.Kind.allCases.map { "desk-warning-\($0.rawValue)" }
        + Review.ReasonCode.allCases.map { "desk-reason-\($0.rawValue)" }
        + Review.Decision.allCases.map { "desk-decision-\($0.rawValue)" }
        + Report.Reason.allCases.map { "desk-report-\($0.rawValue)" }
        + Report.Decision.allCases.map { "desk-settled-\($0.rawValue)" }
        + (Member.texts + [Member.point]).map { "desk-member-\($0)" } + DeskSection.allCases.map(\.key)
}
