import ArgumentParser
private import Foundation
import KaartService
import Logging
import OpenKaart
import Site

/// What the operator decided about the pages.
struct SiteOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "De map met Leaflet, voor de kaart in de browser (Debian: libjs-leaflet). Zonder Leaflet werken de pagina's als lijst. [OPENKAART_LEAFLET; standaard \(Self.usualFolder)]",
            valueName: "map"))
    var leaflet: String?

    @Option(
        help: ArgumentHelp(
            "Een adressendienst voor het formulier, met het antwoord van de PDOK Locatieserver; de browser van de bezoeker vraagt daar zelf. Bijvoorbeeld https://api.pdok.nl/bzk/locatieserver/search/v3_1. Zonder deze optie zoekt het formulier alleen op plaatsnaam. [OPENKAART_LOCATIESERVER; standaard geen]",
            valueName: "url"))
    var locatieserver: String?

    /// The address of the server that finds addresses, without a slash at the end.
    func locationServer() throws -> String? {
        guard let given = Setting.text(locatieserver, "OPENKAART_LOCATIESERVER") else { return nil }
        do {
            let address = try WebAddress(given)
            guard !address.text.contains(where: { "?#;,'\"".contains($0) }) else {
                throw CommandError("--locatieserver: geef een adres zonder ?, #, komma's en aanhalingstekens.")
            }
            return address.text.hasSuffix("/") ? String(address.text.dropLast()) : address.text
        } catch let problem as Problem { throw CommandError("--locatieserver: \(problem.detail)") }
    }

    @Option(
        help: ArgumentHelp(
            "Wat er onder de initiatieven ligt op de kaart in de browser: 'none' (de schematische kaart van Open Kaart zelf), 'brt' (de BRT-Achtergrondkaart van het Kadaster, van service.pdok.nl), of een https-adres met {z}, {x} en {y}. [OPENKAART_BACKGROUND; standaard none]",
            valueName: "soort"))
    var background: String?

    @Option(
        help: ArgumentHelp(
            "Wie de achtergrond maakte, bij een eigen adres. [OPENKAART_BACKGROUND_ATTRIBUTION]", valueName: "tekst"))
    var backgroundAttribution: String?

    /// The pictures behind the map; nothing for the map of the project.
    ///
    /// - Throws: `CommandError` when it is neither a known name nor an address.
    func tiles() throws -> TileBackground? {
        switch Setting.text(background, "OPENKAART_BACKGROUND") ?? "none" {
        case "none": return nil
        case "brt": return .brt
        case let template:
            let tiles = TileBackground(
                template: template,
                attribution: Setting.text(backgroundAttribution, "OPENKAART_BACKGROUND_ATTRIBUTION") ?? "")
            guard tiles.host != nil, ["{z}", "{x}", "{y}"].allSatisfy(template.contains) else {
                throw CommandError(
                    "--background: '\(template)' kan niet. Geef none, brt, of een adres zoals https://tegels.example.org/{z}/{x}/{y}.png."
                )
            }
            return tiles
        }
    }

    /// Where Debian's package puts it.
    private static let usualFolder = "/usr/share/javascript/leaflet"

    /// The pages, with the map library if it is there.
    func site(_ rules: Rules, _ logger: Logger) throws -> Site {
        try Site(themes: rules.themes, leaflet: library(logger))
    }

    private func library(_ logger: Logger) -> StaticFiles.Leaflet? {
        let folder = Setting.text(leaflet, "OPENKAART_LEAFLET") ?? Self.usualFolder
        func read(_ names: String...) -> [UInt8]? {
            names.lazy.compactMap { try? Data(contentsOf: URL(filePath: "\(folder)/\($0)")) }.first.map(Array.init)
        }
        // Debian has both; the release of Leaflet itself has the small one under the plain name.
        guard let script = read("leaflet.min.js", "leaflet.js"), let style = read("leaflet.css") else {
            logger.warning(
                "no map in the browser: Leaflet is missing; the pages work as lists. Install libjs-leaflet, or name its folder with --leaflet",
                metadata: ["folder": "\(folder)"])
            return nil
        }
        return StaticFiles.Leaflet(script: script, style: style)
    }
}
