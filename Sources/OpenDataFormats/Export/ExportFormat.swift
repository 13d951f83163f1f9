package import OpenKaart

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

    /// Appends what comes before the first record.
    package func writeHead(version: MapVersion, into writer: inout ByteWriter) {
        switch self {
        case .geojson:
            writer.raw(#"{"type":"FeatureCollection","timeStamp":"#)
            writer.jsonString(version.madeAt.description)
            writer.raw(#","features":["#)
        case .csv: CSVLine.writeHeader(into: &writer)
        }
    }

    /// Appends a record.
    package func write(_ initiative: Initiative, isFirst: Bool, into writer: inout ByteWriter) {
        switch self {
        case .geojson:
            writer.raw(isFirst ? "\n" : ",\n")
            GeoJSONFeature.write(initiative, into: &writer)
        case .csv: CSVLine.write(initiative, into: &writer)
        }
    }

    /// Appends what comes after the last record.
    package func writeTail(into writer: inout ByteWriter) {
        if self == .geojson { writer.raw("\n]}\n") }
    }
}
