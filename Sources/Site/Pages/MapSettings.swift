import OpenDataFormats
import OpenKaart

/// What the script of the map has to know: a block of data in the page.
package struct MapSettings: Sendable {
    package let background: TileBackground?
    let hasLibrary: Bool
    private let outline: String
    private let icons: String

    /// - Parameter background: nothing for the map of the project itself.
    package init(_ files: StaticFiles, background: TileBackground?) {
        self.background = background
        hasLibrary = files.hasMap
        outline = files.path("ondergrond.json")
        icons = files.path("iconen.svg")
    }

    func document(_ frame: SiteFrame, _ texts: TextCatalogue, _ themes: [Theme]) -> JSONValue {
        let api = frame.root + "/v1/collections/initiatieven"
        return [
            "clusters": .string(api + "/clusters"), "items": .string(api + "/items"),
            "page": .string(frame.address("/initiatieven/ID")),
            "icons": .string(frame.root + icons), "outline": .string(frame.root + outline),
            "tiles": background.map { ["url": .string($0.template), "attribution": .string($0.attribution)] } ?? .null,
            "language": .string(frame.language.rawValue),
            "themes": .array(
                themes.map { theme in
                    let mark = ThemeMark(theme, frame.language)
                    return ["slug": .string(mark.slug), "name": .string(mark.name), "symbol": .string(mark.symbol)]
                }),
            "texts": .object(
                JSONObject(members: Self.keys.map { .init(name: $0, value: .string(texts.text("map-" + $0))) })),
        ]
    }

    /// Texts that the script needs; each is `map-…` in the catalogue.
    static let keys = [
        "cluster", "pin", "zoom-in", "zoom-out", "close", "more", "members", "zoom-here", "all-in-list", "failed",
        "own-attribution",
        "website", "initiatives",
    ]
}
