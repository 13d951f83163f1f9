/// The forms in which the whole map, or a filtered part, is given away.
package enum ExportFormat: String, CaseIterable, Sendable {
    /// One FeatureCollection (RFC 7946), a Feature a line.
    case geojson
    /// A Feature a line and nothing else, for who reads records one by one.
    case geojsonl
    /// RFC 4180 with a header.
    case csv

    /// The media type of a file in this form.
    package var mediaType: String {
        switch self {
        case .geojson: "application/geo+json"
        case .geojsonl: "application/x-ndjson"
        case .csv: "text/csv; charset=utf-8; header=present"
        }
    }
}
