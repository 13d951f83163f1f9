import OpenDataFormats
import OpenKaart
import Testing

@testable import Site

@Suite("Pages of plain values")
struct PageTests {
    static let themes: ThemeCatalogue = {
        guard let slug = ThemeSlug("open-data"),
            let themes = ThemeCatalogue([
                Theme(
                    slug: slug, title: "Open data", englishTitle: "Open data", description: "Een thema.",
                    colour: "#154d3e", shape: .triangle)
            ])
        else { preconditionFailure("these are right") }
        return themes
    }()
    static let site: Site = {
        do { return try Site(themes: themes, leaflet: nil) } catch { preconditionFailure("\(error)") }
    }()

    static func frame(
        _ language: Language = .dutch, isExplicit: Bool = false, base: String = "https://kaart.example",
        path: String = "/",
        query: [(String, String)] = []
    ) -> SiteFrame {
        SiteFrame(language: language, isExplicit: isExplicit, base: base, path: path, query: query)
    }

    static func html(_ page: some SitePage, _ frame: SiteFrame = frame()) -> String {
        String(decoding: site.render(page, frame), as: UTF8.self)
    }

    /// Texts that break pages that do not escape them.
    static let hostile = #"<script>"a"&'b'</script>{{t.skip}}"#

    static func view(_ text: String = hostile, url: String? = "https://voorbeeld.example/a?b=1&c=2") -> InitiativeView {
        InitiativeView(
            id: "57dab273-e5fd-5b5c-a987-a67c5398fa0c", title: text, description: text,
            theme: ThemeMark(themes.themes[0], .dutch), organisation: text, place: text, url: url, longitude: 5.121,
            latitude: 52.091, createdAt: "2026-03-07T09:30:00Z", changedAt: "2026-03-07T09:30:00Z")
    }

    static func home(_ question: MapQuestion = MapQuestion(), inFrame: Bool = false) -> HomePage {
        HomePage(
            question,
            .init(
                initiatives: [view()], found: 41, total: 1_234, counts: [:], places: [hostile], isIndexing: false),
            themes: themes.themes, settings: MapSettings(site.files, background: nil), inFrame: inFrame)
    }

    @Test(
        "Whatever people wrote is text: on the list, in a frame, on its own page, in a form, on the page that makes code"
    )
    func escaping() throws {
        let question = MapQuestion(text: Self.hostile, place: Self.hostile, box: "\"><b>")
        let point = try #require(Coordinate(longitude: 5.121, latitude: 52.091))
        let map = StaticMap(around: point, Self.site.baseMap)
        let form = FormState(
            ["toelichting": Self.hostile], problems: [Problem(member: "email", code: .invalid, detail: Self.hostile)])
        for html in [
            Self.html(Self.home(question)), Self.html(Self.home(question, inFrame: true)),
            Self.html(InitiativePage(Self.view(), map: map, history: [], isReported: true)),
            Self.html(ReportPage(Self.view(), form: form)),
            Self.html(EmbedMakerPage(question, height: 600, themes: Self.themes.themes)),
            Self.html(ErrorPage(status: 400, detail: Self.hostile, mistakes: [Self.hostile])),
        ] {
            #expect(!html.contains("<script>") && !html.contains("<b>"))
            // A text that looks like a template is not one.
            #expect(html.contains("{{t.skip}}") || !html.contains("script&gt;"))
        }
    }

    @Test("Links keep a language that was chosen, and the prefix of the service")
    func addresses() {
        let frame = Self.frame(.english, isExplicit: true, base: "https://gemeente.example/kaart", path: "/over")
        #expect(frame.address("/indienen", [("q", "a b&c")]) == "/kaart/indienen?q=a%20b%26c&lang=en")
        let html = Self.html(AboutPage(SiteOperator(organisation: "Beheer", contact: nil), Self.themes), frame)
        #expect(html.contains("<html lang=\"en\" data-root=\"/kaart\">"))
        #expect(html.contains("href=\"/kaart/over?lang=nl\" lang=\"nl\""))
        #expect(html.contains("rel=\"canonical\" href=\"https://gemeente.example/kaart/over?lang=en\""))
        #expect(html.contains("hreflang=\"x-default\" href=\"https://gemeente.example/kaart/over\""))
        #expect(!html.contains("href=\"/over"))
    }

    @Test("Without the map library a page asks for no map")
    func withoutLibrary() {
        #expect(!Self.html(Self.home()).contains("leaflet") && !Self.html(Self.home()).contains("kaart.js"))
    }

    @Test("The count is of all, the page one of several, and each theme leads to itself added or taken away")
    func home() {
        let html = Self.html(Self.home(MapQuestion(themes: ["open-data"], text: "water", page: 2)))
        #expect(html.contains("41 van 1.234 initiatieven") && html.contains("Bladzijde 2 van 3"))
        #expect(html.contains("href=\"/?q=water\" data-stap aria-current=\"true\""))
        #expect(html.contains("href=\"/?thema=open-data&amp;q=water&amp;bladzijde=3\""))
        #expect(Self.html(Self.home(), Self.frame(.english)).contains("41 of 1,234 initiatives"))
    }

    @Test("A form with mistakes says so in its title, above the form and at the field, and keeps what was filled in")
    func form() {
        let problems = [
            Problem(member: "redencode", code: .missing, detail: "Kies wat er mis is."),
            Problem(member: "email", code: .invalid, detail: "Dit is geen e-mailadres."),
        ]
        let form = FormState(["email": "geen", "redencode": "x"], problems: problems)
        let html = Self.html(ReportPage(Self.view("Titel"), form: form))
        #expect(html.contains("<title>Fout: ") && html.contains("Er zijn 2 fouten"))
        #expect(html.contains("href=\"#email\">Dit is geen e-mailadres."))
        #expect(
            html.contains("value=\"geen\"")
                && html.contains("aria-invalid=\"true\" aria-describedby=\"email-hulp email-fout\""))
        #expect(
            Self.html(ReportPage(Self.view("Titel"), form: form), Self.frame(.english)).contains(
                "This is not an e-mail address."))
    }

    @Test(
        "Every error has a title and a text of its own kind in both languages",
        arguments: [400, 401, 403, 404, 405, 410, 429, 500, 503])
    func errors(status: Int) {
        for language in Language.allCases {
            let html = Self.html(ErrorPage(status: status, detail: "Uitleg."), Self.frame(language))
            #expect(html.contains("<h1>") && !html.contains("error-") && html.contains("\(status)"))
        }
    }

    @Test("A long text is cut at a space; the name of a site is shown without www")
    func excerpts() {
        let text = String(repeating: "woord ", count: 60)
        #expect(InitiativeCard.excerpt(text).hasSuffix("woord …") && InitiativeCard.excerpt(text).count <= 153)
        #expect(InitiativeCard.excerpt("kort\n\n en goed") == "kort en goed")
        #expect(InitiativePage.host("https://www.voorbeeld.example/a") == "voorbeeld.example")
    }

    @Test("Days are written as people do", arguments: [("nl", "7 maart 2026"), ("en", "7 March 2026")])
    func days(language: String, text: String) throws {
        let texts = Self.site.texts(try #require(Language(rawValue: language)))
        #expect(SiteDate("2026-03-07T09:30:00Z", texts).day == text)
        #expect(SiteDate("ooit", texts).day == "ooit")
    }

    @Test("Tiles of somebody else come over https from a host that can stand in a policy")
    func tiles() {
        #expect(TileBackground.brt.host == "https://service.pdok.nl")
        for template in ["http://a.example/{z}", "https://", "https://a b/{z}", "https://a;script-src/{z}", "//a"] {
            #expect(TileBackground(template: template, attribution: "").host == nil, "\(template)")
        }
    }
}
