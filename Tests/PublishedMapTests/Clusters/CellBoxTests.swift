import OpenKaart
import Testing

@testable import PublishedMap

@Suite("A box in whole numbers of a grid")
struct CellBoxTests {
    @Test("Touches and holds just the cells whose corners say so, also when an edge of the box lies on one of a cell")
    func corners() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("CellBoxTests.corners seed \(seed)")
        var random = Seeded(seed)
        for round in 0..<400 {
            let level = Int.random(in: 0...CurveCell.deepest, using: &random)
            let box = Self.box(level, using: &random)
            let cells = CellBox(box, level: level)
            // Cells near the corners of the box, of its own level and of coarser ones.
            for corner in [SIMD2(box.minX, box.minY), SIMD2(box.maxX, box.maxY), SIMD2(box.minX, box.maxY)] {
                let point = try #require(Coordinate(longitude: corner.x, latitude: corner.y))
                for coarser in 0...min(level, 6) {
                    let middle = CurveCell(CurveKey(point), level: level - coarser)
                    for cell in Self.neighbours(of: middle) {
                        let (low, high) = (cell.southWest, cell.northEast)
                        let touches =
                            low.x <= box.maxX && high.x >= box.minX && low.y <= box.maxY && high.y >= box.minY
                        let holds = low.x >= box.minX && high.x <= box.maxX && low.y >= box.minY && high.y <= box.maxY
                        #expect(cells.touches(cell) == touches, "seed \(seed), round \(round): \(cell) and \(box)")
                        #expect(cells.holds(cell) == holds, "seed \(seed), round \(round): \(cell) and \(box)")
                    }
                }
            }
        }
    }

    @Test("A box that is inside out touches nothing, and the box of the world holds everything")
    func extremes() {
        let nothing = CellBox(CountTree.Box(), level: 7)
        let everything = CellBox(CountTree.Box(minX: -180, minY: -90, maxX: 180, maxY: 90), level: 7)
        for index in stride(from: Int64(0), to: 1 << 14, by: 37) {
            guard let cell = CurveCell(level: 7, index: index) else { continue }
            #expect(!nothing.touches(cell) && !nothing.holds(cell))
            #expect(everything.touches(cell) && everything.holds(cell))
        }
        #expect(everything.holds(.world) && !nothing.touches(.world))
    }

    @Test("Is covered by at most four cells, in order, that hold all which touch it, and no larger than need be")
    func cover() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("CellBoxTests.cover seed \(seed)")
        var random = Seeded(seed)
        for round in 0..<300 {
            let level = Int.random(in: 0...CurveCell.deepest, using: &random)
            let cells = CellBox(Self.box(level, using: &random), level: level)
            let cover = cells.cover
            let first = try #require(cover.first)
            #expect((1...4).contains(cover.count), "seed \(seed), round \(round)")
            #expect(zip(cover, cover.dropFirst()).allSatisfy { $0.index < $1.index }, "seed \(seed), round \(round)")
            #expect(cover.allSatisfy { $0.level == first.level }, "seed \(seed), round \(round)")
            let touching = Self.cells(of: level, round: cover).filter(cells.touches)
            #expect(!touching.isEmpty, "seed \(seed), round \(round)")
            let held = touching.filter { cell in cover.contains { $0.keys.contains(cell.keys.lowerBound) } }
            #expect(held.count == touching.count, "seed \(seed), round \(round)")
            // One level finer it would take a third column or row.
            guard first.level < level else { continue }
            let shift = Int64(level - first.level - 1)
            let (columns, rows) = (Set(touching.map { $0.column >> shift }), Set(touching.map { $0.row >> shift }))
            #expect(columns.count > 2 || rows.count > 2, "seed \(seed), round \(round)")
        }
        #expect(CellBox(CountTree.Box(), level: 9).cover.isEmpty)
        #expect(CellBox(CountTree.Box(minX: -180, minY: -90, maxX: 180, maxY: 90), level: 9).cover.count == 4)
    }

    /// The cells of a level in some larger ones, and those right around them.
    private static func cells(of level: Int, round cover: [CurveCell]) -> [CurveCell] {
        let last = (Int64(1) << Int64(level)) - 1
        func span(_ numbers: [Int64], _ finer: Int64) -> ClosedRange<Int64> {
            let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
            return max((low << finer) - 1, 0)...min(((high + 1) << finer), last)
        }
        let finer = Int64(level - (cover.first?.level ?? level))
        return span(cover.map(\.row), finer).flatMap { row in
            span(cover.map(\.column), finer).map { CurveCell(level: level, column: $0, row: row) }
        }
    }

    /// A box of some cells, half of the time with its edges on those of cells.
    private static func box(_ level: Int, using random: inout Seeded) -> CountTree.Box {
        let width = 360 / Double(1 << level)
        let sides = SIMD2(width, width / 2) * Double.random(in: 0...9, using: &random)
        let west = Double.random(in: -180...max(180 - sides.x, -180), using: &random)
        let south = Double.random(in: -90...max(90 - sides.y, -90), using: &random)
        var box = CountTree.Box(
            minX: west, minY: south, maxX: min(west + sides.x, 180), maxY: min(south + sides.y, 90))
        if Bool.random(using: &random) {
            box.minX = ((box.minX + 180) / width).rounded(.down) * width - 180
            box.maxX = ((box.maxX + 180) / width).rounded(.down) * width - 180
            box.minY = ((box.minY + 90) / (width / 2)).rounded(.down) * (width / 2) - 90
            box.maxY = ((box.maxY + 90) / (width / 2)).rounded(.down) * (width / 2) - 90
        }
        return box
    }

    /// A cell and those around it.
    private static func neighbours(of cell: CurveCell) -> [CurveCell] {
        let (low, high) = (cell.southWest, cell.northEast)
        let middle = (low + high) / 2
        return (-1...1).flatMap { east in
            (-1...1).compactMap { north in
                let moved = middle + SIMD2(Double(east), Double(north)) * (high - low)
                return Coordinate(longitude: moved.x, latitude: moved.y).map {
                    CurveCell(CurveKey($0), level: cell.level)
                }
            }
        }
    }
}
