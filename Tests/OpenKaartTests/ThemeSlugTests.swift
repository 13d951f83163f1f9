import OpenKaart
import Testing

@Suite("The slug of a theme")
struct ThemeSlugTests {
    @Test(
        "has lower-case letters, digits and hyphens",
        arguments: ["a", "7", "open-data", "thema-2026", String(repeating: "a", count: 64)])
    func taken(text: String) {
        #expect(ThemeSlug(text)?.text == text)
    }

    @Test(
        "has nothing else",
        arguments: [
            "", "-", "-a", "a-", "Open-data", "open data", "open_data", "open/data", "één", "a\u{301}", "a.b", "a,b",
            "a\0",
            String(repeating: "a", count: 65),
        ])
    func refused(text: String) {
        #expect(ThemeSlug(text) == nil)
    }

    @Test("sorts by its text")
    func order() throws {
        let slugs = try ["open-verantwoording", "open-data", "open-aanpak", "a"].map { try #require(ThemeSlug($0)) }
        #expect(slugs.sorted().map(\.text) == ["a", "open-aanpak", "open-data", "open-verantwoording"])
    }
}
