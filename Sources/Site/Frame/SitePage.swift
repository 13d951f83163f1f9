package import OpenDataFormats

/// What differs from page to page. A page is a plain value; `Site` makes bytes of it.
package protocol SitePage: Sendable {
    /// The name of its template.
    static var template: String { get }
    /// The chapter of the navigation that it belongs to.
    var chapter: SiteChapter? { get }
    /// The title, also of the window.
    func title(_ texts: TextCatalogue) -> String
    /// One or two sentences for search engines; nothing where they have no business.
    func summary(_ texts: TextCatalogue) -> String?
    /// Whether search engines may keep it.
    var isLasting: Bool { get }
    /// Whether a form on it has errors: the title of the window says so first (nl-design-system).
    var hasErrors: Bool { get }
    /// Whether it is drawn without header and footer, for a frame on another site.
    var isBare: Bool { get }
    /// The names of the scripts that it uses, in order.
    var scripts: [String] { get }
    /// Whether it has a map in the browser.
    var hasMap: Bool { get }
    /// Scheme and host of another server that its scripts may ask; nothing for none.
    var connectsTo: String? { get }
    /// What it says to programs (schema.org, JSON-LD).
    func structuredData(_ frame: SiteFrame, _ texts: TextCatalogue) -> JSONValue?
    /// The values of its template. Names that the frame uses (`t`, `frame`, `page`) are taken.
    func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any]
}

extension SitePage {
    package var chapter: SiteChapter? { nil }
    package func summary(_ texts: TextCatalogue) -> String? { nil }
    package var isLasting: Bool { true }
    package var hasErrors: Bool { false }
    package var isBare: Bool { false }
    package var scripts: [String] { [] }
    package var hasMap: Bool { false }
    package var connectsTo: String? { nil }
    package func structuredData(_ frame: SiteFrame, _ texts: TextCatalogue) -> JSONValue? { nil }
    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] { [:] }
}

/// The chapters of the navigation at the top of each page.
package enum SiteChapter: String, CaseIterable, Sendable {
    case map = "/"
    case submit = "/indienen"
    case openData = "/opendata"
    case about = "/over"

    /// The key of its name.
    var key: String {
        switch self {
        case .map: "nav-map"
        case .submit: "nav-submit"
        case .openData: "nav-open-data"
        case .about: "nav-about"
        }
    }
}
