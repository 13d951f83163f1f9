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
