import OpenKaart
import Testing

@Suite("A position")
struct CoordinateTests {
    @Test(
        "is kept to 8 decimals",
        arguments: [
            (5.123_456_784_9, 5.123_456_78), (5.123_456_785_1, 5.123_456_79), (-5.123_456_785_1, -5.123_456_79),
            (5.121, 5.121),
            (0.000_000_004, 0), (89.999_999_999, 90),
        ])
    func rounded(sent: Double, kept: Double) throws {
        let position = try #require(Coordinate(longitude: sent, latitude: sent))
        #expect(position.longitude == kept)
        #expect(position.latitude == kept)
    }

    @Test(
        "is the nearest number to its decimals, and rounding it again changes nothing", arguments: SeededGenerator.seeds
    )
    func stable(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let units = Int.random(in: -9_000_000_000...9_000_000_000, using: &random)
            let (whole, part) = units.magnitude.quotientAndRemainder(dividingBy: 100_000_000)
            let text = "\(units < 0 ? "-" : "")\(whole).\(String(String(100_000_000 + part).dropFirst()))"
            let decimals = try #require(Double(text))
            let nearby = decimals + .random(in: -4e-9...4e-9, using: &random)
            guard abs(nearby) <= 90 else { continue }
            let position = try #require(Coordinate(longitude: nearby, latitude: nearby))
            #expect(position.longitude == decimals && position.latitude == decimals, "\(text), seed \(seed)")
            #expect(
                Coordinate(longitude: position.longitude, latitude: position.latitude) == position,
                "\(text), seed \(seed)")
        }
    }

    @Test("just under zero is zero, not minus zero, so that the same place has one text")
    func minusZero() throws {
        for sent in [-0.0, -1e-12, -4e-9] {
            let position = try #require(Coordinate(longitude: sent, latitude: sent))
            #expect("\(position.longitude) \(position.latitude)" == "0.0 0.0")
        }
    }

    @Test(
        "lies on earth",
        arguments: [
            (180, 90, true), (-180, -90, true), (180.000_000_01, 0, false), (-180.000_000_01, 0, false),
            (0, 90.000_000_01, false),
            (0, -90.000_000_01, false), (.nan, 0, false), (0, .nan, false), (.infinity, 0, false),
            (0, -.infinity, false),
        ])
    func onEarth(longitude: Double, latitude: Double, exists: Bool) {
        #expect((Coordinate(longitude: longitude, latitude: latitude) != nil) == exists)
    }
}
