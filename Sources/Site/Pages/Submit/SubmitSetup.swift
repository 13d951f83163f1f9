package import OpenKaart

/// What a form of `/indienen` needs to know beside what was filled in.
package struct SubmitSetup: Sendable {
    package let purpose: SubmitPurpose
    /// The path that the form is sent to.
    let action: String
    let themes: [Theme]
    /// Names of places to suggest.
    let suggestions: [String]
    /// The address of a server that finds addresses (PDOK Locatieserver); the browser asks it.
    let locationServer: String?
    /// Zero bits that a proof of work needs; 0 for none.
    let proofBits: Int
    /// Pictures behind the map; nothing for the map of the project.
    let background: TileBackground?

    package init(
        _ purpose: SubmitPurpose, action: String, themes: [Theme], suggestions: [String] = [],
        locationServer: String? = nil,
        proofBits: Int = 0, background: TileBackground? = nil
    ) {
        self.purpose = purpose
        self.action = action
        self.themes = themes
        self.suggestions = suggestions
        self.locationServer = locationServer
        self.proofBits = proofBits
        self.background = background
    }
}

/// A place that was found by its name.
package struct PlaceChoice: Sendable {
    let name: String
    /// Latitude, longitude and name, as the button sends it.
    let value: String

    package init(name: String, point: Coordinate) {
        self.name = name
        value = "\(Self.text(point)) \(name)"
    }

    /// A point as people read it, latitude first, to about a metre: `52.09083, 5.12222`.
    package static func text(_ point: Coordinate) -> String {
        "\(decimal(point.latitude)), \(decimal(point.longitude))"
    }

    private static func decimal(_ degrees: Double) -> String {
        let units = Int((degrees * 100_000).rounded())
        let rest = String(units.magnitude % 100_000)
        let padding = String(repeating: "0", count: 5 - rest.count)
        return "\(units < 0 ? "-" : "")\(units.magnitude / 100_000).\(padding)\(rest)"
    }
}
