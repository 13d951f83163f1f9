/// The documents that describe the files, by their names.
package enum DatasetDocument: String, CaseIterable, Sendable {
    case manifest = "manifest.json"
    case checkSums = "sha256sums.txt"
    case csvMetadata = "initiatieven.csv-metadata.json"
    case dataPackage = "datapackage.json"
    case catalogueTurtle = "catalog.ttl"
    case catalogueJSONLD = "catalog.jsonld"

    /// The media type.
    package var mediaType: String {
        switch self {
        case .manifest: "application/json"
        case .checkSums: "text/plain; charset=utf-8"
        case .csvMetadata: "application/csvm+json"
        case .dataPackage: "application/vnd.datapackage+json"
        case .catalogueTurtle: "text/turtle; charset=utf-8"
        case .catalogueJSONLD: "application/ld+json"
        }
    }

    /// What it is, in Dutch.
    package var summary: String {
        switch self {
        case .manifest: "Wat er in de bestanden zit: versie, aantallen, controlegetallen, licentie"
        case .checkSums: "De controlegetallen van de bestanden, voor sha256sum -c"
        case .csvMetadata: "De kolommen van het CSV-bestand (CSV on the Web)"
        case .dataPackage: "De bestanden als datapakket (Frictionless)"
        case .catalogueTurtle: "De catalogus (DCAT-AP-NL) als Turtle"
        case .catalogueJSONLD: "De catalogus (DCAT-AP-NL) als JSON-LD"
        }
    }

    /// Whether each day has its own; the catalogue names all days.
    package var isDated: Bool { self != .catalogueTurtle && self != .catalogueJSONLD }
}
