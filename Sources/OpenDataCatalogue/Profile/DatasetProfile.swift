package import OpenKaart

/// What the operator says of the dataset as a whole.
package struct DatasetProfile: Hashable, Sendable {
    package var title: String
    /// Plain text.
    package var description: String
    package var publisher: Publisher
    package var contact: Contact
    package var licence: Licence
    /// At least one.
    package var themes: [DataTheme]
    package var frequency: AccrualFrequency
    /// Where people read about the map and who keeps it; nothing for the service itself.
    package var homepage: WebAddress?

    /// - Parameter publisher: nothing for whom to ask.
    package init(
        title: String? = nil, description: String? = nil, publisher: Publisher? = nil, contact: Contact,
        licence: Licence = .cc0, themes: [DataTheme] = [.government], frequency: AccrualFrequency = .continuously,
        homepage: WebAddress? = nil
    ) {
        self.title = title ?? "Initiatieven van Open Overheid"
        self.description =
            description
            ?? "Initiatieven van Open Overheid in Nederland, elk met titel, omschrijving, thema en plaats op de kaart. Iedereen kan een initiatief insturen; een moderator kijkt ernaar voordat het op de kaart komt. De gegevens zijn er als bestand en via een API, zonder sleutel."
        self.publisher = publisher ?? Publisher(name: contact.name)
        self.contact = contact
        self.licence = licence
        self.themes = themes
        self.frequency = frequency
        self.homepage = homepage
    }
}
