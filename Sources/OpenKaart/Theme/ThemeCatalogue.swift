/// The configured themes, in the order of their file.
package struct ThemeCatalogue: Hashable, Sendable {
    package let themes: [Theme]
    private let slugs: [String: ThemeSlug]

    /// Makes a catalogue of at least one theme with different slugs, or nothing.
    package init?(_ themes: [Theme]) {
        let slugs = Dictionary(themes.map { ($0.slug.text, $0.slug) }, uniquingKeysWith: { first, _ in first })
        guard !themes.isEmpty, slugs.count == themes.count else { return nil }
        self.themes = themes
        self.slugs = slugs
    }

    /// The slug of a configured theme, or what is wrong with the name.
    package func slug(_ name: String) -> Result<ThemeSlug, Problem> {
        if let slug = slugs[name] { return .success(slug) }
        let known = themes.map(\.slug.text).joined(separator: ", ")
        return .failure(
            Problem(
                member: Member.theme, code: .unknownValue,
                detail: "'\(name.prefix(60))' is geen thema van deze kaart. Kies uit: \(known)."))
    }
}
