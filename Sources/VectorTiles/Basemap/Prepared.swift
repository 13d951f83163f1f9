import OpenKaart

/// The base map as one zoom of one matrix set needs it: projected, with fewer points, without what is too small.
///
/// Coordinates are parts of the whole matrix, from its top left. It is made fewer before it is cut, so that neighbours agree.
struct Prepared: Sendable {
    let set: TileMatrixSet
    let zoom: Int
    let shapes: [Shape]

    struct Shape: Sendable {
        let layer: BasemapLayer
        let geometry: BasemapFeature.Geometry
        let attributes: [(String, VectorTileLayer.Value)]
        let least: SIMD2<Double>
        let most: SIMD2<Double>

        func touches(_ low: SIMD2<Double>, _ high: SIMD2<Double>) -> Bool {
            least.x <= high.x && most.x >= low.x && least.y <= high.y && most.y >= low.y
        }
    }

    /// - Parameters:
    ///   - tolerance: units that lines may move.
    ///   - smallestArea: square units below which an area is left out.
    init(
        _ features: [BasemapFeature], _ set: TileMatrixSet, _ zoom: Int, by positions: any PositionTransformation,
        tolerance: Double, smallestArea: Double
    ) {
        self.set = set
        self.zoom = zoom
        let unit = 1 / Double(TileUnits.extent << zoom)
        let smallestPlace = Self.smallestPlace(zoom + set.zoomsBehindWebMercator)
        shapes = features.compactMap { feature in
            func projected(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
                var pairs = points
                positions.transform(&pairs, to: set.system)
                // What the system does not reach is far outside any tile that is asked for.
                return pairs.filter { $0.x.isFinite && $0.y.isFinite }.map {
                    SIMD2($0.x - set.origin.x, set.origin.y - $0.y) / set.side
                }
            }
            let geometry: BasemapFeature.Geometry
            switch feature.geometry {
            case .point(let point):
                guard feature.thousands >= smallestPlace, let place = projected([point]).first else { return nil }
                geometry = .point(place)
            case .line(let line):
                let fewer = simplified(projected(line), tolerance: tolerance * unit)
                guard fewer.count > 1 else { return nil }
                geometry = .line(fewer)
            case .area(let rings):
                let large = rings.map { Self.ring(projected($0), tolerance: tolerance * unit) }.filter {
                    abs(doubledArea($0)) / 2 >= smallestArea * unit * unit
                }
                guard let outer = large.first, outer.count > 2 else { return nil }
                geometry = .area(large)
            }
            let points = geometry.points
            guard let first = points.first else { return nil }
            return Shape(
                layer: feature.layer, geometry: geometry, attributes: feature.attributes,
                least: points.reduce(first) { pointwiseMin($0, $1) },
                most: points.reduce(first) { pointwiseMax($0, $1) })
        }
    }

    /// A ring with fewer points: as two lines, from its first point to the one farthest from it and back.
    private static func ring(_ ring: [SIMD2<Double>], tolerance: Double) -> [SIMD2<Double>] {
        guard let first = ring.first,
            let far = ring.indices.max(by: { Self.distance(ring[$0], first) < Self.distance(ring[$1], first) }), far > 0
        else { return ring }
        let there = simplified(Array(ring[0...far]), tolerance: tolerance)
        let back = simplified(Array(ring[far...]) + [first], tolerance: tolerance)
        return there + back.dropFirst().dropLast()
    }

    private static func distance(_ one: SIMD2<Double>, _ other: SIMD2<Double>) -> Double {
        let away = one - other
        return (away * away).sum()
    }

    /// Thousands of inhabitants that a place has at least at a zoom of Web Mercator, so that names do not crowd.
    private static func smallestPlace(_ zoom: Int) -> Int {
        switch zoom {
        case ...5: 500
        case 6: 250
        case 7: 150
        case 8: 80
        default: 0
        }
    }
}
