package import OpenDataFormats
package import OpenKaart

/// One edition of the dataset with all that there is to say about it; its documents are functions of this value alone.
package struct Publication: Sendable {
    package let manifest: Manifest
    package let profile: DatasetProfile
    package let themes: ThemeCatalogue
    package let addresses: DatasetAddresses
    /// The days whose files are kept, newest first.
    package let days: [Manifest]

    package init(
        _ manifest: Manifest, _ profile: DatasetProfile, _ themes: ThemeCatalogue, _ addresses: DatasetAddresses,
        days: [Manifest] = []
    ) {
        self.manifest = manifest
        self.profile = profile
        self.themes = themes
        self.addresses = addresses
        self.days = days
    }

    /// A document of this edition.
    package func document(_ document: DatasetDocument) -> [UInt8] {
        switch document {
        case .manifest: Self.bytes(manifestDocument)
        case .checkSums: checkSums
        case .csvMetadata: Self.bytes(csvMetadata)
        case .dataPackage: Self.bytes(dataPackage)
        case .catalogueTurtle: catalogue.turtle
        case .catalogueJSONLD: Self.bytes(catalogue.jsonLD)
        }
    }

    private static func bytes(_ value: JSONValue) -> [UInt8] {
        var writer = ByteWriter(capacity: 8_192)
        writer.json(value)
        writer.raw("\n")
        return writer.bytes
    }

    /// The day on which the version was made, or whose files these are.
    var day: CivilDate { manifest.date ?? CivilDate(of: manifest.version.madeAt) }

    /// The last moment that the files changed.
    var modifiedAt: Timestamp { manifest.purgedAt ?? manifest.version.madeAt }
}
