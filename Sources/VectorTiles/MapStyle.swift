package import OpenDataFormats
package import OpenKaart

/// How a map is drawn: a MapLibre style (style specification, version 8) as it stands in the folder of styles.
///
/// In the file, a text that begins with `/v1/` is an address of the service, and two texts stand for what follows from the themes:
/// `{thema.kleur}` for their colours and `{thema.teken}` for the sign of their shapes.
package struct MapStyle: Sendable {
    /// The name of the file without its extension.
    package let id: String
    /// For people; the member `name`.
    package let title: String
    private let source: JSONValue

    /// Reads a style.
    ///
    /// - Throws: `BasemapError` when it is no style of version 8 with a name.
    package init(id: String, _ bytes: [UInt8]) throws {
        guard case .object(let document)? = try? JSONParser.parse(bytes), document["version"] == .number(8),
            case .string(let title)? = document["name"], case .array? = document["layers"],
            case .object? = document["sources"]
        else { throw BasemapError(description: "het is geen stijl van MapLibre (versie 8) met een naam") }
        self.id = id
        self.title = title
        source = .object(document)
    }

    /// The style with whole addresses and the colours of the themes.
    package func document(base: String, themes: ThemeCatalogue) -> JSONValue {
        filled(source, base, themes)
    }

    private func filled(_ value: JSONValue, _ base: String, _ themes: ThemeCatalogue) -> JSONValue {
        switch value {
        case .string("{thema.kleur}"): Self.match(themes, otherwise: "#595959", \.colour)
        case .string("{thema.teken}"): Self.match(themes, otherwise: "●", \.shape.sign)
        case .string(let text) where text.hasPrefix("/v1/"): .string(base + text)
        case .array(let values): .array(values.map { filled($0, base, themes) })
        case .object(let object):
            .object(
                JSONObject(members: object.members.map { .init(name: $0.name, value: filled($0.value, base, themes)) }))
        default: value
        }
    }

    /// An expression that gives a text for each theme.
    private static func match(
        _ themes: ThemeCatalogue, otherwise: String, _ text: (Theme) -> String
    ) -> JSONValue {
        .array(
            ["match", ["get", .string(Member.theme)]]
                + themes.themes.flatMap { [.string($0.slug.text), .string(text($0))] } + [.string(otherwise)])
    }
}

extension Theme.MarkerShape {
    /// The shape as a character.
    var sign: String {
        switch self {
        case .circle: "●"
        case .square: "■"
        case .triangle: "▲"
        case .diamond: "◆"
        }
    }
}

/// What lies behind the initiatives and how it is drawn: the content of the folder `tiles`.
package struct Backdrop: Sendable {
    package let basemap: Basemap
    /// By their ids.
    package let styles: [MapStyle]

    package init(basemap: Basemap, styles: [MapStyle]) {
        self.basemap = basemap
        self.styles = styles
    }
}
