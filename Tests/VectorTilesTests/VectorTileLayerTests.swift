import TestSupport
import Testing

@testable import VectorTiles

@Suite("Mapbox Vector Tile 2.1")
struct VectorTileLayerTests {
    @Test("Geometries are those of the specification's examples (4.3.5)")
    func examples() throws {
        var layer = VectorTileLayer("proef")
        layer.addPoint(SIMD2(25, 17), [])
        layer.addLines([[SIMD2(2, 2), SIMD2(2, 10), SIMD2(10, 10)]], [])
        layer.addPolygon([[SIMD2(3, 6), SIMD2(8, 12), SIMD2(20, 34)]], [])
        let bytes = [layer].tile
        // 9 50 34 | 9 4 4 18 0 16 16 0 | 9 6 12 18 10 12 24 44 15
        for geometry: [UInt8] in [
            [9, 50, 34], [9, 4, 4, 18, 0, 16, 16, 0], [9, 6, 12, 18, 10, 12, 24, 44, 15],
        ] {
            let field = [0x22, UInt8(geometry.count)] + geometry
            #expect(bytes.indices.contains { bytes[$0...].starts(with: field) })
        }
        let read = try #require(try DecodedTile(bytes)["proef"])
        #expect(read.version == 2 && read.extent == 4_096 && read.features.map(\.kind) == [1, 2, 3])
        #expect(read.features[2].parts == [[SIMD2(3, 6), SIMD2(8, 12), SIMD2(20, 34)]])
    }

    @Test("Names and values stand in a layer once, in the order of their first use; a count of 300 is no text")
    func dictionaries() throws {
        var layer = VectorTileLayer("proef")
        layer.addPoint(SIMD2(-1, 4_100), [("thema", .text("open-data")), ("aantal", .count(300))])
        layer.addPoint(SIMD2(1, 1), [("aantal", .count(300)), ("thema", .text("300")), ("naam", .text("ë 🌳"))])
        let read = try #require(try DecodedTile([layer].tile)["proef"])
        #expect(read.keys == ["thema", "aantal", "naam"])
        #expect(read.values == [.text("open-data"), .count(300), .text("300"), .text("ë 🌳")])
        #expect(read.features[0].parts == [[SIMD2(-1, 4_100)]])
        #expect(read.features[1].attributes == ["aantal": .count(300), "thema": .text("300"), "naam": .text("ë 🌳")])
    }

    @Test("A layer without features is not there, and a tile without layers has no bytes")
    func empty() throws {
        var full = VectorTileLayer("vol")
        full.addPoint(.zero, [])
        #expect([VectorTileLayer("leeg")].tile.isEmpty)
        #expect(try DecodedTile([VectorTileLayer("leeg"), full].tile).layers.map(\.name) == ["vol"])
    }

    @Test("Any numbers come back", arguments: SeededGenerator.seeds)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var layer = VectorTileLayer("proef")
        var points: [SIMD2<Int32>] = []
        for _ in 0..<500 {
            let point = SIMD2(
                Int32.random(in: -5_000...9_000, using: &random), Int32.random(in: -5_000...9_000, using: &random))
            points.append(point)
            layer.addPoint(point, [("n", .count(Int.random(in: 0...Int(Int32.max), using: &random)))])
        }
        let read = try #require(try DecodedTile([layer].tile)["proef"])
        #expect(read.features.map { $0.parts[0][0] } == points.map { SIMD2(Int($0.x), Int($0.y)) })
    }
}
