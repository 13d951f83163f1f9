/// Positions in whole units of the tiles of one zoom, counted from the top left of the whole matrix.
///
/// A position is rounded once, for all tiles. So it lies in exactly one tile, and its copies in the buffers of others are the same.
package struct TileUnits: Sendable {
    package let set: TileMatrixSet
    package let zoom: Int

    package init(_ set: TileMatrixSet, zoom: Int) {
        self.set = set
        self.zoom = zoom
    }

    /// Units along an edge of a tile (MVT 2.1, 4.1: `extent`).
    package static let extent = 1 << Int(shift)
    static let shift: Int64 = 12

    /// Units from the top left of the matrix; nothing beyond it, or for metres that are not a number.
    package func units(_ metres: SIMD2<Double>) -> SIMD2<Int64>? {
        let scale = Double(Self.extent << zoom) / set.side
        let x = ((metres.x - set.origin.x) * scale).rounded()
        let y = ((set.origin.y - metres.y) * scale).rounded()
        let all = Double(Self.extent << zoom)
        guard x >= 0, y >= 0, x <= all, y <= all else { return nil }
        // What lies on the last edge belongs to the last tile.
        return SIMD2(min(Int64(x), Int64(all) - 1), min(Int64(y), Int64(all) - 1))
    }

    /// The tile in which units lie: column and row.
    package static func tile(_ units: SIMD2<Int64>) -> SIMD2<Int64> { units &>> SIMD2(shift, shift) }

    /// The first and the last column and row of the tiles that have units within their edges or buffers.
    package static func tiles(around units: SIMD2<Int64>, buffer: Int) -> (first: SIMD2<Int64>, last: SIMD2<Int64>) {
        let buffer = SIMD2<Int64>(repeating: Int64(buffer))
        return (tile(units &- buffer &- SIMD2(1, 1)), tile(units &+ buffer))
    }

    /// Units from the top left of a tile.
    package static func local(_ units: SIMD2<Int64>, column: Int, row: Int) -> SIMD2<Int32> {
        SIMD2(truncatingIfNeeded: units &- SIMD2(Int64(column), Int64(row)) &<< SIMD2(shift, shift))
    }
}
