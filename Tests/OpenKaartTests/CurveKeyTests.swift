import OpenKaart
import Testing

@Suite("A key on the Hilbert curve")
struct CurveKeyTests {
    /// A key of the middle of cell (column, row), counted from the south-west, when the world has so many cells on each side.
    private static func key(column: Int, row: Int, side: Int) throws -> CurveKey {
        let longitude = (Double(column) + 0.5) / Double(side) * 360 - 180
        let latitude = (Double(row) + 0.5) / Double(side) * 180 - 90
        return CurveKey(try #require(Coordinate(longitude: longitude, latitude: latitude)))
    }

    /// The cells of a block of 16 by 16, in the order of their keys.
    private static func block(column: Int, row: Int, side: Int) throws -> [(column: Int, row: Int, key: CurveKey)] {
        var cells: [(column: Int, row: Int, key: CurveKey)] = []
        for right in 0..<16 {
            for up in 0..<16 {
                cells.append((right, up, try key(column: column + right, row: row + up, side: side)))
            }
        }
        return cells.sorted { $0.key < $1.key }
    }

    @Test("visits the cells of the world so that neighbours in order are neighbours in space")
    func world() throws {
        let cells = try Self.block(column: 0, row: 0, side: 16)
        for (cell, next) in zip(cells, cells.dropFirst()) {
            #expect(abs(cell.column - next.column) + abs(cell.row - next.row) == 1, "\(cell) to \(next)")
        }
        #expect(Set(cells.map(\.key)).count == 256)
    }

    @Test(
        "does so down to the smallest cells, which follow each other without gaps",
        arguments: [(5.121, 52.091), (-68.26, 12.15), (0, 0)])
    func smallestCells(longitude: Double, latitude: Double) throws {
        let side = 1 << 31
        let column = Int((longitude + 180) / 360 * Double(side)) / 16 * 16
        let row = Int((latitude + 90) / 180 * Double(side)) / 16 * 16
        let cells = try Self.block(column: column, row: row, side: side)
        for (cell, next) in zip(cells, cells.dropFirst()) {
            #expect(abs(cell.column - next.column) + abs(cell.row - next.row) == 1, "\(cell) to \(next)")
            #expect(next.key.value == cell.key.value + 1)
        }
    }

    // Computed apart, with the textbook function xy2d in Python. Keys are stored and stand in cursors, so they may never change.
    @Test(
        "is the same on every machine and in every version",
        arguments: [
            (5.121, 52.091, 2_599_231_619_568_342_519),
            (3.2, 50.7, 2_598_863_256_886_217_791),
            (7.3, 53.7, 2_600_907_124_196_085_046),
            (0, 0, 2_305_843_009_213_693_952),
            (-180, -90, 0),
            (180, -90, 4_611_686_018_427_387_903),
            (-180, 90, 1_537_228_672_809_129_301),
            (180, 90, 3_074_457_345_618_258_602),
        ] as [(Double, Double, Int64)])
    func pinned(longitude: Double, latitude: Double, value: Int64) throws {
        #expect(CurveKey(try #require(Coordinate(longitude: longitude, latitude: latitude))).value == value)
    }

    @Test("fits in 62 bits wherever the point lies", arguments: SeededGenerator.seeds)
    func bounds(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let longitudes =
            [-180, -179.999_999_99, 0, 179.999_999_99, 180]
            + (0..<20).map { _ in Double.random(in: -180...180, using: &random) }
        let latitudes =
            [-90, -89.999_999_99, 0, 89.999_999_99, 90]
            + (0..<20).map { _ in Double.random(in: -90...90, using: &random) }
        for longitude in longitudes {
            for latitude in latitudes {
                let key = CurveKey(try #require(Coordinate(longitude: longitude, latitude: latitude)))
                #expect((0..<(1 << 62)).contains(key.value), "\(longitude), \(latitude), seed \(seed)")
            }
        }
    }

    @Test(
        "keeps close points close: all of one cell of a third of a degree share the first 20 bits",
        arguments: SeededGenerator.seeds)
    func locality(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        // Column 526 and row 808 of 1024, around Utrecht; a hair inside the edges.
        let (longitudes, latitudes) = (4.921_876...5.273_436, 52.031_251...52.207_030)
        let keys = try (0..<400).map { _ in
            let position = Coordinate(
                longitude: .random(in: longitudes, using: &random), latitude: .random(in: latitudes, using: &random))
            return CurveKey(try #require(position)).value >> 42
        }
        #expect(Set(keys).count == 1, "seed \(seed)")
        let outside = CurveKey(try #require(Coordinate(longitude: 5.273_439, latitude: 52.1))).value >> 42
        #expect(!keys.contains(outside), "seed \(seed)")
    }
}
