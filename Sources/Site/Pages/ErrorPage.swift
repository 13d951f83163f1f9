/// A page that says what went wrong, and leads on.
package struct ErrorPage: SitePage {
    package static let template = "error"
    /// The status of the answer (RFC 9110).
    package let status: Int
    /// What was wrong, in Dutch, from the closed list of problems.
    package let detail: String
    /// What was wrong with each part of the question; Dutch.
    package let mistakes: [String]

    package init(status: Int, detail: String, mistakes: [String] = []) {
        self.status = status
        self.detail = detail
        self.mistakes = mistakes
    }

    package var isLasting: Bool { false }

    package func title(_ texts: TextCatalogue) -> String { texts.text("error-\(kind)-title") }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        // The list of problems is Dutch; other languages say what their kind is.
        let isDutch = frame.language == .dutch && kind == "other"
        return [
            "status": status, "explanation": isDutch ? detail : texts.text("error-\(kind)-text"),
            "mistakes": frame.language == .dutch ? mistakes : [],
            "hasMistakes": frame.language == .dutch && !mistakes.isEmpty,
            "search": frame.address("/"), "submit": frame.address("/indienen"),
        ]
    }

    /// Which texts it has: `error-…-title` and `error-…-text`.
    private var kind: String {
        switch status {
        case 404: "missing"
        case 410: "gone"
        case 401: "login"
        case 403: "forbidden"
        case 413: "large"
        case 429: "limit"
        case 500: "failed"
        case 503: "busy"
        default: "other"
        }
    }

    /// Every kind there is, for the test of the texts.
    static let kinds = ["missing", "gone", "login", "forbidden", "large", "limit", "failed", "busy", "other"]
}
