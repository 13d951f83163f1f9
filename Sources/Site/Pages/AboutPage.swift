/// What this map is, for people.
package struct AboutPage: SitePage {
    package static let template = "about"

    package init() {}

    package var chapter: SiteChapter? { .about }
    package func title(_ texts: TextCatalogue) -> String { texts.text("about-title") }
    package func summary(_ texts: TextCatalogue) -> String? { texts.text("about-summary") }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        ["submit": frame.address("/indienen"), "openData": frame.address("/opendata"), "map": frame.address("/")]
    }
}
