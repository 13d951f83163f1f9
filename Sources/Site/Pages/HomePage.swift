package import OpenDataFormats
package import OpenKaart

/// List and map side by side; and, without all around them, the same to stand in a frame on another site.
package struct HomePage: SitePage {
    package static let template = "home"

    /// What was found.
    package struct Findings: Sendable {
        /// On this page.
        let initiatives: [InitiativeView]
        let found: Int
        /// On the whole map.
        let total: Int
        /// Of each theme, whatever themes are chosen.
        let counts: [ThemeSlug: Int]
        /// The places to choose from.
        let places: [String]
        /// That the search index is being made, so that words find nothing yet.
        package let isIndexing: Bool

        package init(
            initiatives: [InitiativeView], found: Int, total: Int, counts: [ThemeSlug: Int], places: [String],
            isIndexing: Bool
        ) {
            self.initiatives = initiatives
            self.found = found
            self.total = total
            self.counts = counts
            self.places = places
            self.isIndexing = isIndexing
        }
    }

    private let question: MapQuestion
    private let findings: Findings
    private let themes: [Theme]
    private let settings: MapSettings
    private let inFrame: Bool

    /// Initiatives on one page of the list.
    package static let pageSize = 20

    package init(_ question: MapQuestion, _ findings: Findings, themes: [Theme], settings: MapSettings, inFrame: Bool) {
        self.question = question
        self.findings = findings
        self.themes = themes
        self.settings = settings
        self.inFrame = inFrame
    }

    package var chapter: SiteChapter? { .map }
    package var isBare: Bool { inFrame }
    package var isLasting: Bool { !inFrame && question.box.isEmpty }
    package var scripts: [String] { settings.hasLibrary ? ["ondergrond.js", "paneel.js", "kaart.js"] : [] }
    package var hasMap: Bool { true }
    package func title(_ texts: TextCatalogue) -> String {
        question.isFiltered || inFrame ? texts.text("home-title") : texts.text("site-name")
    }
    package func summary(_ texts: TextCatalogue) -> String? { texts.text("home-summary") }

    package func structuredData(_ frame: SiteFrame, _ texts: TextCatalogue) -> JSONValue? {
        guard isLasting, !question.isFiltered else { return nil }
        return [
            "@context": "https://schema.org", "@type": "WebSite", "name": .string(texts.text("site-name")),
            "url": .string(frame.whole("/")), "inLanguage": .string(frame.language.rawValue),
            "description": .string(texts.text("home-summary")),
        ]
    }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        let own = inFrame ? "/embed" : "/"
        let pages = (findings.found + Self.pageSize - 1) / Self.pageSize
        var unfiltered = MapQuestion()
        (unfiltered.box, unfiltered.zoom) = (question.box, question.zoom)
        var hidden = [("thema", question.themes.joined(separator: ",")), ("bbox", question.box), ("z", question.zoom)]
        if frame.isExplicit { hidden.append(("lang", frame.language.rawValue)) }
        var elsewhere = question
        elsewhere.page = 1
        return [
            "inFrame": inFrame, "isWhole": !inFrame, "action": frame.root + own,
            "hidden": hidden.filter { !$0.1.isEmpty }.map { ["name": $0.0, "value": $0.1] },
            "wordsAsked": question.text, "placeAsked": question.place, "places": findings.places,
            "themes": themes.map { theme in
                ThemeChoice(
                    ThemeMark(theme, frame.language), count: texts.number(findings.counts[theme.slug] ?? 0),
                    isChosen: question.themes.contains(theme.slug.text),
                    href: frame.address(own, question.toggling(theme.slug.text).query))
            },
            "count": texts.text("home-count", count: findings.found, ["total": texts.number(findings.total)]),
            "isFiltered": question.isFiltered, "clear": frame.address(own, unfiltered.query),
            "hasBox": !question.box.isEmpty, "whole": frame.address(own, Self.withoutBox(question).query),
            "cards": findings.initiatives.map {
                InitiativeCard($0, address: frame.address("/initiatieven/\($0.id)"), isOutside: inFrame)
            },
            "isEmpty": findings.initiatives.isEmpty, "isIndexing": findings.isIndexing,
            "pager": Pager(page: question.page, of: max(pages, 1), texts) {
                frame.address(own, question.onPage($0).query)
            },
            "elsewhere": frame.address("/", elsewhere.query), "submit": frame.address("/indienen"),
            "settings": FrameValues.block(settings.document(frame, texts, themes)),
        ]
    }

    private static func withoutBox(_ question: MapQuestion) -> MapQuestion {
        var question = question.onPage(1)
        (question.box, question.zoom) = ("", "")
        return question
    }

    /// A theme among the filters.
    private struct ThemeChoice: Sendable {
        let theme: ThemeMark
        let count: String
        let isChosen: Bool
        let href: String

        init(_ theme: ThemeMark, count: String, isChosen: Bool, href: String) {
            self.theme = theme
            self.count = count
            self.isChosen = isChosen
            self.href = href
        }
    }
}
