import OpenDataCatalogue
package import OpenKaart

/// What this map is, for people.
package struct AboutPage: SitePage {
    package static let template = "about"
    let host: SiteOperator
    let themes: ThemeCatalogue

    package init(_ host: SiteOperator, _ themes: ThemeCatalogue) {
        self.host = host
        self.themes = themes
    }

    package var chapter: SiteChapter? { .about }
    package func title(_ texts: TextCatalogue) -> String { texts.text("about-title") }
    package func summary(_ texts: TextCatalogue) -> String? { texts.text("about-summary") }

    /// A theme, with what it is about.
    struct Line: Sendable {
        let mark: ThemeMark
        let explanation: String?
        let href: String
    }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        [
            "submit": frame.address("/indienen"), "openData": frame.address("/opendata"), "map": frame.address("/"),
            "terms": frame.address("/opendata"), "who": ContactLines(host, texts),
            "themes": themes.themes.map { theme in
                Line(
                    mark: ThemeMark(theme, frame.language),
                    // The configuration has a description in Dutch only.
                    explanation: frame.language == .dutch ? theme.description : nil,
                    href: frame.address("/", [("thema", theme.slug.text)]))
            },
        ]
    }
}

/// Who runs the map and how to reach them: the values of the template `contact`.
struct ContactLines: Sendable {
    let organisation: String
    let organisationHref: String?
    let contactName: String?
    let contactEmail: String?
    let contactPage: String?
    let hasNoContact: Bool

    init(_ host: SiteOperator, _ texts: TextCatalogue) {
        organisation = host.organisation
        organisationHref = host.organisationAddress
        contactName = host.contact.flatMap { $0.name == host.organisation ? nil : $0.name }
        contactEmail = host.contact?.email
        contactPage = host.contact?.url
        hasNoContact = host.contact == nil
    }
}
