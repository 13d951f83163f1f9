/// The forms in which the whole dataset is given away as a file (DCAT 3, `dcat:Distribution`).
package enum Distribution: String, CaseIterable, Sendable {
    /// One FeatureCollection (RFC 7946), a Feature a line.
    case geojson
    /// A Feature a line and nothing else.
    case geojsonl
    /// RFC 4180 with a header.
    case csv
    /// GeoPackage 1.3: a layer with its spatial index, for QGIS and GDAL.
    case gpkg
    /// FlatGeobuf 3: a stream of records with its spatial index, for readers that take a part over HTTP.
    case fgb
    /// PMTiles 3: all vector tiles of the map, to be drawn; what is close together is counted.
    case pmtiles

    /// The name of the file; also the last part of its address.
    package var fileName: String { "initiatieven.\(rawValue)" }

    /// The media type of the file. That of FlatGeobuf is not registered; its own tools use it.
    package var mediaType: String {
        switch self {
        case .geojson: ExportFormat.geojson.mediaType
        case .geojsonl: ExportFormat.geojsonl.mediaType
        case .csv: ExportFormat.csv.mediaType
        case .gpkg: "application/geopackage+sqlite3"
        case .fgb: "application/flatgeobuf"
        case .pmtiles: "application/vnd.pmtiles"
        }
    }

    /// How people call the form; Dutch.
    package var title: String {
        switch self {
        case .geojson: "GeoJSON"
        case .geojsonl: "GeoJSON, een initiatief per regel"
        case .csv: "CSV"
        case .gpkg: "GeoPackage"
        case .fgb: "FlatGeobuf"
        case .pmtiles: "PMTiles"
        }
    }

    /// The form that can also be written while it is sent; nothing when the file must be made first.
    package var streamed: ExportFormat? { ExportFormat(rawValue: rawValue) }
}
