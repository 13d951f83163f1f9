import OpenKaart
import Testing

@Suite("The catalogue of themes")
struct ThemeCatalogueTests {
    @Test("keeps the order of its file")
    func order() throws {
        #expect(try Samples.rules().themes.themes.map(\.slug.text) == Samples.themeNames)
    }

    @Test("has at least one theme")
    func empty() {
        #expect(ThemeCatalogue([]) == nil)
    }

    @Test("has no two themes with the same slug, whatever their titles")
    func duplicates() throws {
        let (data, other) = (
            try Samples.theme("open-data", title: "Open data"), try Samples.theme("open-data", title: "Anders")
        )
        #expect(ThemeCatalogue([data, other]) == nil)
        #expect(ThemeCatalogue([data, data]) == nil)
        #expect(ThemeCatalogue([data, try Samples.theme("open-contact", title: "Open data")])?.themes.count == 2)
    }

    @Test("gives the slug of each of its themes", arguments: Samples.themeNames)
    func known(name: String) throws {
        #expect(try Samples.rules().themes.slug(name).get().text == name)
    }

    @Test(
        "says of another name that it is none, and which there are",
        arguments: ["open-deur", "", "Open-Data", "open-data ", "open"])
    func unknown(name: String) throws {
        let themes = try Samples.rules().themes
        let problem = #expect(throws: Problem.self) { try themes.slug(name).get() }
        #expect(
            problem
                == Problem(
                    member: "thema", code: .unknownValue,
                    detail:
                        "'\(name)' is geen thema van deze kaart. Kies uit: open-contact, open-aanpak, open-data, open-verantwoording."
                ))
    }

    @Test("does not repeat more than the start of a long name")
    func longName() throws {
        let themes = try Samples.rules().themes
        let problem = #expect(throws: Problem.self) { try themes.slug(String(repeating: "x", count: 5_000)).get() }
        #expect((problem?.detail.count ?? .max) < 250)
    }
}
