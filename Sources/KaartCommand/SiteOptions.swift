import ArgumentParser
private import Foundation
import KaartService
import Logging
import OpenDataCatalogue
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

    @Option(
        help: ArgumentHelp(
            "Waar wie een zwakke plek vindt, die kan melden: een e-mailadres of een webadres, voor /.well-known/security.txt. [OPENKAART_SECURITY_CONTACT; standaard het e-mailadres van de beheerder, als dat is gegeven]",
            valueName: "adres"))
    var securityContact: String?

    @Option(
        help: ArgumentHelp(
            "Het adres van de regels voor wie een zwakke plek meldt. [OPENKAART_SECURITY_POLICY; standaard geen]",
            valueName: "url"))
    var securityPolicy: String?

    @Option(
        help: ArgumentHelp(
            "Het e-mailadres voor vragen over privacy, zoals dat van de functionaris gegevensbescherming. [OPENKAART_PRIVACY_CONTACT; standaard dat van de beheerder]",
            valueName: "e-mailadres"))
    var privacyContact: String?

    @Option(
        help: ArgumentHelp(
            "Wat u over de toegankelijkheid verklaart: A (voldoet volledig), B (gedeeltelijk), C (eerste maatregelen) of D (voldoet niet). [OPENKAART_ACCESSIBILITY; standaard B]",
            valueName: "status"))
    var accessibility: String?

    @Option(
        help: ArgumentHelp(
            "Het adres van uw verklaring in het register van toegankelijkheidsverklaringen. [OPENKAART_ACCESSIBILITY_STATEMENT; standaard geen]",
            valueName: "url"))
    var accessibilityStatement: String?

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
            "Wie de achtergrond maakte; nodig bij een eigen adres. [OPENKAART_BACKGROUND_ATTRIBUTION]",
            valueName: "tekst"))
    var backgroundAttribution: String?

    /// The pictures behind the map; nothing for the map of the project.
    ///
    /// - Throws: `CommandError` when it is neither a known name nor an address, or nobody is named for it.
    func tiles() throws -> TileBackground? {
        switch Setting.text(background, "OPENKAART_BACKGROUND") ?? "none" {
        case "none": return nil
        case "brt": return .brt
        case let template:
            let maker = Setting.text(backgroundAttribution, "OPENKAART_BACKGROUND_ATTRIBUTION") ?? ""
            let tiles = TileBackground(template: template, attribution: maker)
            guard tiles.host != nil, ["{z}", "{x}", "{y}"].allSatisfy(template.contains) else {
                throw CommandError(
                    "--background: '\(template)' kan niet. Geef none, brt, of een adres zoals https://tegels.example.org/{z}/{x}/{y}.png."
                )
            }
            guard maker.contains(where: { !$0.isWhitespace }) else {
                throw CommandError(
                    "--background: geef met --background-attribution wie deze kaart maakte. Dat komt op de kaart te staan."
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

    /// Who runs the map, for the pages that tell of it.
    ///
    /// - Parameter retention: how long things are kept.
    /// - Throws: `CommandError` that names the option.
    func host(_ profile: DatasetProfile, retention: SiteOperator.Retention) throws -> SiteOperator {
        let status =
            Setting.text(accessibility, "OPENKAART_ACCESSIBILITY") ?? AccessibilityStatement.Status.partly.rawValue
        guard let status = AccessibilityStatement.Status(rawValue: status.uppercased()) else {
            throw CommandError("--accessibility: '\(status)' kan niet. Kies uit A, B, C en D.")
        }
        let officer = Setting.text(privacyContact, "OPENKAART_PRIVACY_CONTACT")
        if let officer, (try? EmailAddress(officer)) == nil {
            throw CommandError("--privacy-contact: '\(officer)' is geen e-mailadres.")
        }
        return SiteOperator(
            organisation: profile.publisher.name, organisationAddress: profile.publisher.address?.text,
            contact: ContactOptions.isGiven(profile.contact) ? profile.contact : nil, privacyContact: officer,
            retention: retention,
            accessibility: .init(
                status: status,
                register: try CatalogueOptions.address(
                    Setting.text(accessibilityStatement, "OPENKAART_ACCESSIBILITY_STATEMENT"),
                    "--accessibility-statement")))
    }

    /// Whom to tell of weaknesses; nothing, which the log says, when nobody was named.
    ///
    /// - Throws: `CommandError` that names the option.
    func securityText(_ contact: Contact, _ logger: Logger) throws -> SecurityText? {
        let given = Setting.text(securityContact, "OPENKAART_SECURITY_CONTACT")
        guard let address = given ?? (ContactOptions.isGiven(contact) ? contact.email : nil) else {
            logger.warning(
                "nobody is named to tell of weaknesses, so /.well-known/security.txt is not there. Give --security-contact or --contact-email"
            )
            return nil
        }
        let policy = try CatalogueOptions.address(
            Setting.text(securityPolicy, "OPENKAART_SECURITY_POLICY"), "--security-policy")
        if (try? EmailAddress(address)) != nil { return SecurityText(contact: "mailto:\(address)", policy: policy) }
        guard address.hasPrefix("https://"), let page = try? WebAddress(address) else {
            throw CommandError(
                "--security-contact: '\(address)' kan niet. Geef een e-mailadres, of een webadres dat begint met https://."
            )
        }
        return SecurityText(contact: page.text, policy: policy)
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
