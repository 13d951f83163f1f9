package import OpenKaart

/// Who is at the desk of moderators, and what waits there.
package struct DeskVisit: Sendable {
    package let moderator: Moderator
    /// What each form of the session must show.
    package let csrf: String
    package let now: Timestamp
    /// Submissions that wait for a decision.
    package let waiting: Int
    package let reports: OpenReports
    /// The configured themes.
    package let themes: ThemeCatalogue

    package init(
        moderator: Moderator, csrf: String, now: Timestamp, waiting: Int, reports: OpenReports, themes: ThemeCatalogue
    ) {
        self.moderator = moderator
        self.csrf = csrf
        self.now = now
        self.waiting = waiting
        self.reports = reports
        self.themes = themes
    }

    /// How a theme is shown.
    func mark(_ slug: ThemeSlug, _ language: Language) -> ThemeMark {
        themes.themes.first { $0.slug == slug }.map { ThemeMark($0, language) } ?? ThemeMark(unknown: slug.text)
    }
}

/// The parts of the desk.
package enum DeskSection: String, CaseIterable, Sendable {
    case queue = "/moderatie"
    case reports = "/moderatie/meldingen"
    case log = "/moderatie/logboek"

    /// The key of its name.
    var key: String {
        switch self {
        case .queue: "desk-nav-queue"
        case .reports: "desk-nav-reports"
        case .log: "desk-nav-log"
        }
    }
}

/// The bar above each page of the desk: the values of the template `desk-bar`.
struct DeskBar: Sendable {
    struct Part: Sendable {
        let href: String
        let name: String
        let partCount: String?
        let isHere: Bool
    }

    let parts: [Part]
    let who: String
    let logOut: String

    init(_ visit: DeskVisit, _ section: DeskSection?, _ frame: SiteFrame, _ texts: TextCatalogue) {
        parts = DeskSection.allCases.map { part in
            let count: Int? =
                switch part {
                case .queue: visit.waiting
                case .reports: visit.reports.count
                case .log: nil
                }
            return Part(
                href: frame.address(part.rawValue), name: texts.text(part.key),
                partCount: count.map { texts.number($0) },
                isHere: part == section)
        }
        who =
            visit.moderator.role == .administrator
            ? texts.text("desk-who-administrator", ["name": visit.moderator.name]) : visit.moderator.name
        logOut = frame.address("/moderatie/afmelden")
    }
}

/// A page of the desk of moderators: personal, and with the bar above it.
package protocol DeskPage: SitePage {
    var visit: DeskVisit { get }
    var section: DeskSection? { get }
    /// What the page says first: what was done, or what went wrong.
    var notice: DeskNotice? { get }
    /// The values of its own template. The names `bar`, `csrf` and `notice` are taken.
    func content(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any]
}

extension DeskPage {
    package var isLasting: Bool { false }
    package var notice: DeskNotice? { nil }
    package var scripts: [String] { ["formulier.js", "moderatie.js"] }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        var values = content(frame, texts)
        values["bar"] = DeskBar(visit, section, frame, texts)
        values["csrf"] = visit.csrf
        values["notice"] = notice
        return values
    }
}
