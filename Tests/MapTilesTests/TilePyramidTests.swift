import Foundation
import OpenDataFiles
import OpenKaart
import PublishedMap
import TestSupport
import Testing
import VectorTiles

@testable import MapTiles
@testable import TileArchives

@Suite("All tiles in a file")
struct TilePyramidTests {
    private static func tiles(_ count: Int, seed: UInt64 = 5) throws -> InitiativeTiles {
        var random = SeededGenerator(seed: seed)
        let stock = Stock()
        stock.put(Stock.random(count, using: &random))
        return try Stock.tiles(try #require(try stock.map().current))
    }

    private static func made(_ pyramid: TilePyramid) throws -> [TilePyramid.Tile] {
        var made: [TilePyramid.Tile] = []
        var parts: [Double] = []
        try pyramid.make(pack: { $0 }, take: { made += $0 }, progress: { parts.append($0) })
        #expect(parts == parts.sorted() && parts.last ?? 1 == 1)
        return made
    }

    private static let country: BoundingBox? = BoundingBox(west: 3.2, south: 50.7, east: 7.3, north: 53.7)

    @Test(
        "The pyramid has every tile that is not empty, in the order of their numbers, with the bytes that the service gives",
        arguments: TileMatrixSet.allCases)
    func same(set: TileMatrixSet) throws {
        let tiles = try Self.tiles(500)
        let zooms = set == .webMercatorQuad ? 4...9 : 0...4
        let made = try Self.made(TilePyramid(tiles, basemap: nil, set, zooms: zooms, by: tiles.scheme.positions))
        #expect(zip(made, made.dropFirst()).allSatisfy { $0.address.hilbertNumber < $1.address.hilbertNumber })
        var expected = 0
        for zoom in zooms {
            let limits = set.limits(zoom, of: try #require(Self.country), by: tiles.scheme.positions)
            for row in limits.rows {
                for column in limits.columns {
                    let address = try #require(TileAddress(set, zoom: zoom, row: row, column: column))
                    if !tiles.tile(address).isEmpty { expected += 1 }
                }
            }
        }
        #expect(made.count == expected)
        #expect(expected > 40)
        for tile in made { #expect(tile.bytes == tiles.tile(tile.address), "\(tile.address)") }
    }

    @Test("With the base map each tile has the layers of both")
    func basemap() throws {
        let tiles = try Self.tiles(200)
        let basemap = try Harness.backdrop().basemap
        let made = try Self.made(
            TilePyramid(tiles, basemap: basemap, .webMercatorQuad, zooms: 6...7, by: tiles.scheme.positions))
        for tile in made {
            #expect(tile.bytes == basemap.tile(tile.address) + tiles.tile(tile.address))
            _ = try DecodedTile(tile.bytes)
        }
        #expect(
            made.contains {
                (try? DecodedTile($0.bytes))?["land"] != nil && (try? DecodedTile($0.bytes))?["clusters"] != nil
            })
    }

    private static func archive(_ state: MapState, _ zooms: ClosedRange<Int>) throws -> TileArchive {
        TileArchive(
            name: "Proef", description: "Een proef.", attribution: "Niemand", set: .webMercatorQuad, zooms: zooms,
            bounds: try #require(country), layers: InitiativeTiles.layers(Harness.rules.themes), version: state.version)
    }

    private static func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-archives-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test("The same map gives the same bytes, as PMTiles and as MBTiles")
    func deterministic() throws {
        try Self.inFolder { folder in
            for name in ["een", "twee"] {
                // The records come in another order, as from another machine.
                let tiles = try Self.tiles(400)
                let archive = try Self.archive(tiles.state, 5...8)
                let pyramid = TilePyramid(
                    tiles, basemap: nil, .webMercatorQuad, zooms: 5...8, by: tiles.scheme.positions)
                var pmtiles = try PMTilesWriter(archive, path: folder.appending(path: "\(name).pmtiles").path)
                let mbtiles = try MBTilesWriter(archive, path: folder.appending(path: "\(name).mbtiles").path)
                try pyramid.make(
                    pack: TileArchive.packed,
                    take: { made in
                        for tile in made {
                            try pmtiles.add(tile.address, tile.bytes)
                            try mbtiles.add(tile.address, tile.bytes)
                        }
                    })
                try pmtiles.finish()
                try mbtiles.finish()
            }
            for form in ["pmtiles", "mbtiles"] {
                let one = try Data(contentsOf: folder.appending(path: "een.\(form)"))
                #expect(one == (try Data(contentsOf: folder.appending(path: "twee.\(form)"))) && one.count > 20_000)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 4)
        }
    }

    @Test("A PMTiles file that is there is not written over")
    func there() throws {
        try Self.inFolder { folder in
            let path = folder.appending(path: "kaart.pmtiles").path
            try Data("van een ander".utf8).write(to: URL(filePath: path))
            let tiles = try Self.tiles(10)
            #expect(throws: FileError.self) { try PMTilesWriter(try Self.archive(tiles.state, 5...8), path: path) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "van een ander")
        }
    }

    @Test("A directory that does not fit the first read goes into leaves, and the root still fits")
    func leaves() throws {
        var random = SeededGenerator(seed: 9)
        var number: UInt64 = 0
        let entries = (0..<60_000).map { _ in
            number += UInt64.random(in: 1...9, using: &random)
            return PMTilesEntry(
                number: number, offset: UInt64.random(in: 0...1 << 30, using: &random),
                length: UInt32.random(in: 20...4_000, using: &random), runLength: 1)
        }
        let (root, leaves) = PMTilesEntry.directories(entries, rootRoom: 16_257)
        #expect(root.count <= 16_257 && leaves.count > 100_000)
        #expect(PMTilesEntry.directories(Array(entries.prefix(10)), rootRoom: 16_257).leaves.isEmpty)
        // Without any tile there is a directory of no entries.
        #expect(PMTilesEntry.directories([], rootRoom: 16_257).root.isEmpty == false)
    }
}
