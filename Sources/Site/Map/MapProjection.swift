import OpenKaart

#if canImport(Glibc)
    private import Glibc
#endif

/// Degrees to the pixels of a drawn map (Web Mercator).
struct MapProjection: Sendable {
    let width: Int
    let height: Int
    private let centre: SIMD2<Double>
    /// In degrees, of the middle.
    private let latitude: Double
    /// Pixels in a degree of longitude.
    private let scale: Double

    /// - Parameter span: degrees of longitude from edge to edge.
    init(around centre: Coordinate, span: Double, width: Int, height: Int) {
        self.width = width
        self.height = height
        self.centre = SIMD2(centre.longitude, Self.mercator(centre.latitude))
        latitude = centre.latitude
        scale = Double(width) / span
    }

    /// Shows all of these points, with room around them, and never less than `span` degrees; nothing without a point.
    init?(showing points: [Coordinate], atLeast span: Double, width: Int, height: Int) {
        let (xs, ys) = (points.map(\.longitude), points.map { Self.mercator($0.latitude) })
        guard let west = xs.min(), let east = xs.max(), let south = ys.min(), let north = ys.max() else { return nil }
        self.width = width
        self.height = height
        centre = SIMD2((west + east) / 2, (south + north) / 2)
        latitude = points.map(\.latitude).reduce(0, +) / Double(points.count)
        let wanted = max(span, (east - west) * Self.room, (north - south) * Self.room * Double(width) / Double(height))
        scale = Double(width) / wanted
    }

    /// Around points at the edge their marks must fit.
    private static let room = 1.5

    /// Where a position stands, in pixels from the left and the top.
    ///
    /// - Parameter point: degrees, longitude first.
    func place(_ point: BaseMap.Point) -> BaseMap.Point {
        BaseMap.Point(
            (point.x - centre.x) * scale + Double(width) / 2,
            (centre.y - Self.mercator(point.y)) * scale + Double(height) / 2)
    }

    func place(_ point: Coordinate) -> BaseMap.Point { place(BaseMap.Point(point.longitude, point.latitude)) }

    /// How long a length on the ground is in the middle of the map.
    func pixels(metres: Double) -> Double {
        metres / (Self.metresPerDegree * cos(latitude * .pi / 180)) * scale
    }

    /// At the equator.
    private static let metresPerDegree = 111_320.0

    /// Latitude as it is drawn, in the degrees of the longitude.
    private static func mercator(_ latitude: Double) -> Double {
        log(tan(.pi / 4 + latitude * .pi / 360)) * 180 / .pi
    }
}
