import Foundation
import OpenKaart
import TestSupport
import Testing

@testable import VectorTiles

@Suite("Base map")
struct BasemapTests {
    private func basemap() throws -> Basemap { try Basemap(try Self.source(), by: try Harness.positions()) }

    private static func source() throws -> [UInt8] {
        [UInt8](try Data(contentsOf: Harness.project.appending(path: "tiles/nederland.geojson")))
    }

    private func tile(_ zoom: Int, _ row: Int, _ column: Int, _ set: TileMatrixSet = .webMercatorQuad) throws
        -> TileAddress
    {
        try #require(TileAddress(set, zoom: zoom, row: row, column: column))
    }

    @Test("The tile around Utrecht has all layers, each with what it should have")
    func layers() throws {
        let read = try DecodedTile(try basemap().tile(tile(7, 42, 65)))
        #expect(read.layers.map(\.name) == ["water", "land", "rivier", "grens", "plaats"])
        #expect(read.layers.map { Set($0.features.map(\.kind)) } == [[3], [3], [2], [2], [1]])
        let names = try #require(read["plaats"]).features.compactMap { $0.attributes["naam"]?.text }
        #expect(names.contains("Utrecht"))
        #expect(
            Set(try #require(read["land"]).features.compactMap { $0.attributes["land"]?.text }).isSuperset(of: ["NL"]))
    }

    @Test(
        "Outer rings run clockwise on the screen, nothing reaches beyond the buffer, and no place is there twice in its own tile"
    )
    func winding() throws {
        let basemap = try basemap()
        var count = 0
        for set in TileMatrixSet.allCases {
            for zoom in [0, 3, 6, 9].filter(Basemap.zooms(set).contains) {
                let limits = set.limits(zoom, of: basemap.bounds, by: try Harness.positions())
                for row in limits.rows.prefix(12) {
                    for column in limits.columns.prefix(12) {
                        for layer in try DecodedTile(basemap.tile(tile(zoom, row, column, set))).layers {
                            for part in layer.features.flatMap(\.parts) {
                                #expect(
                                    part.allSatisfy { (-64...4_160).contains($0.x) && (-64...4_160).contains($0.y) })
                            }
                            for feature in layer.features where feature.kind == 3 {
                                #expect(doubledArea(feature.parts[0].map { SIMD2(Double($0.x), Double($0.y)) }) > 0)
                                count += 1
                            }
                        }
                    }
                }
            }
        }
        #expect(count > 300)
    }

    @Test("Every town stands in exactly one tile of the last zoom, at its place to half a unit")
    func places() throws {
        let basemap = try basemap()
        let positions = try Harness.positions()
        let zoom = Basemap.zooms(.webMercatorQuad).upperBound
        let limits = TileMatrixSet.webMercatorQuad.limits(zoom, of: basemap.bounds, by: positions)
        var found: [String: SIMD2<Int>] = [:]
        for row in limits.rows {
            for column in limits.columns {
                for feature in try DecodedTile(basemap.tile(tile(zoom, row, column)))["plaats"]?.features ?? [] {
                    let point = feature.parts[0][0]
                    guard (0..<4_096).contains(point.x), (0..<4_096).contains(point.y) else { continue }
                    let name = try #require(feature.attributes["naam"]?.text)
                    #expect(found.updateValue(SIMD2(column, row) &* 4_096 &+ point, forKey: name) == nil, "\(name)")
                }
            }
        }
        #expect(found.count == 42)
        let units = try #require(found["Amsterdam"])
        let metres = positions.transform(SIMD2(4.895, 52.37), to: .webMercator)
        let exact = try #require(TileUnits(.webMercatorQuad, zoom: zoom).units(metres))
        #expect(abs(units.x - Int(exact.x)) <= 1 && abs(units.y - Int(exact.y)) <= 1)
    }

    @Test("Fewer zooms in, fewer names and points")
    func thinning() throws {
        let basemap = try basemap()
        let far = try DecodedTile(basemap.tile(tile(5, 10, 16)))
        let near = try DecodedTile(basemap.tile(tile(8, 84, 131)))
        #expect((far["plaats"]?.features.count ?? 0) <= 6)
        #expect((near["plaats"]?.features.count ?? 0) > 2)
        #expect(basemap.tile(try tile(0, 0, 0)).count < 1_000)
    }

    @Test("Far from the country a tile is empty; beyond the last zoom tiles go on")
    func edges() throws {
        let basemap = try basemap()
        #expect(basemap.tile(try tile(5, 0, 0)).isEmpty)
        #expect(try DecodedTile(basemap.tile(tile(20, 346_000, 539_000))).layers.isEmpty == false)
    }

    @Test("The same tile is the same bytes, from another base map too")
    func deterministic() throws {
        let address = try tile(8, 84, 131)
        #expect(try basemap().tile(address) == basemap().tile(address))
    }

    @Test(
        "A file that is no base map is refused, and says which Feature is wrong",
        arguments: [
            ("", "geen FeatureCollection"), ("{}", "geen FeatureCollection"),
            (#"{"type":"FeatureCollection","features":[]}"#, "er staat niets in"),
            (#"{"type":"FeatureCollection","features":[{"type":"Feature"}]}"#, "Feature 1"),
            (
                #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"soort":"land","land":"NL"},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,2]]]}}]}"#,
                "Feature 1"
            ),
            (
                #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"soort":"plaats","naam":"X","inwonersDuizend":1.5},"geometry":{"type":"Point","coordinates":[1,1]}}]}"#,
                "Feature 1"
            ),
        ])
    func refused(text: String, message: String) throws {
        #expect {
            try Basemap(Array(text.utf8), by: try Harness.positions())
        } throws: {
            "\($0)".contains(message)
        }
    }
}
