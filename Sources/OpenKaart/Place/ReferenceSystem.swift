/// A coordinate reference system that positions come in and go out by (API module Geospatial, /geo/crs-list).
///
/// ETRS89, ETRF2000, WGS 84 and CRS84 are taken as the same position; they differ in the order of the axes (decision 0001).
package enum ReferenceSystem: CaseIterable, Hashable, Sendable {
    /// Longitude, latitude in degrees; the default (/geo/default-crs).
    case crs84
    /// EPSG:4258: latitude, longitude in degrees; what the register keeps.
    case etrs89
    /// EPSG:9067: latitude, longitude in degrees (/geo/ensemble-member-crs).
    case etrf2000
    /// EPSG:4326: latitude, longitude in degrees.
    case wgs84
    /// EPSG:28992, RD New: x, y in metres.
    case rd
    /// EPSG:3857: x, y in metres of a web map, which are longer than real ones away from the equator.
    case webMercator

    /// The number in EPSG's register; CRS84 has none.
    package var epsgCode: Int? {
        switch self {
        case .crs84: nil
        case .etrs89: 4258
        case .etrf2000: 9067
        case .wgs84: 4326
        case .rd: 28992
        case .webMercator: 3857
        }
    }

    /// The URI that stands for it in parameters, collections and headers (OGC API Features Part 2, 6.2).
    package var uri: String {
        epsgCode.map { "http://www.opengis.net/def/crs/EPSG/0/\($0)" } ?? "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
    }

    /// The value of the header `Content-Crs`: the URI in angle brackets (OGC API Features Part 2, /req/crs/ogc-crs-header).
    package var contentCRS: String { "<\(uri)>" }

    /// The order and the kind of its two numbers (API module Geospatial, table of axis orders).
    package var axes: AxisOrder {
        switch self {
        case .crs84: .longitudeLatitude
        case .etrs89, .etrf2000, .wgs84: .latitudeLongitude
        case .rd, .webMercator: .eastingNorthing
        }
    }

    /// How many decimals its numbers are written with: about a millimetre.
    package var decimals: Int { axes == .eastingNorthing ? 3 : 8 }

    /// The name for people, in Dutch.
    package var title: String {
        switch self {
        case .crs84: "WGS 84, lengtegraad en breedtegraad (CRS84)"
        case .etrs89: "ETRS89, breedtegraad en lengtegraad (EPSG:4258)"
        case .etrf2000: "ETRF2000, breedtegraad en lengtegraad (EPSG:9067)"
        case .wgs84: "WGS 84, breedtegraad en lengtegraad (EPSG:4326)"
        case .rd: "Amersfoort / RD New, x en y in meters (EPSG:28992)"
        case .webMercator: "Webmercator, x en y in meters (EPSG:3857)"
        }
    }

    /// A pair in its axis order, rounded to its decimals, half to even; what is not a number stays so.
    package func rounded(_ pair: SIMD2<Double>) -> SIMD2<Double> {
        let units = axes == .eastingNorthing ? 1_000 : Coordinate.unitsPerDegree
        // Plus zero makes a zero of minus zero, so that the same place has one text.
        return (pair * units).rounded(.toNearestOrEven) / units + SIMD2(repeating: 0)
    }
}
