/// The forms in which the whole dataset is given away as a file (DCAT 3, `dcat:Distribution`).
package enum Distribution: String, CaseIterable, Sendable {
    /// One FeatureCollection (RFC 7946), a Feature a line.
    case geojson
    /// A Feature a line and nothing else.
    case geojsonl
    /// RFC 4180 with a header.
    case csv

    /// The name of the file; also the last part of its address.
    package var fileName: String { "initiatieven.\(rawValue)" }

    /// The media type of the file.
    package var mediaType: String {
        switch self {
        case .geojson: ExportFormat.geojson.mediaType
        case .geojsonl: ExportFormat.geojsonl.mediaType
        case .csv: ExportFormat.csv.mediaType
        }
    }

    /// How people call the form; Dutch.
    package var title: String {
        switch self {
        case .geojson: "GeoJSON"
        case .geojsonl: "GeoJSON, een initiatief per regel"
        case .csv: "CSV"
        }
    }

    /// The form that can also be written while it is sent; nothing when the file must be made first.
    package var streamed: ExportFormat? { ExportFormat(rawValue: rawValue) }
}
