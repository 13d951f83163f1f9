import OpenKaart
import TestSupport
import Testing

@testable import Site

@Suite("The small map of the desk")
struct DeskMapTests {
    private static let themes = ThemeMark(unknown: "open-data")

    @Test(
        "All places lie inside the picture, wherever they are; marks are numbered as the list is",
        arguments: SeededGenerator.seeds)
    func inside(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let base = try BaseMap(EmbeddedFiles.outline)
        for _ in 0..<200 {
            let points = try (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                try #require(
                    Coordinate(
                        longitude: .random(in: 3.2...7.3, using: &generator),
                        latitude: .random(in: 50.7...53.7, using: &generator)))
            }
            let map = try #require(
                DeskMap(base, point: points[0], before: nil, theme: Self.themes, others: Array(points.dropFirst())))
            #expect(map.marks.map(\.label) == (1..<points.count).map { "\($0)" })
            let places = map.marks.map { ($0.x, $0.y) } + [map.place].compactMap(\.self).map { ($0.x, $0.y) }
            for (x, y) in places {
                let (x, y) = (try #require(Double(x)), try #require(Double(y)))
                #expect((20...620).contains(x) && (20...340).contains(y))
            }
            #expect(map.before == nil)
        }
    }

    @Test("A record that moves shows where it is now; one that stays does not")
    func moving() throws {
        let base = try BaseMap(EmbeddedFiles.outline)
        let (one, other) = (
            try #require(Coordinate(longitude: 5.1, latitude: 52.1)),
            try #require(Coordinate(longitude: 5.2, latitude: 52.1))
        )
        #expect(DeskMap(base, point: one, before: other, theme: Self.themes, others: [])?.before != nil)
        #expect(DeskMap(base, point: one, before: one, theme: Self.themes, others: [])?.before == nil)
    }

    @Test("The bar is as long as it says, and never longer than a third of the map")
    func scale() throws {
        let base = try BaseMap(EmbeddedFiles.outline)
        let place = try #require(Coordinate(longitude: 5.1, latitude: 52.1))
        for step in [0.0, 0.001, 0.02, 0.3, 1.5] {
            let other = try #require(Coordinate(longitude: 5.1 + step, latitude: 52.1))
            let map = try #require(
                DeskMap(base, point: place, before: nil, theme: Self.themes, others: step == 0 ? [] : [other]))
            let width = try #require(Double(map.scale.width))
            #expect(width > 40 && width <= Double(StaticMap.width) / 3)
            guard step > 0 else { continue }
            // Two points on one latitude: the distance between them on the drawing and on the ground.
            let drawn = try abs(#require(map.place.flatMap { Double($0.x) }) - #require(Double(map.marks[0].x)))
            let parts = map.scale.length.split(separator: " ")
            let metres = try #require(Double(parts[0])) * (parts[1] == "km" ? 1_000 : 1)
            let ground = step * 111_320 * 0.6143
            #expect(abs(width / drawn - metres / ground) < 0.02 * metres / ground, "\(step)")
        }
    }
}
