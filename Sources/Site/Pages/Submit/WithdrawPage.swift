package import OpenKaart

/// Asks whether somebody is sure to take a submission back.
package struct WithdrawPage: SitePage {
    package static let template = "withdraw"

    private let submission: Submission
    private let path: String
    private let title: String

    /// - Parameters:
    ///   - path: of the page of the submission.
    ///   - title: of what it is about.
    package init(_ submission: Submission, title: String, path: String) {
        self.submission = submission
        self.title = title
        self.path = path
    }

    package var chapter: SiteChapter? { .submit }
    package var isLasting: Bool { false }
    package func title(_ texts: TextCatalogue) -> String { texts.text("withdraw-title") }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        [
            "explanation": texts.text(submission.status == .approved ? "withdraw-public" : "withdraw-waiting"),
            "what": title,
            "action": frame.address(path + "/intrekken"), "back": frame.address(path),
        ]
    }
}

/// Tells who comes with an edit link that opens nothing what to do. Never says which part of the link is wrong.
package struct UnknownLinkPage: SitePage {
    package static let template = "unknown-link"

    package init() {}

    package var chapter: SiteChapter? { .submit }
    package var isLasting: Bool { false }
    package func title(_ texts: TextCatalogue) -> String { texts.text("unknown-link-title") }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        ["submit": frame.address("/indienen"), "about": frame.address("/over")]
    }
}
