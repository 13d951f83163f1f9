import Foundation
import OpenKaart
import PublishedMap
import TestSupport
import Testing
import VectorTiles

@testable import MapTiles

/// Tiles as they were when somebody looked at them. `OPENKAART_RECORD=1` writes the file anew, and fails, so that a recording is not
/// taken for a test.
@Suite("Golden tiles")
struct GoldenTileTests {
    private static let file = Harness.project.appending(path: "Tests/data/golden-tiles.txt")

    /// Set, zoom, row, column.
    private static let addresses: [(TileMatrixSet, Int, Int, Int)] = [
        (.webMercatorQuad, 0, 0, 0), (.webMercatorQuad, 5, 10, 16), (.webMercatorQuad, 6, 21, 32),
        (.webMercatorQuad, 7, 42, 65), (.webMercatorQuad, 8, 84, 131), (.webMercatorQuad, 9, 168, 263),
        (.webMercatorQuad, 10, 337, 526), (.webMercatorQuad, 11, 674, 1053), (.webMercatorQuad, 12, 1348, 2106),
        (.netherlandsRDNewQuad, 0, 0, 0), (.netherlandsRDNewQuad, 1, 1, 1), (.netherlandsRDNewQuad, 2, 2, 1),
    ]

    @Test("A dozen tiles of a known map, and of the base map, are as they were")
    func golden() throws {
        var random = SeededGenerator(seed: 2026)
        let stock = Stock()
        stock.put(Stock.random(300, using: &random))
        let tiles = try Stock.tiles(try #require(try stock.map().current))
        let basemap = try Harness.backdrop().basemap
        var text = ""
        for (set, zoom, row, column) in Self.addresses {
            let address = try #require(TileAddress(set, zoom: zoom, row: row, column: column))
            for (name, bytes) in [("kaart", tiles.tile(address)), ("ondergrond", basemap.tile(address))] {
                text += "# \(name) \(set.rawValue)/\(zoom)/\(row)/\(column): \(bytes.count) bytes\n"
                text += Self.lines(try DecodedTile(bytes))
            }
        }
        if ProcessInfo.processInfo.environment["OPENKAART_RECORD"] == "1" {
            try Data(text.utf8).write(to: Self.file)
            Issue.record("The golden tiles were recorded, not tested. Look at what changed, and run the test again.")
            return
        }
        let lines = text.split(separator: "\n")
        let expected = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
        for (line, golden) in zip(lines, expected) where line != golden {
            Issue.record("is \(line.prefix(300)), was \(golden.prefix(300))")
            return
        }
        #expect(lines.count == expected.count && lines.count > 200)
    }

    /// A line for each feature; of lines and areas, how many points each part has and where it begins.
    private static func lines(_ tile: DecodedTile) -> String {
        var text = ""
        for layer in tile.layers {
            for feature in layer.features {
                let attributes = feature.attributes.sorted { $0.key < $1.key }.map { name, value in
                    "\(name)=\(value.text ?? "\(value.count ?? 0)")"
                }
                let parts = feature.parts.map {
                    "\($0[0].x),\($0[0].y)\($0.count > 1 ? " and \($0.count - 1) more" : "")"
                }
                text += "\(layer.name) \(parts.joined(separator: "; ")) \(attributes.joined(separator: " "))\n"
            }
        }
        return text
    }
}
