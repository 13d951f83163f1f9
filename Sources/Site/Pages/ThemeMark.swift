package import OpenKaart

/// How a theme is shown: its title, and a shape and a colour that say the same.
package struct ThemeMark: Sendable {
    let slug: String
    let name: String
    let symbol: String

    package init(_ theme: Theme, _ language: Language) {
        slug = theme.slug.text
        name = language == .dutch ? theme.title : theme.englishTitle
        symbol = Self.symbol(theme.shape)
    }

    /// A theme that the configuration does not know any more.
    package init(unknown slug: String) {
        self.slug = slug
        name = slug
        symbol = Self.symbol(.circle)
    }

    /// The id of a shape in the sprite.
    static func symbol(_ shape: Theme.MarkerShape) -> String { "vorm-\(shape.rawValue)" }
}
