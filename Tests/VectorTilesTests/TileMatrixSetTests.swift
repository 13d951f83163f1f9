import OpenDataFormats
import OpenKaart
import TestSupport
import Testing

@testable import VectorTiles

@Suite("Tile matrix sets (OGC 17-083r4)")
struct TileMatrixSetTests {
    @Test(
        "WebMercatorQuad has the numbers of annex D.1",
        arguments: [
            (0, 559_082_264.028717, 156_543.033928041), (1, 279_541_132.014358, 78_271.5169640204),
            (5, 17_471_320.7508974, 4_891.96981025128), (12, 136_494.693366384, 38.2185141425881),
            (24, 33.3238997476529, 0.00933069192934280),
        ])
    func mercator(zoom: Int, scale: Double, cell: Double) {
        let set = TileMatrixSet.webMercatorQuad
        #expect(abs(set.scaleDenominator(zoom) / scale - 1) < 1e-13)
        #expect(abs(set.cellSize(zoom) / cell - 1) < 1e-13)
        #expect(abs(set.origin.x + 20_037_508.3427892) < 1e-7 && abs(set.origin.y - 20_037_508.3427892) < 1e-7)
    }

    @Test(
        "NetherlandsRDNewQuad has the numbers of the Dutch tiling",
        arguments: [(0, 12_288_000.0, 3_440.64), (1, 6_144_000, 1_720.32), (12, 3_000, 0.84), (16, 187.5, 0.0525)])
    func rd(zoom: Int, scale: Double, cell: Double) {
        let set = TileMatrixSet.netherlandsRDNewQuad
        #expect(abs(set.scaleDenominator(zoom) / scale - 1) < 1e-13 && abs(set.cellSize(zoom) / cell - 1) < 1e-13)
        #expect(set.origin == SIMD2(-285_401.92, 903_401.92))
        // Geonovum's guideline: the lower right corner.
        #expect(abs(set.origin.x + set.side - 595_401.92) < 1e-6 && abs(set.origin.y - set.side - 22_598.08) < 1e-6)
    }

    @Test("The definition names each matrix, doubled from one to the next")
    func definition() throws {
        for set in TileMatrixSet.allCases {
            guard case .object(let document) = set.definition, case .array(let matrices)? = document["tileMatrices"]
            else {
                Issue.record("no object")
                return
            }
            #expect(matrices.count == set.zooms.count)
            for (zoom, matrix) in matrices.enumerated() {
                guard case .object(let matrix) = matrix else { continue }
                #expect(matrix["id"] == .string("\(zoom)") && matrix["matrixWidth"] == .number(Double(1 << zoom)))
            }
        }
    }

    @Test(
        "What is no tile of the matrix is none",
        arguments: [
            ("31", "0", "0"), ("25", "0", "0"), ("-1", "0", "0"), ("1", "2", "0"), ("1", "0", "2"), ("1", "-1", "0"),
            ("a", "0", "0"), ("1", "x", "0"), ("", "0", "0"), ("01", "0", "0"), ("1", "+1", "0"), ("1", "1.0", "0"),
            ("24", "99999999999999999999", "0"), ("24", "16777216", "0"), ("1", "１", "0"), ("1", " 1", "0"),
        ])
    func noTile(zoom: String, row: String, column: String) {
        #expect(TileAddress(.webMercatorQuad, zoom: zoom, row: row, column: column) == nil)
    }

    @Test("The last tile of the last zoom is one")
    func lastTile() {
        let last = String((1 << 24) - 1)
        #expect(TileAddress(.webMercatorQuad, zoom: "24", row: last, column: last) != nil)
        #expect(TileAddress(.netherlandsRDNewQuad, zoom: "17", row: "0", column: "0") == nil)
    }

    @Test("The numbers of PMTiles go through all tiles of a zoom once, from neighbour to neighbour")
    func hilbert() throws {
        var next: UInt64 = 0
        for zoom in 0...6 {
            var tiles: [(UInt64, SIMD2<Int>)] = []
            for row in 0..<1 << zoom {
                for column in 0..<1 << zoom {
                    let address = try #require(TileAddress(.webMercatorQuad, zoom: zoom, row: row, column: column))
                    tiles.append((address.hilbertNumber, SIMD2(column, row)))
                }
            }
            tiles.sort { $0.0 < $1.0 }
            #expect(tiles.map(\.0) == Array(next..<next + UInt64(tiles.count)))
            for (one, other) in zip(tiles, tiles.dropFirst()) {
                let step = other.1 &- one.1
                #expect(abs(step.x) + abs(step.y) == 1)
            }
            next += UInt64(tiles.count)
        }
        // The example of the specification: 12/3423/1763 is 19078479.
        #expect(TileAddress(.webMercatorQuad, zoom: 12, row: 1763, column: 3423)?.hilbertNumber == 19_078_479)
    }

    @Test(
        "A position lies in the box of its tile, and its units are within half a unit", arguments: SeededGenerator.seeds
    )
    func boxes(seed: UInt64) throws {
        let positions = try Harness.positions()
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let point = SIMD2(Double.random(in: 3.3...7.2, using: &random), .random(in: 50.8...53.6, using: &random))
            for set in TileMatrixSet.allCases {
                let zoom = Int.random(in: set.zooms, using: &random)
                let metres = positions.transform(point, to: set.system)
                let units = try #require(TileUnits(set, zoom: zoom).units(metres))
                let tile = TileUnits.tile(units)
                let address = try #require(TileAddress(set, zoom: zoom, row: Int(tile.y), column: Int(tile.x)))
                #expect(address.box(buffer: 0, by: positions).contains(x: point.x, y: point.y))
                let unit = set.side / Double(TileUnits.extent << zoom)
                let back = SIMD2(
                    set.origin.x + Double(units.x) * unit - metres.x, set.origin.y - Double(units.y) * unit - metres.y)
                #expect(abs(back.x) <= unit / 2 * (1 + 1e-6) && abs(back.y) <= unit / 2 * (1 + 1e-6))
                let limits = set.limits(
                    zoom, of: try #require(BoundingBox(west: 3.3, south: 50.8, east: 7.2, north: 53.6)), by: positions)
                #expect(limits.rows.contains(address.row) && limits.columns.contains(address.column))
            }
        }
    }
}
