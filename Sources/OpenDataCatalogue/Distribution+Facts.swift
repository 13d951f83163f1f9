package import OpenDataFormats

/// What people and catalogues are told of a form; a form more is an entry more here.
private struct DistributionFacts {
    let title: String
    let audience: String
    let summary: String
    let fileType: String
    let registeredType: String?
    let standard: String?
}

extension Distribution {
    /// As people call it; Dutch.
    package var title: String { facts.title }
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
                title: "GeoJSON", audience: "Voor kaarten op het web en voor QGIS",
                summary: "Alle initiatieven als één verzameling, met hun punt in graden (CRS84).",
                fileType: "GEOJSON", registeredType: "application/geo+json",
                standard: "https://www.rfc-editor.org/rfc/rfc7946")
        case .geojsonl:
            DistributionFacts(
                title: "GeoJSON, een initiatief per regel", audience: "Voor programma's die regel voor regel lezen",
                summary: "Elke regel is een initiatief; ook een heel groot bestand past zo in weinig geheugen.",
                fileType: "GEOJSON", registeredType: nil, standard: "https://www.rfc-editor.org/rfc/rfc7946")
        case .csv:
            DistributionFacts(
                title: "CSV", audience: "Voor rekenbladen, R en Python",
                summary: "Een rij per initiatief, met het punt in eigen kolommen. Komma's, UTF-8, punt in getallen.",
                fileType: "CSV", registeredType: "text/csv", standard: "https://www.rfc-editor.org/rfc/rfc4180")
        }
    }
}
