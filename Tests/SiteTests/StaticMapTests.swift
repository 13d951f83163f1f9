import OpenKaart
import Testing

@testable import Site

@Suite("The drawn map of one place")
struct StaticMapTests {
    static let base: BaseMap = {
        do { return try BaseMap(EmbeddedFiles.outline) } catch { preconditionFailure("\(error)") }
    }()

    @Test("The base map has land, water, borders and towns, the largest town first")
    func baseMap() {
        #expect(Self.base.lands.count > 30 && Self.base.rivers.count > 10 && Self.base.borders.count > 3)
        #expect(Self.base.towns.count == 42 && Self.base.towns[0].name == "Amsterdam")
    }

    @Test("Around Utrecht there is land, and Utrecht stands in the middle")
    func utrecht() throws {
        let point = try #require(Coordinate(longitude: 5.121, latitude: 52.091))
        let map = StaticMap(around: point, Self.base)
        #expect(map.shapes.contains { $0.kind == "land" } && map.shapes.contains { $0.kind == "rivier" })
        let town = try #require(map.towns.first { $0.name == "Utrecht" })
        let (x, y) = try (#require(Double(town.x)), #require(Double(town.y)))
        #expect(abs(x - 320) < 25 && abs(y - 200) < 25)
        // Small enough to stand in a page.
        #expect(map.shapes.map(\.path.utf8.count).reduce(0, +) < 40_000)
    }

    @Test(
        "Nothing of a drawn map lies far outside it", arguments: [(3.4, 51.4), (7.1, 53.3), (5.7, 50.8), (4.1, 52.9)])
    func inside(longitude: Double, latitude: Double) throws {
        let point = try #require(Coordinate(longitude: longitude, latitude: latitude))
        let map = StaticMap(around: point, Self.base)
        for shape in map.shapes where shape.kind.hasPrefix("land") {
            for pair in shape.path.matches(of: /(?<x>-?[0-9.]+) (?<y>-?[0-9.]+)/) {
                let (x, y) = try (#require(Double(pair.output.x)), #require(Double(pair.output.y)))
                #expect((-12.1...652.1).contains(x) && (-12.1...412.1).contains(y))
            }
        }
    }

    @Test("A square that is cut off keeps the part inside; one outside goes; a line keeps what comes near")
    func clip() {
        let clip = Clip(minX: 0, minY: 0, maxX: 10, maxY: 10)
        let square = clip.polygon([[-5, -5], [5, -5], [5, 5], [-5, 5]])
        #expect(Set(square) == [[0, 0], [5, 0], [5, 5], [0, 5]])
        #expect(clip.polygon([[20, 20], [30, 20], [30, 30]]) == [])
        #expect(
            Set(clip.polygon([[-20, -20], [40, -20], [40, 40], [-20, 40]])) == [[0, 0], [10, 0], [10, 10], [0, 10]])
        let parts = clip.line([[-9, 5], [-5, 5], [5, 5], [50, 5], [60, 5], [60, 60], [5, 20], [5, 8]])
        #expect(parts == [[[-5, 5], [5, 5], [50, 5]], [[5, 20], [5, 8]]])
    }
}
