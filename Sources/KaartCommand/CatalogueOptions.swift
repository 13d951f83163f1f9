import ArgumentParser
import OpenDataCatalogue
import OpenKaart

/// What catalogues tell of the dataset.
struct CatalogueOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Wie de gegevens uitgeeft. [OPENKAART_PUBLISHER_NAME; standaard de naam van de beheerder]",
            valueName: "naam"))
    var publisherName: String?

    @Option(
        help: ArgumentHelp(
            "Het adres van de uitgever in de registers van de overheid (TOOI), zoals https://identifier.overheid.nl/tooi/id/gemeente/gm0363. [OPENKAART_PUBLISHER_URI; standaard geen]",
            valueName: "url"))
    var publisherURI: String?

    @Option(
        help: ArgumentHelp(
            "Wat de uitgever is: \(Publisher.Kind.allCases.map(\.rawValue).joined(separator: ", ")). [OPENKAART_PUBLISHER_TYPE; standaard geen]",
            valueName: "soort"))
    var publisherType: String?

    @Option(
        help: ArgumentHelp(
            "Waar mensen over de kaart lezen. [OPENKAART_HOMEPAGE; standaard het adres van de dienst]", valueName: "url"
        ))
    var homepage: String?

    @Option(
        help: ArgumentHelp(
            "Waar de gegevens over gaan, in de lijst van de EU: \(DataTheme.allCases.map(\.rawValue).joined(separator: ", ")); met komma's ertussen. [OPENKAART_DATA_THEMES; standaard GOVE]",
            valueName: "thema's"))
    var dataThemes: String?

    @Option(
        help: ArgumentHelp(
            "Hoe vaak de gegevens veranderen, in de lijst van de EU: \(AccrualFrequency.allCases.map(\.rawValue).joined(separator: ", ")). [OPENKAART_FREQUENCY; standaard CONT]",
            valueName: "frequentie"))
    var frequency: String?

    @Option(
        help: ArgumentHelp(
            "Hoe de dataset heet. [OPENKAART_DATASET_TITLE; standaard Initiatieven van Open Overheid]",
            valueName: "titel"))
    var datasetTitle: String?

    @Option(
        help: ArgumentHelp(
            "Wat de dataset is, in een paar zinnen. [OPENKAART_DATASET_DESCRIPTION; standaard een tekst over initiatieven van Open Overheid]",
            valueName: "tekst"))
    var datasetDescription: String?

    /// - Throws: `CommandError` that names the option.
    func profile(_ contact: Contact, _ licence: Licence) throws -> DatasetProfile {
        DatasetProfile(
            title: Setting.text(datasetTitle, "OPENKAART_DATASET_TITLE"),
            description: Setting.text(datasetDescription, "OPENKAART_DATASET_DESCRIPTION"),
            publisher: try publisher() ?? Publisher(name: contact.name), contact: contact, licence: licence,
            themes: try themes(),
            frequency: try Self.chosen(
                Setting.text(frequency, "OPENKAART_FREQUENCY"), "--frequency", AccrualFrequency.init(rawValue:),
                AccrualFrequency.allCases.map(\.rawValue)) ?? .continuously,
            homepage: try Self.address(Setting.text(homepage, "OPENKAART_HOMEPAGE"), "--homepage"))
    }

    /// The publisher; nothing when none is named.
    func publisher() throws -> Publisher? {
        let address = try Self.address(Setting.text(publisherURI, "OPENKAART_PUBLISHER_URI"), "--publisher-uri")
        let kind = try Self.chosen(
            Setting.text(publisherType, "OPENKAART_PUBLISHER_TYPE"), "--publisher-type", Publisher.Kind.init(rawValue:),
            Publisher.Kind.allCases.map(\.rawValue))
        guard let name = Setting.text(publisherName, "OPENKAART_PUBLISHER_NAME") else {
            guard address == nil, kind == nil else {
                throw CommandError("Geef met --publisher-name ook de naam van de uitgever.")
            }
            return nil
        }
        return Publisher(name: name, address: address, kind: kind)
    }

    private func themes() throws -> [DataTheme] {
        guard let text = Setting.text(dataThemes, "OPENKAART_DATA_THEMES") else { return [.government] }
        return try text.split(separator: ",", omittingEmptySubsequences: false).compactMap { part in
            try Self.chosen(
                part.filter { $0 != " " }, "--data-themes", DataTheme.init(rawValue:),
                DataTheme.allCases.map(\.rawValue))
        }
    }

    private static func chosen<Value>(
        _ text: String?, _ option: String, _ read: (String) -> Value?, _ choices: [String]
    ) throws -> Value? {
        guard let text else { return nil }
        guard let value = read(text) else {
            throw CommandError("\(option): '\(text)' bestaat niet. Kies uit \(choices.joined(separator: ", ")).")
        }
        return value
    }

    /// An address that was given with an option.
    ///
    /// - Throws: `CommandError` that names the option.
    static func address(_ text: String?, _ option: String) throws -> WebAddress? {
        guard let text else { return nil }
        do {
            return try WebAddress(text)
        } catch {
            throw CommandError("\(option): \(error.detail)")
        }
    }
}
