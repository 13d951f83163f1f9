import OpenKaart
import Testing

@Suite("The value of bbox in a bbox-crs")
struct AreaParsingTests {
    private static func read(_ text: String, _ system: ReferenceSystem) throws -> Area {
        try Area.read(text, in: system, by: FlatTransformation())
    }

    private static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> BoundingBox {
        try #require(BoundingBox(west: west, south: south, east: east, north: north))
    }

    @Test(
        "has latitude first in the systems of EPSG in degrees",
        arguments: [.etrs89, .etrf2000, .wgs84] as [ReferenceSystem])
    func latitudeFirst(system: ReferenceSystem) throws {
        let box = Area.degrees(try Self.box(5, 52, 6, 53))
        #expect(try Self.read("52,5,53,6", system) == box)
        #expect(try Self.read("52,5,-10,53,6,100", system) == box)
        #expect(try Self.read("52,170,53,-170", system) == .degrees(Self.box(170, 52, -170, 53)))
        #expect(try Self.read("-90,-180,90,180", system) == .degrees(Self.box(-180, -90, 180, 90)))
    }

    @Test("has longitude first in CRS84")
    func longitudeFirst() throws {
        #expect(try Self.read("5,52,6,53", .crs84) == .degrees(Self.box(5, 52, 6, 53)))
        #expect(try Self.read("170,52,0,-170,53,1", .crs84) == .degrees(Self.box(170, 52, -170, 53)))
    }

    @Test("is exact in RD, also with heights and beyond the country")
    func rd() throws {
        for text in ["136000,455000,137000,456000", "136000,455000,-1,137000,456000,1", "1.36e5,455000.0,137000,456e3"]
        {
            guard case .projected(let box) = try Self.read(text, .rd) else { throw Unexpected() }
            #expect([box.minX, box.minY, box.maxX, box.maxY] == [136_000, 455_000, 137_000, 456_000])
        }
        let centre = try #require(Coordinate(longitude: 5.387, latitude: 52.156))
        #expect(try Self.read("-10000000,-10000000,10000000,10000000", .rd).contains(centre))
        #expect(try Self.read("-500000,463000,900000,463000", .rd).contains(centre))
        #expect(try !Self.read("-500000,463000.001,900000,463000.001", .rd).contains(centre))
        // One number is enough to see that these are metres.
        #expect(try !Self.read("-180,-180,180,180.5", .rd).contains(centre))
    }

    @Test(
        "matches nothing in RD where RD is not",
        arguments: [
            "600000,100000,700000,200000", "-9000000,100000,-200000.001,900000", "0,900000.001,1,1000000",
            "0,0,1,99999",
        ])
    func nowhere(text: String) throws {
        let area = try Self.read(text, .rd)
        for (x, y) in [(600_000.0, 150_000.0), (155_000, 463_000), (0, 950_000)] {
            let position = try #require(
                Coordinate(longitude: 5.387 + (x - 155_000) / 1e5, latitude: 52.156 + (y - 463_000) / 1e5))
            #expect(!area.contains(position))
        }
    }

    @Test("is half a millimetre wider in Web Mercator, but not over the edge of the world")
    func webMercator() throws {
        let half = 0.000_5 / 100_000
        guard case .degrees(let box) = try Self.read("500000,5200000,600000,5300000", .webMercator) else {
            throw Unexpected()
        }
        let edges = [box.west - 5, box.south - 52, 6 - box.east, 53 - box.north]
        for edge in edges { #expect(abs(edge + half) < half / 1_000) }
        let over = try Self.read("17000000,5200000,-17000000,5300000", .webMercator).enclosing
        #expect(over.crossesAntimeridian && abs(over.west - 170) < 1e-6 && abs(over.east + 170) < 1e-6)
        let world = try Self.read("-20037508.35,-20100000,20037508.35,20100000", .webMercator).enclosing
        #expect(world == (try Self.box(-180, -90, 180, 90)))
        // The gap between the two is filled by their rounding: that is round the world, not nothing.
        let round = try Self.read("0.0005,0,0,1", .webMercator).enclosing
        #expect(round.west == -180 && round.east == 180)
    }

    @Test("matches nothing when the transformation has no answer")
    func noAnswer() throws {
        let position = try #require(Coordinate(longitude: 5.387, latitude: 52.156))
        for system in [ReferenceSystem.rd, .webMercator] {
            #expect(try !Area.read("0,400000,200000,500000", in: system, by: NoTransformation()).contains(position))
        }
    }

    @Test(
        "is refused with what is wrong, in the order of the axes",
        arguments: [
            (.etrs89, "52,5", "minimale breedtegraad, minimale lengtegraad, maximale breedtegraad, maximale l"),
            (.rd, "1,2,3", "Geef vier getallen: minimale x, minimale y, maximale x, maximale y. Gevonden: 3."),
            (.webMercator, "", "Gevonden: 0."), (.wgs84, "52,5,53,6,7", "Gevonden: 5."),
            (.etrs89, "53,5,52,6", "De minimale breedtegraad (53) is groter dan de maximale (52)."),
            (.etrs89, "52,5,9,53,6,8", "De minimale hoogte is groter"),
            (.etrs89, "91,5,92,6", "tussen -90 en 90. Geef graden in de volgorde breedtegraad, lengtegraad."),
            (.etrf2000, "52,5,53,181", "tussen -180 en 180. Geef graden in de volgorde breedtegraad, lengtegraad."),
            (.wgs84, "455000,136000,456000,137000", "Geef graden in de volgorde breedtegraad, lengtegraad."),
            (.rd, "5,52,6,53", "Dit lijken graden"), (.rd, "0,0,0,0", "Dit lijken graden"),
            (.rd, "-180,-180,180,180", "Dit lijken graden"),
            (.rd, "136000,455000,135000,456000", "De minimale x (136000) is groter dan de maximale (135000)."),
            (.rd, "136000,455000,137000,454000", "De minimale y (455000) is groter dan de maximale (454000)."),
            (.rd, "136000,455000,0,137000,454000,0", "De minimale y (455000) is groter dan de maximale (454000)."),
            (.rd, "136000,455000,10000000.1,456000", "tussen -10000000 en 10000000."),
            (.rd, "136000,-1e300,137000,1e300", "tussen -10000000 en 10000000."),
            (.webMercator, "-20037508.36,0,0,1", "een y tussen -20100000 en 20100000."),
            (.webMercator, "0,0,20037508.36,1", "Een x ligt tussen -20037508.35 en 20037508.35"),
            (.webMercator, "0,-20100000.1,0,1", "een y tussen"), (.webMercator, "0,0,0,1e308", "een y tussen"),
            (.webMercator, "0,2,1,1", "De minimale y (2) is groter dan de maximale (1)."),
        ] as [(ReferenceSystem, String, String)])
    func refused(system: ReferenceSystem, text: String, reason: String) throws {
        let problem = try #require(#expect(throws: Problem.self) { try Self.read(text, system) })
        #expect(problem.brief == "bbox: ongeldig")
        #expect(problem.detail.contains(reason), "\(problem.detail)")
    }

    @Test(
        "is refused in each system when a number is none",
        arguments: ReferenceSystem.allCases,
        ["NaN", "Infinity", "-inf", "1e400", "", " 5", "0x10", "5\u{301}", "--5", "e", "."])
    func noNumber(system: ReferenceSystem, number: String) throws {
        for text in ["\(number),1,2,3", "1,2,3,\(number)", "1,2,\(number),3,4,5"] {
            let problem = try #require(#expect(throws: Problem.self) { try Self.read(text, system) })
            #expect(problem.brief == "bbox: ongeldig")
            #expect(problem.detail.hasPrefix("'\(number)' is geen getal."))
        }
    }

    @Test("never ends otherwise than in an area or a problem of bbox", arguments: SeededGenerator.seeds)
    func anything(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let parts = [
            "0", "-0", "5", "52", "180", "-180", "90", "1e5", "155000", "463000", "-1e7", "1e7", "20037508.3427",
            "1e308", "-1e308", "5e-324", "nan", "", ",", "é", "1e400", "20100000", "-20037508.35",
        ]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...7, using: &random)
            let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined(separator: ",")
            for system in ReferenceSystem.allCases {
                do throws(Problem) {
                    let area = try Area.read(text, in: system, by: FlatTransformation())
                    #expect(area.enclosing.south <= area.enclosing.north, "seed \(seed): \(text)")
                } catch {
                    #expect(error.member == "bbox", "seed \(seed): \(text)")
                }
            }
        }
    }

    private struct Unexpected: Error {}
}
