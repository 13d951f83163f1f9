import Foundation
import OpenDataFormats
import OpenKaart
import TestSupport
import Testing

@testable import VectorTiles

@Suite("Styles")
struct MapStyleTests {
    private static let ids = ["licht", "donker", "contrast"]

    private static func style(_ id: String) throws -> [String: Any] {
        let file = Harness.project.appending(path: "tiles/stijlen/\(id).json")
        let style = try MapStyle(id: id, [UInt8](try Data(contentsOf: file)))
        let themes = try #require(ThemeCatalogue(try Self.themes()))
        var writer = ByteWriter()
        writer.json(style.document(base: "https://kaart.example", themes: themes))
        return try #require(try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String: Any])
    }

    private static func themes() throws -> [Theme] {
        try ThemeFile.read(try FileByteSource(path: Harness.project.appending(path: "data/themas.csv").path)).themes
    }

    /// Paint of a layer, when it is a plain colour.
    private static func colour(_ style: [String: Any], _ layer: String, _ property: String) throws -> String {
        let layers = try #require(style["layers"] as? [[String: Any]])
        let found = try #require(layers.first { $0["id"] as? String == layer }, "\(layer)")
        return try #require((found["paint"] as? [String: Any])?[property] as? String, "\(layer) \(property)")
    }

    /// The contrast of two colours (WCAG 2.2, "contrast ratio").
    private static func contrast(_ one: String, _ other: String) -> Double {
        func luminance(_ colour: String) -> Double {
            let digits = colour.dropFirst()
            let parts = [0, 2, 4].map { start in
                let begin = digits.index(digits.startIndex, offsetBy: start)
                let value = Double(Int(digits[begin..<digits.index(begin, offsetBy: 2)], radix: 16) ?? 0) / 255
                return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let (low, high) = (min(luminance(one), luminance(other)), max(luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)
    }

    @Test("Names of places and counts can be read: 4.5 to 1, in high contrast 7 to 1", arguments: ids)
    func texts(id: String) throws {
        let style = try Self.style(id)
        let least = id == "contrast" ? 7.0 : 4.5
        for layer in ["plaats", "plaats-groot"] {
            let name = try Self.colour(style, layer, "text-color")
            for behind in ["land", "land-buiten"] {
                let ratio = Self.contrast(name, try Self.colour(style, behind, "fill-color"))
                #expect(ratio >= least, "\(id): \(layer) on \(behind) is \(ratio)")
            }
            #expect(Self.contrast(name, try Self.colour(style, layer, "text-halo-color")) >= least)
        }
        let count = Self.contrast(
            try Self.colour(style, "clusters-aantal", "text-color"), try Self.colour(style, "clusters", "circle-color"))
        #expect(count >= least, "\(id): \(count)")
    }

    @Test("What can be chosen stands out from what is behind it, by itself or by its edge: 3 to 1", arguments: ids)
    func marks(id: String) throws {
        let style = try Self.style(id)
        for behind in ["land", "land-buiten", "water"] {
            let ground = try Self.colour(style, behind, "fill-color")
            let cluster = Self.contrast(try Self.colour(style, "clusters", "circle-color"), ground)
            #expect(cluster >= 3, "\(id): clusters on \(behind): \(cluster)")
            let edge = try Self.colour(style, "initiatieven", "circle-stroke-color")
            for theme in try Self.themes() {
                let own = Self.contrast(theme.colour, ground)
                let byEdge = min(Self.contrast(edge, ground), Self.contrast(edge, theme.colour))
                #expect(max(own, byEdge) >= 3, "\(id): \(theme.slug) on \(behind)")
                #expect(Self.contrast("#ffffff", theme.colour) >= 3, "the sign on \(theme.slug)")
            }
        }
        let border = Self.contrast(
            try Self.colour(style, "grens", "line-color"), try Self.colour(style, "land", "fill-color"))
        #expect(border >= 3, "\(id): \(border)")
    }

    @Test("Addresses are whole, themes have their colour and sign, and nothing comes from elsewhere", arguments: ids)
    func filled(id: String) throws {
        let style = try Self.style(id)
        #expect(style["glyphs"] == nil && style["sprite"] == nil)
        let text = String(
            decoding: try JSONSerialization.data(withJSONObject: style, options: .withoutEscapingSlashes), as: UTF8.self
        )
        #expect(!text.contains("{thema") && !text.contains("\"/v1/"))
        for theme in try Self.themes() {
            #expect(text.contains(#""\#(theme.slug.text)","\#(theme.colour)""#))
            #expect(text.contains(#""\#(theme.slug.text)","\#(theme.shape.sign)""#))
        }
        let sources = try #require(style["sources"] as? [String: [String: Any]])
        #expect(sources.values.allSatisfy { ($0["url"] as? String)?.hasPrefix("https://kaart.example/v1/") == true })
        #expect(text.components(separatedBy: "http").count == sources.count + 1)
    }

    @Test("Every layer draws a layer that tiles have", arguments: ids)
    func layers(id: String) throws {
        let style = try Self.style(id)
        let known = Set(BasemapLayer.allCases.map(\.rawValue) + ["initiatieven", "clusters"])
        for layer in try #require(style["layers"] as? [[String: Any]]) where layer["type"] as? String != "background" {
            #expect(known.contains(try #require(layer["source-layer"] as? String)))
        }
    }

    @Test("What is no style is refused", arguments: ["", "[]", #"{"version":7}"#, #"{"version":8,"name":"x"}"#])
    func refused(text: String) {
        #expect(throws: BasemapError.self) { try MapStyle(id: "x", Array(text.utf8)) }
    }
}
