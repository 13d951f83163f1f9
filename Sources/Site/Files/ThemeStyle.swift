import OpenKaart

/// The colours of the configured themes, as style: pages hold no style of their own (their policy forbids it).
enum ThemeStyle {
    static func css(_ themes: ThemeCatalogue) -> String {
        themes.themes.map { theme in
            ".thema-\(theme.slug.text) { --thema: \(theme.colour); }\n"
        }.joined()
    }
}
