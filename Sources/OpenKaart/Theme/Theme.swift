/// The short name of a theme in addresses and records: lower-case letters, digits and hyphens, such as `open-data`.
package struct ThemeSlug: Hashable, Comparable, Sendable {
    package let text: String

    /// Takes a slug as it is written, or nothing.
    package init?(_ text: String) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed), !text.hasPrefix("-"),
            !text.hasSuffix("-")
        else {
            return nil
        }
        self.text = text
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    package static func < (left: ThemeSlug, right: ThemeSlug) -> Bool {
        left.text < right.text
    }
}

/// One of the configured themes, as `data/themas.csv` describes it.
package struct Theme: Hashable, Sendable {
    package let slug: ThemeSlug
    /// The Dutch title.
    package let title: String
    package let englishTitle: String
    /// One sentence in Dutch.
    package let description: String
    /// `#rrggbb`, with enough contrast on white.
    package let colour: String
    package let shape: MarkerShape

    package init(
        slug: ThemeSlug, title: String, englishTitle: String, description: String, colour: String, shape: MarkerShape
    ) {
        self.slug = slug
        self.title = title
        self.englishTitle = englishTitle
        self.description = description
        self.colour = colour
        self.shape = shape
    }

    /// The form of a theme's marker, so that colour is never the only sign.
    package enum MarkerShape: String, CaseIterable, Sendable {
        case circle = "cirkel"
        case square = "vierkant"
        case triangle = "driehoek"
        case diamond = "ruit"
    }
}
