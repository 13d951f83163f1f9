import OpenKaart
import PublishedMap
import TestSupport
import Testing
import VectorTiles

@testable import MapTiles

@Suite("Tiles of the map")
struct InitiativeTilesTests {
    /// What stands in the tiles of a zoom, buffers aside.
    private struct Sum {
        var singles: [String: SIMD2<Int>] = [:]
        var clustered = 0
        var perTheme: [String: Int] = [:]
        var elements = 0

        init(_ tiles: InitiativeTiles, _ set: TileMatrixSet, _ zoom: Int, _ filter: InitiativeFilter = .init()) throws {
            let limits = set.limits(zoom, of: try Self.country, by: tiles.scheme.positions)
            for row in limits.rows {
                for column in limits.columns {
                    let address = try #require(TileAddress(set, zoom: zoom, row: row, column: column))
                    let bytes = tiles.tile(address, filter)
                    guard !bytes.isEmpty else { continue }
                    let read = try DecodedTile(bytes)
                    for layer in read.layers {
                        for feature in layer.features {
                            let point = feature.parts[0][0]
                            #expect((-256...4_352).contains(point.x) && (-256...4_352).contains(point.y))
                            guard (0..<4_096).contains(point.x), (0..<4_096).contains(point.y) else { continue }
                            try add(feature, layer.name, SIMD2(column, row) &* 4_096 &+ point)
                        }
                    }
                }
            }
        }

        static var country: BoundingBox {
            get throws { try #require(BoundingBox(west: 3.2, south: 50.7, east: 7.3, north: 53.7)) }
        }

        private mutating func add(_ feature: DecodedTile.Feature, _ layer: String, _ units: SIMD2<Int>) throws {
            elements += 1
            if layer == "initiatieven" {
                let id = try #require(feature.attributes["id"]?.text)
                #expect(singles.updateValue(units, forKey: id) == nil, "\(id) stands in two tiles")
                perTheme[try #require(feature.attributes["thema"]?.text), default: 0] += 1
            } else {
                let count = try #require(feature.attributes["aantal"]?.count)
                #expect(count >= 2)
                clustered += count
                var sum = 0
                for theme in Stock.themes {
                    let own = try #require(feature.attributes[theme.text]?.count)
                    perTheme[theme.text, default: 0] += own
                    sum += own
                }
                #expect(sum == count)
            }
        }
    }

    @Test(
        "At each zoom each record stands in exactly one tile, alone or counted, buffers aside",
        arguments: SeededGenerator.seeds)
    func sums(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let stock = Stock()
        stock.put(Stock.random(600, using: &random))
        let map = try stock.map()
        for round in 0..<2 {
            if round == 1 {
                // An overlay: some changed, some went, some came.
                let victims = stock.records.sorted { $0.id.low < $1.id.low }.prefix(40)
                for victim in victims.prefix(20) { stock.remove(victim.id) }
                stock.put(
                    victims.dropFirst(20).map {
                        Stock.initiative($0.id, "Verhuisd", SIMD2(.random(in: 3.5...7, using: &random), 52.2), theme: 1)
                    } + Stock.random(15, using: &random))
                try map.catchUp()
            }
            let tiles = try Stock.tiles(try #require(map.current))
            let records = stock.records
            for (set, zoom) in [
                (TileMatrixSet.webMercatorQuad, 0), (.webMercatorQuad, 6), (.webMercatorQuad, 9),
                (.netherlandsRDNewQuad, 3),
            ] {
                let sum = try Sum(tiles, set, zoom)
                #expect(sum.singles.count + sum.clustered == records.count, "\(set) \(zoom)")
                for theme in Stock.themes {
                    #expect(
                        sum.perTheme[theme.text] ?? 0 == records.count { $0.content.theme == theme },
                        "\(set) \(zoom) \(theme)")
                }
                for record in records {
                    guard let units = sum.singles["\(record.id)"] else { continue }
                    let degrees = SIMD2(record.content.point.longitude, record.content.point.latitude)
                    let metres = tiles.scheme.positions.transform(degrees, to: set.system)
                    let scale = Double(TileUnits.extent << zoom) / set.side
                    let exact = SIMD2(metres.x - set.origin.x, set.origin.y - metres.y) * scale
                    #expect(abs(Double(units.x) - exact.x) <= 0.5 && abs(Double(units.y) - exact.y) <= 0.5)
                }
            }
        }
    }

    @Test("Filters count what matches, and nothing else")
    func filters() throws {
        var random = SeededGenerator(seed: 3)
        let stock = Stock()
        stock.put(Stock.random(400, using: &random))
        let tiles = try Stock.tiles(try #require(try stock.map().current))
        let spring = TimeSpan(start: nil, end: Timestamp(secondsSinceEpoch: 1_500_000_000 + 86_400 * 20))
        for filter in [
            InitiativeFilter(themes: [Stock.themes[2]]), InitiativeFilter(created: spring),
            InitiativeFilter(themes: [Stock.themes[0], Stock.themes[1]], created: spring),
            InitiativeFilter(place: "Nergens"),
        ] {
            let expected = stock.records.count {
                (filter.themes.isEmpty || filter.themes.contains($0.content.theme))
                    && (filter.created?.contains($0.createdAt) ?? true) && filter.place != "Nergens"
            }
            let sum = try Sum(tiles, .webMercatorQuad, 7, filter)
            #expect(sum.singles.count + sum.clustered == expected)
        }
    }

    @Test("A single has id, titel and thema, and more when asked; texts are as they were sent in")
    func attributes() throws {
        let stock = Stock()
        let id = InitiativeID(high: 1, low: 2)
        stock.put([Stock.initiative(id, "Een \"titel\" <b>\\ë", SIMD2(5.121, 52.091), theme: 2)])
        let tiles = try Stock.tiles(try #require(try stock.map().current))
        let address = try #require(TileAddress(.webMercatorQuad, zoom: 7, row: 42, column: 65))
        let plain = try #require(try DecodedTile(tiles.tile(address))["initiatieven"]).features
        #expect(
            plain.map(\.attributes) == [
                ["id": .text("\(id)"), "titel": .text("Een \"titel\" <b>\\ë"), "thema": .text("open-data")]
            ])
        let more = try DecodedTile(tiles.tile(address, properties: ["titel", "plaats", "url", "aangemaaktOp"]))
        let attributes = try #require(more["initiatieven"]).features[0].attributes
        #expect(attributes["plaats"] == .text("Utrecht") && attributes["url"] == nil && attributes.count == 5)
    }

    @Test("A cluster says at which zoom it falls apart; one that never does says nothing")
    func splitZoom() throws {
        let stock = Stock()
        stock.put(
            [SIMD2(5.1, 52.1), SIMD2(5.12, 52.11), SIMD2(4.2, 52.0), SIMD2(4.2, 52.0)].enumerated().map {
                Stock.initiative(InitiativeID(high: 0, low: UInt64($0.offset)), "Een", $0.element)
            })
        let tiles = try Stock.tiles(try #require(try stock.map().current))
        func clusters(_ zoom: Int) throws -> [DecodedTile.Feature] {
            let limits = TileMatrixSet.webMercatorQuad.limits(zoom, of: try Sum.country, by: tiles.scheme.positions)
            return try limits.rows.flatMap { row in
                try limits.columns.flatMap { column in
                    let address = try #require(TileAddress(.webMercatorQuad, zoom: zoom, row: row, column: column))
                    return try DecodedTile(tiles.tile(address))["clusters"]?.features.filter {
                        (0..<4_096).contains($0.parts[0][0].x) && (0..<4_096).contains($0.parts[0][0].y)
                    } ?? []
                }
            }
        }
        let pair = try #require(try clusters(7).first { $0.attributes["uitklapzoom"] != nil })
        let split = try #require(pair.attributes["uitklapzoom"]?.count)
        #expect(split > 7 && split < 13)
        #expect(try clusters(split - 1).count == 2 && clusters(split).count == 1)
        #expect(try clusters(split)[0].attributes["aantal"] == .count(2))
    }

    @Test("An empty map gives empty tiles")
    func empty() throws {
        let tiles = try Stock.tiles(try #require(try Stock().map().current))
        #expect(tiles.tile(try #require(TileAddress(.webMercatorQuad, zoom: 0, row: 0, column: 0))).isEmpty)
    }
}
