import OpenKaart
import Testing

@Suite("A bounding box")
struct BoundingBoxTests {
    @Test(
        "is made of degrees on earth, south under north",
        arguments: [
            (-180, -90, 180, 90, true), (5, 52, 5, 52, true), (170, -10, -170, 10, true), (0, 1, 0, 0, false),
            (-180.1, 0, 0, 0, false), (0, 0, 180.1, 0, false), (0, -90.1, 0, 0, false), (0, 0, 0, 90.1, false),
            (.nan, 0, 0, 0, false), (0, .nan, 0, 0, false), (0, 0, .nan, 0, false), (0, 0, 0, .nan, false),
            (-.infinity, 0, 0, 0, false),
        ])
    func made(west: Double, south: Double, east: Double, north: Double, exists: Bool) {
        #expect((BoundingBox(west: west, south: south, east: east, north: north) != nil) == exists)
    }

    @Test(
        "has its edges and corners in it, and nothing outside",
        arguments: [
            (5, 52, true), (6, 53, true), (5, 53, true), (6, 52, true), (5.5, 52.5, true), (5.5, 52, true),
            (4.999_999_99, 52.5, false), (6.000_000_01, 52.5, false), (5.5, 51.999_999_99, false),
            (5.5, 53.000_000_01, false),
        ])
    func edges(longitude: Double, latitude: Double, isInside: Bool) throws {
        let box = try #require(BoundingBox(west: 5, south: 52, east: 6, north: 53))
        let position = try #require(Coordinate(longitude: longitude, latitude: latitude))
        #expect(box.contains(position) == isInside)
        #expect(box.contains(x: longitude, y: latitude) == isInside)
    }

    @Test("has no place for numbers that are not finite")
    func notFinite() throws {
        for box in [
            BoundingBox(west: -180, south: -90, east: 180, north: 90),
            BoundingBox(west: 170, south: -90, east: -170, north: 90),
        ] {
            let box = try #require(box)
            #expect(!box.contains(x: .nan, y: 0))
            #expect(!box.contains(x: 175, y: .nan))
        }
    }

    @Test("over the antimeridian is two boxes on either side of it")
    func antimeridian() throws {
        let box = try #require(BoundingBox(west: 170, south: -20, east: -160, north: 10))
        #expect(box.crossesAntimeridian)
        #expect(
            box.parts == [
                BoundingBox(west: 170, south: -20, east: 180, north: 10),
                BoundingBox(west: -180, south: -20, east: -160, north: 10),
            ])
        #expect(
            box.contains(x: 180, y: 0) && box.contains(x: -180, y: 0) && box.contains(x: 170, y: 0)
                && box.contains(x: -160, y: 0))
        #expect(!box.contains(x: 0, y: 0) && !box.contains(x: 169.9, y: 0) && !box.contains(x: -159.9, y: 0))
    }

    @Test(
        "has in it what its parts have, and what lies eastward between west and east", arguments: SeededGenerator.seeds)
    func contents(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        // A coarse grid, so that edges, points and lines come by often; without ±180, which are one meridian and two numbers.
        func longitude() -> Int { .random(in: -8...8, using: &random) * 21 }
        func latitude() -> Int { .random(in: -5...5, using: &random) * 18 }
        func eastward(from start: Int, to end: Int) -> Int { (end - start + 360) % 360 }
        for _ in 0..<3_000 {
            let (west, east, one, other) = (longitude(), longitude(), latitude(), latitude())
            let (south, north) = (min(one, other), max(one, other))
            let box = try #require(
                BoundingBox(west: Double(west), south: Double(south), east: Double(east), north: Double(north)))
            let (x, y) = (longitude(), latitude())
            let position = try #require(Coordinate(longitude: Double(x), latitude: Double(y)))
            let isInside = eastward(from: west, to: x) <= eastward(from: west, to: east) && south <= y && y <= north
            #expect(box.contains(position) == isInside, "\(box), \(position), seed \(seed)")
            #expect(box.parts.contains { $0.contains(position) } == isInside, "\(box), \(position), seed \(seed)")
            #expect(box.parts.allSatisfy { !$0.crossesAntimeridian }, "\(box), seed \(seed)")
        }
    }
}
