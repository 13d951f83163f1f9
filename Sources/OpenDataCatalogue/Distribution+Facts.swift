package import OpenDataFormats

/// What people and catalogues are told of a form; a form more is an entry more here.
private struct DistributionFacts {
    let audience: String
    let summary: String
    let fileType: String
    let registeredType: String?
    let standard: String?
}

extension Distribution {
    /// For whom it is; Dutch.
    package var audience: String { facts.audience }
    /// What is in it; Dutch, a sentence or two.
    package var summary: String { facts.summary }
    /// The code in the list of file types of the European Union.
    package var fileType: String { facts.fileType }
    /// The media type as IANA registered it; nothing when it is not registered.
    package var registeredType: String? { facts.registeredType }
    /// The address of the standard that it keeps to.
    package var standard: String? { facts.standard }

    private var facts: DistributionFacts {
        switch self {
        case .geojson:
            DistributionFacts(
                audience: "Voor kaarten op het web en voor QGIS",
                summary: "Alle initiatieven als één verzameling, met hun punt in graden (CRS84).",
                fileType: "GEOJSON", registeredType: "application/geo+json",
                standard: "https://www.rfc-editor.org/rfc/rfc7946")
        case .geojsonl:
            DistributionFacts(
                audience: "Voor programma's die regel voor regel lezen",
                summary: "Elke regel is een initiatief; ook een heel groot bestand past zo in weinig geheugen.",
                fileType: "GEOJSON", registeredType: nil, standard: "https://www.rfc-editor.org/rfc/rfc7946")
        case .csv:
            DistributionFacts(
                audience: "Voor rekenbladen, R en Python",
                summary: "Een rij per initiatief, met het punt in eigen kolommen. Komma's, UTF-8, punt in getallen.",
                fileType: "CSV", registeredType: "text/csv", standard: "https://www.rfc-editor.org/rfc/rfc4180")
        case .gpkg:
            DistributionFacts(
                audience: "Voor QGIS en andere GIS-programma's",
                summary: "Een laag met ruimtelijke index, in één bestand dat ook een SQLite-database is.",
                fileType: "GPKG", registeredType: "application/geopackage+sqlite3",
                standard: "https://www.geopackage.org/spec131/")
        case .fgb:
            DistributionFacts(
                audience: "Voor programma's die een deel van het bestand over het web lezen",
                summary: "Alle initiatieven met een ruimtelijke index voorin, in een binaire vorm.",
                fileType: "OCTET", registeredType: nil, standard: "https://flatgeobuf.org")
        case .pmtiles:
            DistributionFacts(
                audience: "Voor kaarten op het web, van een gewone webserver",
                summary:
                    "Vectortegels om te tekenen, van het hele land tot een wijk. Wat dicht bij elkaar ligt, is geteld.",
                fileType: "OCTET", registeredType: "application/vnd.pmtiles",
                standard: "https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md")
        }
    }
}
