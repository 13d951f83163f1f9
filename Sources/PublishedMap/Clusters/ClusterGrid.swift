package import OpenKaart

/// Which cells belong to a zoom of a web map.
package enum ClusterGrid {
    /// Zooms are those of WebMercatorQuad with tiles of 256 pixels: 0 … 24.
    package static let maximumZoom = CurveCell.deepest - zoomOffset
    /// A cell is a quarter of a tile wide: 64 pixels, and in the Netherlands about 52 high.
    private static let zoomOffset = 2
    /// No answer has more cells than this, however large the box.
    package static let maximumCells = 2_048

    /// The level of the cells of a zoom.
    package static func level(zoom: Int) -> Int { zoom + zoomOffset }

    /// The first zoom whose cells are as small as those of a level; of the coarsest levels zoom 0.
    package static func zoom(level: Int) -> Int { max(level - zoomOffset, 0) }

    /// The finest zoom, no finer than wanted, at which a box of this size touches no more than `maximumCells`, wherever it lies.
    ///
    /// - Parameter sizes: degrees of longitude and latitude of the parts of the box.
    package static func zoom(_ wanted: Int, fitting sizes: [SIMD2<Double>]) -> Int {
        var zoom = wanted
        while zoom > 0, cells(level(zoom: zoom), sizes) > Double(maximumCells) { zoom -= 1 }
        return zoom
    }

    /// The most cells that boxes touch.
    private static func cells(_ level: Int, _ sizes: [SIMD2<Double>]) -> Double {
        let side = Double(Int64(1) << Int64(level))
        return sizes.reduce(0) { sum, size in
            sum + ((size.x * side / 360).rounded(.down) + 2) * ((size.y * side / 180).rounded(.down) + 2)
        }
    }
}

extension MapState {
    /// The zoom whose cells an answer about an area can have: the one wanted, or a coarser one when there would be too many. Only where
    /// there are records counts, in whole degrees, so that a box of the whole world is that of the country. A view that moves keeps its
    /// grid as long as it stays inside that box; where it leaves it, fewer cells count and the grid may become finer.
    package func clusterZoom(_ wanted: Int, in area: Area?) -> Int {
        var reach = packed.tree.bounds
        for record in overlay {
            let (x, y) = (record.point.longitude, record.point.latitude)
            reach.enclose(CountTree.Box(minX: x, minY: y, maxX: x, maxY: y))
        }
        guard reach.minX <= reach.maxX else { return wanted }
        let (west, south) = (reach.minX.rounded(.down), reach.minY.rounded(.down))
        let (east, north) = (reach.maxX.rounded(.up), reach.maxY.rounded(.up))
        let parts = area?.enclosing.parts.map { ($0.west, $0.south, $0.east, $0.north) } ?? [(west, south, east, north)]
        return ClusterGrid.zoom(
            wanted,
            fitting: parts.map { part in
                SIMD2(
                    max(0, min(part.2, east) - max(part.0, west)), max(0, min(part.3, north) - max(part.1, south)))
            })
    }
}
