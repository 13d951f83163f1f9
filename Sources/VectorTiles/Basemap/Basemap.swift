package import OpenKaart
private import Synchronization

/// The base map that needs no network: land, rivers, borders and places, cut into tiles.
///
/// It never changes while it is there. What each zoom needs of it is worked out once, when that zoom is first asked for.
package final class Basemap: Sendable {
    private let features: [BasemapFeature]
    private let positions: any PositionTransformation
    private let prepared = Mutex<[Prepared]>([])

    /// The box around everything in it, in degrees.
    package let bounds: BoundingBox

    /// Tells its bytes from those of another base map.
    package let digest: UInt64

    /// - Parameter source: the content of `nederland.geojson`.
    /// - Throws: `BasemapError`.
    package init(_ source: [UInt8], by positions: any PositionTransformation) throws {
        let read = try Self.read(source)
        self.positions = positions
        digest = source.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        var west = 180.0
        var south = 90.0
        var east = -180.0
        var north = -90.0
        for feature in read {
            for point in feature.geometry.points {
                (west, east) = (min(west, point.x), max(east, point.x))
                (south, north) = (min(south, point.y), max(north, point.y))
            }
        }
        guard let box = BoundingBox(west: west, south: south, east: east, north: north), west < east, south < north
        else { throw BasemapError(description: "er staat niets in") }
        bounds = box
        features = [Self.water(box)] + read
    }

    /// The zooms for which its tiles differ: its scale is 1 : 1 000 000, and further in nothing is added. Viewers enlarge the last one.
    package static func zooms(_ set: TileMatrixSet) -> ClosedRange<Int> {
        0...finestZoom - set.zoomsBehindWebMercator
    }

    /// At this zoom of Web Mercator a pixel is less than its points are off (90 m).
    private static let finestZoom = 12

    /// How far lines may move when points are left out: half a pixel of a tile drawn at 512 pixels.
    private static let tolerance = 4.0
    /// An area that is smaller is left out whole; square units, a pixel of a tile drawn at 512 pixels.
    private static let smallestArea = 64.0
    /// Units around a tile, so that the edges of areas and the ends of lines do not show.
    package static let buffer = 64

    /// A tile; empty when nothing of the base map is in it.
    ///
    /// - Complexity: O(n) in the number of points at that zoom, and once O(n log n) for each zoom.
    package func tile(_ address: TileAddress) -> [UInt8] {
        let prepared = prepared(address.set, min(address.zoom, Self.zooms(address.set).upperBound))
        let square = ClipSquare(buffer: Self.buffer)
        let scale = Double(TileUnits.extent << address.zoom)
        let corner = SIMD2(Double(address.column), Double(address.row)) * Double(TileUnits.extent)
        let least = (SIMD2(repeating: square.least) + corner) / scale
        let most = (SIMD2(repeating: square.most) + corner) / scale
        var layers = BasemapLayer.allCases.map { VectorTileLayer($0.rawValue) }
        for shape in prepared.shapes where shape.touches(least, most) {
            guard let index = BasemapLayer.allCases.firstIndex(of: shape.layer) else { continue }
            func local(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] { points.map { $0 * scale - corner } }
            switch shape.geometry {
            case .point(let point):
                layers[index].addPoint(snapped(local([point]))[0], shape.attributes)
            case .line(let line):
                let parts = square.line(local(line)).map(snapped).filter { $0.count > 1 }
                layers[index].addLines(parts, shape.attributes)
            case .area(let rings):
                layers[index].addPolygon(Self.rings(rings.map { square.ring(local($0)) }), shape.attributes)
            }
        }
        return layers.tile
    }

    /// Whole units, wound as tiles want it: the outer ring clockwise on the screen, holes the other way.
    private static func rings(_ rings: [[SIMD2<Double>]]) -> [[SIMD2<Int32>]] {
        var whole: [[SIMD2<Int32>]] = []
        for (index, ring) in rings.enumerated() {
            var points = snapped(ring)
            while points.count > 1, points.first == points.last { points.removeLast() }
            let area = doubledArea(points.map { SIMD2<Double>($0) })
            guard points.count > 2, area != 0 else {
                // Without its outer ring there are no holes.
                if index == 0 { return [] }
                continue
            }
            whole.append((area > 0) == (index == 0) ? points : points.reversed())
        }
        return whole
    }

    private func prepared(_ set: TileMatrixSet, _ zoom: Int) -> Prepared {
        if let known = prepared.withLock({ $0.first { $0.set == set && $0.zoom == zoom } }) { return known }
        let made = Prepared(
            features, set, zoom, by: positions, tolerance: Self.tolerance, smallestArea: Self.smallestArea)
        prepared.withLock { $0.append(made) }
        return made
    }

    /// The sea under the land: the whole box, its edges in steps so that they bend with the projection.
    private static func water(_ box: BoundingBox) -> BasemapFeature {
        let steps = 64
        let size = SIMD2(box.east - box.west, box.north - box.south)
        let corners: [SIMD2<Double>] = [SIMD2(0, 0), SIMD2(1, 0), SIMD2(1, 1), SIMD2(0, 1)]
        var ring: [SIMD2<Double>] = []
        for (index, corner) in corners.enumerated() {
            let next = corners[(index + 1) % corners.count]
            for step in 0..<steps {
                let part = Double(step) / Double(steps)
                ring.append(SIMD2(box.west, box.south) + (corner + part * (next - corner)) * size)
            }
        }
        return BasemapFeature(layer: .water, geometry: .area([ring]), attributes: [], thousands: 0)
    }
}

extension BasemapFeature.Geometry {
    var points: [SIMD2<Double>] {
        switch self {
        case .point(let point): [point]
        case .line(let line): line
        case .area(let rings): rings.flatMap { $0 }
        }
    }
}
