package import OpenKaart

/// The rows and columns of a tile matrix that may hold something (17-083r4, 8.3: tile matrix set limits).
package struct TileLimits: Hashable, Sendable {
    package let rows: ClosedRange<Int>
    package let columns: ClosedRange<Int>
}

extension TileMatrixSet {
    /// The tiles of a zoom that touch a box of degrees.
    package func limits(_ zoom: Int, of box: BoundingBox, by positions: any PositionTransformation) -> TileLimits {
        // The edges of a box bend in RD; points along them find how far.
        var least = SIMD2(repeating: Double.infinity)
        var most = -least
        for step in 0...16 {
            let part = Double(step) / 16
            let x = box.west + part * (box.east - box.west)
            let y = box.south + part * (box.north - box.south)
            for corner in [SIMD2(x, box.south), SIMD2(x, box.north), SIMD2(box.west, y), SIMD2(box.east, y)] {
                let metres = positions.transform(corner, to: system)
                guard metres.x.isFinite, metres.y.isFinite else { return all(zoom) }
                let place = SIMD2(metres.x - origin.x, origin.y - metres.y) / side
                least = pointwiseMin(least, place)
                most = pointwiseMax(most, place)
            }
        }
        let count = 1 << zoom
        func range(_ low: Double, _ high: Double) -> ClosedRange<Int> {
            let first = min(max(Int((low * Double(count) - Self.slack).rounded(.down)), 0), count - 1)
            return first...min(max(Int((high * Double(count) + Self.slack).rounded(.down)), first), count - 1)
        }
        return TileLimits(rows: range(least.y, most.y), columns: range(least.x, most.x))
    }

    /// Parts of a tile, for the buffer and for what bends between two points of an edge.
    private static let slack = 0.1

    private func all(_ zoom: Int) -> TileLimits {
        TileLimits(rows: 0...(1 << zoom) - 1, columns: 0...(1 << zoom) - 1)
    }
}

extension BoundingBox {
    /// The box around others; nothing around none.
    package static func around(_ boxes: [BoundingBox]) -> BoundingBox? {
        guard let first = boxes.first else { return nil }
        return BoundingBox(
            west: boxes.reduce(first.west) { min($0, $1.west) }, south: boxes.reduce(first.south) { min($0, $1.south) },
            east: boxes.reduce(first.east) { max($0, $1.east) }, north: boxes.reduce(first.north) { max($0, $1.north) })
    }
}
