import OpenKaart

/// What is said of each column of the table: the one place for people's words and for types.
package struct DatasetColumn: Hashable, Sendable {
    package let name: String
    /// As people call it; Dutch.
    package let title: String
    /// Dutch.
    package let description: String
    package let type: Kind
    package let isRequired: Bool

    /// What its values are.
    package enum Kind: Hashable, Sendable {
        case text
        /// Text that matches a regular expression as a whole.
        case pattern(String)
        case theme
        case address
        case moment
        /// Within bounds.
        case degrees(ClosedRange<Double>)
        case metres
    }

    private init(_ name: String, _ title: String, _ description: String, _ type: Kind, required: Bool = false) {
        self.name = name
        self.title = title
        self.description = description
        self.type = type
        isRequired = required
    }

    /// A column by its name. One that is not in the table is text.
    package static func named(_ name: String) -> DatasetColumn {
        table[name] ?? DatasetColumn(name, name, "", .text)
    }

    private static let table: [String: DatasetColumn] = Dictionary(
        uniqueKeysWithValues: [
            DatasetColumn(
                Member.id, "Id", "Het kenmerk van het initiatief; verandert nooit.",
                .pattern("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), required: true),
            DatasetColumn(Member.title, "Titel", "Hoe het initiatief heet.", .text, required: true),
            DatasetColumn(
                Member.description, "Omschrijving", "Wat het initiatief is; platte tekst.", .text, required: true),
            DatasetColumn(Member.theme, "Thema", "Een van de thema's van de kaart.", .theme, required: true),
            DatasetColumn(Member.organisation, "Organisatie", "Wie het doet.", .text),
            DatasetColumn(Member.place, "Plaats", "De plaats waar het is.", .text),
            DatasetColumn(
                Member.municipalityCode, "Gemeentecode", "GM en vier cijfers (CBS).", .pattern("GM[0-9]{4}")),
            DatasetColumn(Member.url, "Webadres", "Waar meer te lezen is.", .address),
            DatasetColumn(
                Member.longitude, "Lengtegraad", "Graden naar het oosten (CRS84).", .degrees(-180...180),
                required: true),
            DatasetColumn(
                Member.latitude, "Breedtegraad", "Graden naar het noorden (CRS84).", .degrees(-90...90), required: true),
            DatasetColumn("x_rd", "X in RD", "Meters naar het oosten (EPSG:28992).", .metres),
            DatasetColumn("y_rd", "Y in RD", "Meters naar het noorden (EPSG:28992).", .metres),
            DatasetColumn(
                Member.createdAt, "Aangemaakt op", "Wanneer het is ingediend; in UTC.", .moment, required: true),
            DatasetColumn(
                Member.changedAt, "Gewijzigd op", "Wanneer het voor het laatst is gewijzigd; in UTC.", .moment,
                required: true),
        ].map { ($0.name, $0) })
}
