package import OpenDataFormats
import OpenKaart

extension Publication {
    /// A `Dataset` of schema.org, for search engines; to stand in a page.
    package var schemaOrg: JSONValue {
        .object([
            ("@context", "https://schema.org/"), ("@type", "Dataset"),
            ("@id", .string(addresses.resource("initiatieven").text)), ("name", .string(profile.title)),
            ("description", .string(searchableDescription)), ("url", .string(addresses.page)),
            ("identifier", .string(addresses.resource("initiatieven").text)),
            ("version", .string("\(manifest.version.sequence)")), ("inLanguage", "nl"),
            ("license", .string(profile.licence.address)), ("isAccessibleForFree", true),
            ("keywords", .array(keywords.map(JSONValue.string))),
            ("dateModified", .string(modifiedAt.description)), ("creator", organisation), ("publisher", organisation),
            ("spatialCoverage", spatialCoverage),
            (
                "temporalCoverage",
                manifest.created.map { .string("\($0.lowerBound)/\($0.upperBound)") }
            ),
            ("citation", .string(citation)),
            (
                "includedInDataCatalog",
                [
                    "@type": "DataCatalog", "name": .string(Self.catalogueTitle(profile)),
                    "url": .string(addresses.document(.catalogueTurtle)),
                ]
            ),
            ("distribution", .array(manifest.files.map(download))),
        ])
    }

    /// Between 50 and 5000 characters, as Google's Dataset Search asks.
    private var searchableDescription: String {
        let text = profile.description
        if text.count >= 50 { return String(text.prefix(5000)) }
        return text + " Open data van \(profile.publisher.name), met titel, omschrijving, thema en plaats."
    }

    private var organisation: JSONValue {
        .object([
            ("@type", "Organization"), ("name", .string(profile.publisher.name)),
            ("url", profile.publisher.address.map { .string($0.text) }),
            (
                "contactPoint",
                [
                    "@type": "ContactPoint", "contactType": "customer service", "name": .string(profile.contact.name),
                    "email": .string(profile.contact.email), "url": .string(profile.contact.url),
                ]
            ),
        ])
    }

    private var spatialCoverage: JSONValue {
        .object([
            ("@type", "Place"), ("name", "Nederland"),
            (
                "geo",
                manifest.extent.map { box in
                    [
                        "@type": "GeoShape",
                        // Latitude first (schema.org, GeoShape.box).
                        "box": .string("\(box.south) \(box.west) \(box.north) \(box.east)"),
                    ]
                }
            ),
        ])
    }

    private func download(_ file: Manifest.File) -> JSONValue {
        [
            "@type": "DataDownload", "name": .string(file.distribution.title),
            "contentUrl": .string(addresses.file(file.distribution, of: manifest.date)),
            "encodingFormat": .string(String(file.distribution.mediaType.prefix { $0 != ";" })),
            "contentSize": .string("\(file.byteCount) B"), "sha256": .string(file.sha256),
            "license": .string(profile.licence.address),
        ]
    }
}
