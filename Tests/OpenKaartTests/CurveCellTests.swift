import OpenKaart
import Testing

@Suite("A cell of the curve")
struct CurveCellTests {
    @Test(
        "holds just the positions between its edges, at every level, and a key tells which",
        arguments: SeededGenerator.seeds)
    func edges(seed: UInt64) throws {
        print("CurveCellTests.edges seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for level in 0...CurveCell.deepest {
            for _ in 0..<40 {
                let near = CurveCell(
                    CurveKey(
                        try #require(
                            Coordinate(
                                longitude: .random(in: -180...180, using: &random),
                                latitude: .random(in: -90...90, using: &random)))), level: level)
                // On the south-western corner, where rounding would tell, and a unit of the last decimal to either side.
                let unit = 1 / Coordinate.unitsPerDegree
                for east in [-unit, 0, unit] {
                    for north in [-unit, 0, unit] {
                        guard
                            let position = Coordinate(
                                longitude: near.southWest.x + east, latitude: near.southWest.y + north)
                        else { continue }
                        let key = CurveKey(position)
                        let cell = CurveCell(key, level: level)
                        #expect(cell.keys.contains(key.value), "seed \(seed) \(level) \(position)")
                        #expect(
                            cell.southWest.x <= position.longitude && cell.southWest.y <= position.latitude,
                            "seed \(seed) \(level) \(position)")
                        // The end of the world belongs to the last cells.
                        #expect(
                            position.longitude < cell.northEast.x || cell.northEast.x == 180,
                            "seed \(seed) \(level) \(position)")
                        #expect(
                            position.latitude < cell.northEast.y || cell.northEast.y == 90,
                            "seed \(seed) \(level) \(position)")
                    }
                }
                #expect(CurveCell(level: level, index: near.index) == near)
                #expect(CurveCell(level: level, column: near.column, row: near.row) == near, "seed \(seed) \(near)")
            }
        }
    }

    @Test("has four children that fill it, in the order of their keys", arguments: SeededGenerator.seeds)
    func children(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let level = Int.random(in: 0..<CurveCell.deepest, using: &random)
            let cell = try #require(
                CurveCell(level: level, index: .random(in: 0..<Int64(1) << Int64(2 * level), using: &random)))
            let children = (0..<Int64(4)).map(cell.child)
            #expect(children.first?.keys.lowerBound == cell.keys.lowerBound, "seed \(seed)")
            #expect(children.last?.keys.upperBound == cell.keys.upperBound, "seed \(seed)")
            for (child, next) in zip(children, children.dropFirst()) {
                #expect(child.keys.upperBound == next.keys.lowerBound, "seed \(seed)")
                #expect(abs(child.column - next.column) + abs(child.row - next.row) == 1, "seed \(seed)")
            }
            #expect(children.allSatisfy { $0.column >> 1 == cell.column && $0.row >> 1 == cell.row }, "seed \(seed)")
            #expect(Set(children).count == 4)
        }
    }

    @Test("is there for the numbers of its level alone")
    func numbers() {
        #expect(CurveCell(level: 0, index: 0) == .world && CurveCell(level: 0, index: 1) == nil)
        #expect(CurveCell(level: 3, index: 63) != nil && CurveCell(level: 3, index: 64) == nil)
        #expect(CurveCell(level: -1, index: 0) == nil && CurveCell(level: 27, index: 0) == nil)
        #expect(CurveCell(level: 26, index: -1) == nil && CurveCell(level: 26, index: .max) == nil)
    }

    @Test("is shared by two keys down to the level at which they part")
    func shared() throws {
        #expect(CurveCell.sharedLevel(5, 5) == 31)
        #expect(CurveCell.sharedLevel(0, 1 << 61) == 0 && CurveCell.sharedLevel(0, 1 << 60) == 0)
        #expect(CurveCell.sharedLevel(0, 1 << 59) == 1 && CurveCell.sharedLevel(4, 7) == 30)
    }
}
