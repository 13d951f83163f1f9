/// The forms in which the whole map, or a filtered part, is given away.
package enum ExportFormat: String, CaseIterable, Sendable {
    /// One FeatureCollection (RFC 7946), a Feature a line.
    case geojson
    /// RFC 4180 with a header.
    case csv

    /// The media type of a file in this form.
    package var mediaType: String {
        switch self {
        case .geojson: "application/geo+json"
        case .csv: "text/csv; charset=utf-8; header=present"
        }
    }
}
