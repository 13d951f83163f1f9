import OpenDataFormats

/// A form in which a resource can be had.
enum Format: Int, CaseIterable, Sendable {
    case json, geojson, html, csv
    /// The OpenAPI document and JSON Schemas: JSON with media types of their own.
    case openAPI, schema
    /// One JSON value a line, to follow.
    case lines
    /// A feed of what is new.
    case atom
    /// Files of the whole dataset that are no text.
    case geopackage, flatgeobuf, pmtiles
    /// What pages are styled with.
    case css
    /// Figures for who watches the service.
    case metrics
    /// Vector tiles (Mapbox Vector Tile 2.1), and what describes a set of them for web maps (TileJSON 3.0.0).
    case mvt, tileJSON
    /// How a map is drawn (MapLibre style, version 8).
    case mapStyle

    /// The media type of answers.
    var mediaType: String {
        switch self {
        case .json: "application/json"
        case .geojson: "application/geo+json"
        case .html: "text/html; charset=utf-8"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .openAPI: "application/vnd.oai.openapi+json;version=3.0"
        case .schema: "application/schema+json"
        case .lines: "application/x-ndjson"
        case .atom: "application/atom+xml; charset=utf-8"
        case .geopackage: Distribution.gpkg.mediaType
        case .flatgeobuf: Distribution.fgb.mediaType
        case .pmtiles: Distribution.pmtiles.mediaType
        case .css: "text/css; charset=utf-8"
        case .metrics: "text/plain; version=0.0.4; charset=utf-8"
        case .mvt: "application/vnd.mapbox-vector-tile"
        case .tileJSON: "application/vnd.mapbox.tile+json"
        case .mapStyle: "application/vnd.mapbox.style+json"
        }
    }

    /// The media type as links name it.
    var linkType: String { self == .openAPI ? mediaType : String(essence) }

    /// The media type without parameters, as an `Accept` header asks for it.
    var essence: Substring { mediaType.prefix { $0 != ";" } }

    /// The values of the parameter `f` that ask for it (design, "Settled").
    var names: [String] {
        switch self {
        case .json, .openAPI, .schema: ["json"]
        case .geojson: ["json", "geojson"]
        case .html: ["html"]
        case .csv: ["csv"]
        case .lines: ["ndjson"]
        case .atom, .geopackage, .flatgeobuf, .pmtiles, .css, .metrics: []
        case .mvt: ["mvt"]
        case .tileJSON: ["tilejson"]
        case .mapStyle: ["mapbox"]
        }
    }

    /// How people call it; Dutch.
    var title: String {
        switch self {
        case .json, .openAPI, .schema: "JSON"
        case .geojson: "GeoJSON"
        case .html: "een webpagina"
        case .csv: "CSV"
        case .lines: "JSON per regel"
        case .atom: "feed"
        case .geopackage: Distribution.gpkg.title
        case .flatgeobuf: Distribution.fgb.title
        case .pmtiles: Distribution.pmtiles.title
        case .css: "opmaak"
        case .metrics: "metingen"
        case .mvt: "vectortegel"
        case .tileJSON: "TileJSON"
        case .mapStyle: "stijl van MapLibre"
        }
    }
}

extension [Format] {
    /// The form that an `Accept` header prefers (RFC 9110, section 12.5.1); the first one when it does not care.
    ///
    /// - Returns: nothing when it takes none of them.
    func preferred(by accept: String?) -> Format? {
        guard let first else { return nil }
        guard let accept, accept != "*/*" else { return first }
        let ranges = accept.split(separator: ",").prefix(Self.maximumRanges).map(MediaRange.init)
        if ranges.isEmpty { return first }
        var best: (format: Format, weight: Double)?
        for format in self {
            // The most specific range that fits a form says how welcome it is.
            let fitting = ranges.filter { $0.fits(format.essence) }.max { $0.precision < $1.precision }
            let weight = fitting?.weight ?? 0
            if weight > (best?.weight ?? 0) { best = (format, weight) }
        }
        return best?.format
    }

    /// More than any browser sends; what comes behind them is not read.
    private static var maximumRanges: Int { 64 }
}

/// One part of an `Accept` header, such as `text/*;q=0.8`.
private struct MediaRange {
    private let type: String
    let weight: Double

    init(_ text: Substring) {
        let parts = text.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
        type = parts.first ?? ""
        let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
        self.weight = min(max(weight ?? 1, 0), 1)
    }

    /// 2 for one media type, 1 for all of a kind, 0 for all.
    var precision: Int { type == "*/*" ? 0 : type.hasSuffix("/*") ? 1 : 2 }

    func fits(_ essence: Substring) -> Bool {
        switch precision {
        case 0: true
        case 1: essence.hasPrefix(type.dropLast())
        default: type == essence
        }
    }
}
