import OpenKaart

/// A box in terms of the grid of one level: which cells touch it and which lie inside, in whole numbers.
struct CellBox {
    private let level: Int
    /// Columns and rows of the last edges of cells that lie on the western and southern edge of the box or before them …
    private let low: SIMD2<Int64>
    /// … and of the last edges that lie on its eastern and northern edge or before them.
    private let high: SIMD2<Int64>

    /// - Parameter box: degrees; inside out when nothing lies in it.
    init(_ box: CountTree.Box, level: Int) {
        self.level = level
        low = SIMD2(
            Self.first(level, from: (box.minX + 180) / 360) { CurveCell.longitude($0, level) >= box.minX },
            Self.first(level, from: (box.minY + 90) / 180) { CurveCell.latitude($0, level) >= box.minY })
        high = SIMD2(
            Self.first(level, from: (box.maxX + 180) / 360) { CurveCell.longitude($0, level) > box.maxX } - 1,
            Self.first(level, from: (box.maxY + 90) / 180) { CurveCell.latitude($0, level) > box.maxY } - 1)
    }

    /// The first edge for which a condition holds that holds for all later ones. The share of the world is where it lies, but for
    /// rounding.
    private static func first(_ level: Int, from share: Double, where holds: (Int64) -> Bool) -> Int64 {
        let side = Int64(1) << Int64(level)
        var edge = Int64(min(max(share, 0), 1) * Double(side))
        while edge > 0, holds(edge - 1) { edge -= 1 }
        while edge <= side, !holds(edge) { edge += 1 }
        return edge
    }

    /// The smallest cells, four at most, that together hold all cells which touch the box; in the order of the curve.
    var cover: [CurveCell] {
        // A cell that ends where the box starts touches it.
        let west = max(low.x - 1, 0)
        let south = max(low.y - 1, 0)
        let last = (Int64(1) << Int64(level)) - 1
        let (east, north) = (min(high.x, last), min(high.y, last))
        guard west <= east, south <= north else { return [] }
        var finer: Int64 = 0
        while east >> finer - west >> finer > 1 || north >> finer - south >> finer > 1 { finer += 1 }
        var cells: [CurveCell] = []
        for row in south >> finer...north >> finer {
            for column in west >> finer...east >> finer {
                cells.append(CurveCell(level: level - Int(finer), column: column, row: row))
            }
        }
        return cells.sorted { $0.index < $1.index }
    }

    /// Whether a cell of this level or a coarser one and the box have a point in common, edges included.
    @inline(__always)
    func touches(_ cell: CurveCell) -> Bool {
        let (start, end) = edges(cell)
        return start.x <= high.x && end.x >= low.x && start.y <= high.y && end.y >= low.y
    }

    /// Whether all of a cell lies in the box, edges included.
    @inline(__always)
    func holds(_ cell: CurveCell) -> Bool {
        let (start, end) = edges(cell)
        return start.x >= low.x && end.x <= high.x && start.y >= low.y && end.y <= high.y
    }

    @inline(__always)
    private func edges(_ cell: CurveCell) -> (SIMD2<Int64>, SIMD2<Int64>) {
        let finer = Int64(level - cell.level)
        return (
            SIMD2(cell.column << finer, cell.row << finer), SIMD2((cell.column + 1) << finer, (cell.row + 1) << finer)
        )
    }
}
