package import OpenKaart

/// A tile matrix set: how the map is cut into tiles at each zoom (OGC 17-083r4, Two Dimensional Tile Matrix Set).
///
/// Both are quads: one square tile at zoom 0, and four for each one at the next.
package enum TileMatrixSet: String, CaseIterable, Sendable {
    /// The tiles of nearly all web maps (17-083r4, annex D.1).
    case webMercatorQuad = "WebMercatorQuad"
    /// The Dutch tiling in RD, of Geonovum's guideline for tiling; in OGC's register.
    case netherlandsRDNewQuad = "NetherlandsRDNewQuad"

    /// What its metres are.
    package var system: ReferenceSystem {
        switch self {
        case .webMercatorQuad: .webMercator
        case .netherlandsRDNewQuad: .rd
        }
    }

    /// The register's address of the definition.
    package var uri: String { "http://www.opengis.net/def/tilematrixset/OGC/1.0/\(rawValue)" }

    /// The name for people; Dutch.
    package var title: String {
        switch self {
        case .webMercatorQuad: "Webmercator, zoals de meeste webkaarten"
        case .netherlandsRDNewQuad: "Rijksdriehoeksstelsel (RD), de Nederlandse tegelindeling"
        }
    }

    /// The scales that it shares with others (17-083r4, annex C).
    package var wellKnownScaleSet: String {
        switch self {
        case .webMercatorQuad: "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"
        case .netherlandsRDNewQuad: "urn:ogc:def:wkss:OGC:1.0:NLDEPSG28992Scale"
        }
    }

    /// The zooms that it defines.
    package var zooms: ClosedRange<Int> {
        switch self {
        case .webMercatorQuad: 0...24
        case .netherlandsRDNewQuad: 0...16
        }
    }

    /// The top left corner of tile 0/0/0: x and y in metres.
    package var origin: SIMD2<Double> {
        switch self {
        case .webMercatorQuad: SIMD2(-Self.mercatorHalf, Self.mercatorHalf)
        case .netherlandsRDNewQuad: SIMD2(-285_401.92, 903_401.92)
        }
    }

    /// Metres along an edge of tile 0/0/0.
    package var side: Double {
        switch self {
        case .webMercatorQuad: 2 * Self.mercatorHalf
        case .netherlandsRDNewQuad: 3_440.64 * Double(Self.tilePixels)
        }
    }

    /// How many zooms of Web Mercator further a zoom shows about as much ground on the same screen.
    ///
    /// At 52 degrees north a pixel of Web Mercator is 3 012 m at zoom 5; one of RD is 3 441 m at zoom 0.
    package var zoomsBehindWebMercator: Int {
        switch self {
        case .webMercatorQuad: 0
        case .netherlandsRDNewQuad: 5
        }
    }

    /// Pixels along an edge of a tile.
    package static let tilePixels = 256

    /// Half the equator of WGS 84 in metres: pi times its long axis.
    private static let mercatorHalf = 6_378_137.0 * Double.pi

    /// Metres that a pixel covers at a zoom.
    package func cellSize(_ zoom: Int) -> Double { side / Double(Self.tilePixels << zoom) }

    /// The scale denominator for pixels of 0.28 mm (17-083r4, 6.2.1.1).
    package func scaleDenominator(_ zoom: Int) -> Double { cellSize(zoom) / 0.000_28 }
}
