import ArgumentParser
import OpenDataCatalogue
import OpenKaart

/// Under which conditions the data may be used; files that can tell about themselves say it too.
struct LicenceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Onder welke licentie: \(Licence.known.compactMap(\.code).joined(separator: ", ")), of het adres van een andere. [OPENKAART_LICENCE; standaard CC0-1.0]",
            valueName: "licentie"))
    var licence: String?

    @Option(
        help: ArgumentHelp(
            "De naam van een licentie die met haar adres is gegeven. [OPENKAART_LICENCE_NAME; standaard het adres]",
            valueName: "naam"))
    var licenceName: String?

    /// The licence.
    ///
    /// - Throws: `CommandError` that names the option.
    func chosen() throws -> Licence {
        guard let text = Setting.text(licence, "OPENKAART_LICENCE") else { return .cc0 }
        if let known = Licence.known.first(where: { $0.code == text }) { return known }
        let codes = Licence.known.compactMap(\.code).joined(separator: ", ")
        guard text.contains(":"), let address = try CatalogueOptions.address(text, "--licence") else {
            throw CommandError("--licence: '\(text)' is niet bekend. Kies uit \(codes), of geef een webadres.")
        }
        return Licence(name: Setting.text(licenceName, "OPENKAART_LICENCE_NAME") ?? address.text, address: address)
    }
}
