import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import PublishedMap
import Site

extension KaartService {
    var homeResources: [Resource] {
        let parameters = MapPageRequest.parameters(rules.themes)
        return [
            Resource(
                "/",
                [
                    .get: pageOperation("paginaKaart", "De lijst en de kaart", parameters: parameters) { [self] in
                        try await mapPage($0, inFrame: false)
                    }
                ]),
            Resource(
                "/embed",
                [
                    .get: pageOperation("paginaInbedden", "De kaart voor op een andere site", parameters: parameters) {
                        [self] in
                        try await mapPage($0, inFrame: true)
                    }
                ]),
        ]
    }

    /// Draws the list once in each language: the first visitor does not wait for what the program does only when it first draws a page.
    package func warmUp() {
        for language in Language.allCases {
            let marks = rules.themes.themes.prefix(1).map { ThemeMark($0, language) }
            let findings = HomePage.Findings(
                initiatives: marks.map { InitiativeView(warmingUpWith: $0) }, found: 1, total: 1, counts: [:],
                places: [""], isIndexing: false)
            let page = HomePage(
                MapQuestion(), findings, themes: rules.themes.themes, settings: mapSettings, inFrame: false)
            let frame = SiteFrame(language: language, isExplicit: false, base: "", path: "/", query: [])
            _ = siteAnswers.site.render(page, frame)
        }
    }

    /// The list with the map beside it.
    private func mapPage(_ request: APIRequest, inFrame: Bool) async throws -> Response {
        let asked = try MapPageRequest(request, rules.themes, positions)
        let state = try reads.current()
        // The lasting address of the page has no box: what is in sight differs with every window.
        let frame = frame(request, keeping: [Member.theme, "q", Member.place, "bladzijde"])
        return try await siteAnswers.page(request, frame, from: state.version, isBare: inFrame, on: blocking) {
            [self] in
            let findings = try findings(asked, state, frame.language)
            let page = HomePage(
                asked.question, findings, themes: rules.themes.themes, settings: mapSettings, inFrame: inFrame)
            return (siteAnswers.site.render(page, frame), isLasting: !findings.isIndexing)
        }
    }

    private func findings(
        _ asked: MapPageRequest, _ state: MapState, _ language: Language
    ) throws -> HomePage.Findings {
        let places = state.places(limit: Self.placesShown)
        var filter = asked.filter
        // People write a place as they like.
        if let place = filter.place {
            let wanted = FoldedText.bytes(place)
            filter.place = places.first { FoldedText.bytes($0) == wanted } ?? place
        }
        var hits: [SearchHits.Hit]?
        var isIndexing = false
        do { hits = try asked.text.map { try search.search($0).hits } } catch SearchError.notReady {
            hits = []
            isIndexing = true
        }
        func list(_ filter: InitiativeFilter, offset: Int, limit: Int) -> MapAnswer {
            if hits != nil { return state.list(ListQuery(filter: filter, hits: hits, offset: offset, limit: limit)) }
            let plain = InitiativeQuery(filter: filter, offset: offset, limit: limit)
            let answer = state.records(plain)
            // By title, unless there are so many that nobody reads them to the end.
            guard limit > 1, answer.numberMatched <= Self.sortedUpTo else { return answer }
            return state.list(ListQuery(filter: filter, sort: [SortKey(.title)], offset: offset, limit: limit))
        }
        let answer = list(filter, offset: (asked.question.page - 1) * HomePage.pageSize, limit: HomePage.pageSize)
        var counts: [ThemeSlug: Int] = [:]
        if hits == nil, filter.area == nil, filter.place == nil {
            counts = state.themeCounts()
        } else {
            for theme in rules.themes.themes {
                var one = filter
                one.themes = [theme.slug]
                counts[theme.slug] = list(one, offset: 0, limit: 1).numberMatched
            }
        }
        return HomePage.Findings(
            initiatives: answer.withFeatures { features in
                features.map { InitiativeView($0, themes: rules.themes, language: language) }
            }, found: answer.numberMatched, total: state.count, counts: counts, places: places.sorted(),
            isIndexing: isIndexing)
    }

    /// Places that the field for one knows.
    private static let placesShown = 300
    /// Records that are sorted by title for a page: some milliseconds.
    private static let sortedUpTo = 5_000
}

extension InitiativeView {
    /// One that nobody sees.
    fileprivate init(warmingUpWith theme: ThemeMark) {
        self.init(
            id: "", title: "", description: "", theme: theme, organisation: "", place: "", url: "", longitude: 0,
            latitude: 0, createdAt: "", changedAt: "")
    }
}
