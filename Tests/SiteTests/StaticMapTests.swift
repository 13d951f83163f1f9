import Foundation
import OpenKaart
import TestSupport
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

    @Test("No name of a town touches a mark or another name, and the town in the middle has its name beside the mark")
    func names() throws {
        for town in Self.base.towns {
            let point = try #require(Coordinate(longitude: town.point.x, latitude: town.point.y))
            let map = StaticMap(around: point, Self.base)
            #expect(map.towns.contains { $0.name == town.name }, "\(town.name)")
            let boxes = try map.towns.map { shown in
                let x = try #require(Double(shown.textX))
                let baseline = try #require(Double(shown.textY))
                // Narrower and lower than what room was made for: of the letters themselves.
                let width = Double(shown.name.count) * 11
                let left = ["start": x, "end": x - width, "middle": x - width / 2][shown.anchor]
                let start = try #require(left)
                return (left: start, right: start + width, top: baseline - 12, bottom: baseline + 4)
            }
            for (index, box) in boxes.enumerated() {
                #expect(box.left > 0 && box.right < 640 && box.top > 0 && box.bottom < 400)
                let away = (320 - min(max(320, box.left), box.right), 200 - min(max(200, box.top), box.bottom))
                #expect(away.0 * away.0 + away.1 * away.1 > 30 * 30, "\(map.towns[index].name) near \(town.name)")
                for other in boxes[..<index] {
                    let apart =
                        box.left > other.right || box.right < other.left || box.top > other.bottom
                        || box.bottom < other.top
                    #expect(apart, "\(map.towns[index].name) around \(town.name)")
                }
            }
        }
    }

    @Test("The base map of the pages is that of the tiles with the land around it, to three decimals")
    func outline() throws {
        func points(_ bytes: Data) throws -> Set<[Int]> {
            var points: Set<[Int]> = []
            func walk(_ value: Any) {
                if let pair = value as? [Double], pair.count == 2 {
                    points.insert(pair.map { Int(($0 * 1000).rounded()) })
                } else {
                    (value as? [Any])?.forEach(walk)
                }
            }
            let document = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
            for feature in try #require(document["features"] as? [[String: Any]]) {
                walk(try #require((feature["geometry"] as? [String: Any])?["coordinates"]))
            }
            return points
        }
        let folder = Harness.project.appending(path: "tiles")
        let sources = try ["omgeving.geojson", "nederland.geojson"]
            .map { try points(Data(contentsOf: folder.appending(path: $0))) }
            .reduce(into: Set()) { $0.formUnion($1) }
        let shown = try points(Data(EmbeddedFiles.outline))
        // Which way a half goes is not the same everywhere.
        func isIn(_ others: Set<[Int]>) -> ([Int]) -> Bool {
            { point in (0..<9).contains { others.contains([point[0] + $0 % 3 - 1, point[1] + $0 / 3 - 1]) } }
        }
        #expect(shown.count > 5_000)
        #expect(shown.allSatisfy(isIn(sources)) && sources.allSatisfy(isIn(shown)))
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
