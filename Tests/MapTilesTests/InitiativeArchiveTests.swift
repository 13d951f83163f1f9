import Foundation
import MapTiles
import OpenDataFiles
import OpenDataFormats
import OpenKaart
import PublishedMap
import TestSupport
import Testing
import TileArchives

@Suite("The file of tiles among the open data")
struct InitiativeArchiveTests {
    /// The same records, as they come from a file: without the map.
    private struct Lines: FeatureSource {
        let features: MapFeatures
        var version: MapVersion { features.version }
        func forEachBatch(_ body: ([GeoJSONFeatureView]) throws -> Void) throws { try features.forEachBatch(body) }
    }

    /// Records of a service that stops.
    private struct Stopping: FeatureSource {
        struct Stopped: Error {}
        let features: Lines
        var version: MapVersion { features.version }
        func forEachBatch(_ body: ([GeoJSONFeatureView]) throws -> Void) throws { try features.forEachBatch(body) }
        func checkCancellation() throws { throw Stopped() }
    }

    private static func bytes(_ source: some FeatureSource, _ workers: TilePyramid.Workers) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "openkaart-\(UUID().uuidString).pmtiles")
        defer { try? FileManager.default.removeItem(at: file) }
        try InitiativeArchive(Harness.rules.themes, by: try Harness.positions(), workers: workers)
            .write(source, description: "Een proef", to: file.path)
        return try Data(contentsOf: file)
    }

    @Test("Of a map with changes on top, of the same map packed anew, and of its records alone it has the same bytes")
    func same() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        let stock = Stock()
        stock.put(Stock.random(400, using: &random))
        let map = try stock.map()
        // Also the outermost ones: the file says how far the map reaches.
        let gone = stock.records.shuffled(using: &random).prefix(40) + Self.outermost(stock.records)
        for record in Set(gone.map(\.id)) { stock.remove(record) }
        stock.put(Stock.random(60, using: &random))
        try map.catchUp()
        let changed = MapFeatures(try #require(map.current))
        let expected = try Self.bytes(changed, .one)
        #expect(expected.count > 20_000, "seed \(seed)")
        #expect(try Self.bytes(Lines(features: changed), .allCores) == expected, "seed \(seed)")
        try map.pack()
        #expect(try Self.bytes(MapFeatures(try #require(map.current)), .allCores) == expected, "seed \(seed)")
    }

    private static func outermost(_ records: [Initiative]) -> [Initiative] {
        let byLongitude = records.sorted { $0.content.point.longitude < $1.content.point.longitude }
        let byLatitude = records.sorted { $0.content.point.latitude < $1.content.point.latitude }
        return [byLongitude, byLatitude].flatMap { [$0.first, $0.last].compactMap { $0 } }
    }

    @Test("A part of the map is that part")
    func part() throws {
        var random = SeededGenerator(seed: 3)
        let stock = Stock()
        stock.put(Stock.random(300, using: &random))
        let state = try #require(try stock.map().current)
        let filter = InitiativeFilter(themes: [Stock.themes[1]])
        let some = Stock()
        some.put(stock.records.filter { $0.content.theme == Stock.themes[1] })
        let alone = try Self.bytes(MapFeatures(try #require(try some.map().current)), .one)
        let part = try Self.bytes(MapFeatures(state, filter: filter), .one)
        // The version is another one, and so is what the file says of itself; the tiles stand before that.
        let tiles = Self.tiles(alone)
        #expect(Self.tiles(part) == tiles && tiles.count > 1_000)
    }

    /// The part of the file that holds the tiles (PMTiles, section 3: offset and length at 56 and 64).
    private static func tiles(_ file: Data) -> Data {
        func number(_ place: Int) -> Int { (0..<8).reduce(0) { $0 | Int(file[place + $1]) << (8 * $1) } }
        return file[number(56)..<number(56) + number(64)]
    }

    @Test("Without records there is a file without tiles")
    func empty() throws {
        let file = try Self.bytes(MapFeatures(try #require(try Stock().map().current)), .one)
        #expect(file.prefix(8) == Data("PMTiles\u{3}".utf8) && Self.tiles(file).isEmpty)
    }

    @Test("A pyramid is given up when the service stops")
    func stopping() throws {
        var random = SeededGenerator(seed: 4)
        let stock = Stock()
        stock.put(Stock.random(50, using: &random))
        let features = Lines(features: MapFeatures(try #require(try stock.map().current)))
        #expect(throws: Stopping.Stopped.self) { try Self.bytes(Stopping(features: features), .one) }
    }
}
