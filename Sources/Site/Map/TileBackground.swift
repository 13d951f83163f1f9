/// Pictures of a map of somebody else, behind the initiatives.
package struct TileBackground: Hashable, Sendable {
    /// With `{z}`, `{x}` and `{y}`.
    package let template: String
    /// Who made it, as they ask to be named.
    package let attribution: String

    package init(template: String, attribution: String) {
        self.template = template
        self.attribution = attribution
    }

    /// The topographic map of the Dutch Kadaster (BRT-Achtergrondkaart, CC BY 4.0), in grey.
    package static let brt = TileBackground(
        template: "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png",
        attribution: "Kaartgegevens © Kadaster")

    /// Scheme and host, for the policy of the pages; nothing when it is no https address.
    package var host: String? {
        guard template.hasPrefix("https://") else { return nil }
        let name = template.dropFirst("https://".count).prefix { $0 != "/" }
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: ":"):
                true
            default: false
            }
        }
        return name.isEmpty || !isPlain ? nil : "https://\(name)"
    }
}
