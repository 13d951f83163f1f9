import OpenKaart
import Testing

@Suite("A pair of numbers that should be a point")
struct PointRuleTests {
    @Test(
        "is taken inside the area and on its edges",
        arguments: [(5.121, 52.091), (3.2, 50.7), (3.2, 53.7), (7.3, 50.7), (7.3, 53.7), (3.2, 52), (5, 53.7)])
    func inside(x: Double, y: Double) throws {
        #expect(try PointRule.position(x: x, y: y, in: Samples.area()).get() == Coordinate(longitude: x, latitude: y))
    }

    @Test(
        "is refused with the mistake that was made",
        arguments: [
            // Just over each edge.
            (3.199_999_99, 52, Problem.Code.outsideArea), (7.300_000_01, 52, .outsideArea),
            (5, 50.699_999_99, .outsideArea),
            (5, 53.700_000_01, .outsideArea), (0, 0, .outsideArea), (-74.006, 40.713, .outsideArea),
            (5.121, -52.091, .outsideArea),
            // Not on earth.
            (5.121, 91, .invalid), (5.121, -90.000_000_1, .invalid), (180.5, 52.091, .invalid),
            (.nan, 52.091, .invalid), (5.121, .nan, .invalid), (.infinity, 52.091, .invalid),
            (5.121, -.infinity, .invalid),
            (.nan, .nan, .invalid), (1e300, 1e300, .invalid),
            // Latitude first.
            (52.091, 5.121, .swapped), (50.7, 3.2, .swapped), (53.7, 7.3, .swapped),
            // RD metres: Utrecht, the corners of the country, and the northing first.
            (136_000, 455_000, .metres), (13_600, 306_900, .metres), (277_900, 619_300, .metres), (0, 300_000, .metres),
            (455_000, 136_000, .metres), (619_300, 277_900, .metres),
            // Web Mercator is not RD.
            (570_067, 6_816_000, .invalid),
        ])
    func refused(x: Double, y: Double, code: Problem.Code) throws {
        let area = try Samples.area()
        let problem = #expect(throws: Problem.self) { try PointRule.position(x: x, y: y, in: area).get() }
        #expect(problem?.code == code)
        #expect(problem?.member == "geometrie")
    }

    @Test("that was swapped is shown the right way round")
    func swappedPair() throws {
        let area = try Samples.area()
        let problem = #expect(throws: Problem.self) { try PointRule.position(x: 52.091, y: 5.121, in: area).get() }
        #expect(problem?.detail.hasSuffix("Geef eerst de lengtegraad en dan de breedtegraad: (5.121, 52.091).") == true)
    }

    @Test("outside the area is told the area of this operator")
    func otherArea() throws {
        let area = try #require(BoundingBox(west: -68.5, south: 12, east: -68.1, north: 12.4))
        #expect(try PointRule.position(x: -68.26, y: 12.15, in: area).get().latitude == 12.15)
        let problem = #expect(throws: Problem.self) { try PointRule.position(x: 5.121, y: 52.091, in: area).get() }
        #expect(problem?.code == .outsideArea)
        #expect(problem?.detail.hasSuffix("lengtegraad -68.5 tot -68.1, breedtegraad 12.0 tot 12.4.") == true)
    }

    @Test(
        "is never both a point and its mirror image: the two ranges do not overlap here",
        arguments: SeededGenerator.seeds)
    func mirrored(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let area = try Samples.area()
        for _ in 0..<1_000 {
            let (x, y) = (Double.random(in: 3.2...7.3, using: &random), Double.random(in: 50.7...53.7, using: &random))
            #expect(throws: Never.self) { try PointRule.position(x: x, y: y, in: area).get() }
            let problem = #expect(throws: Problem.self) { try PointRule.position(x: y, y: x, in: area).get() }
            #expect(problem?.code == .swapped)
        }
    }
}
