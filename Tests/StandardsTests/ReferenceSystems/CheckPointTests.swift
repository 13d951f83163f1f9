import Projection
import TestSupport
import Testing

@Suite(
    "OGC API Features Part 2: RD against the official check points",
    .enabled(if: Harness.gridFolder != nil, CheckPoint.reason))
struct CheckPointTests {
    /// The largest difference from the official RD, in metres, by import and then items?crs=…28992.
    private func largest(_ positions: RDTransformation) async throws -> Double {
        let points = try CheckPoint.all()
        let kaart = try await Kaart(points.map(\.record.row), positions: positions)
        let answer = try await kaart.items("limit=1000&crs=\(Systems.rd.queryValue)")
        #expect(answer.header("Content-Crs") == "<\(Systems.rd)>")
        let features = try answer.features
        try #require(features.count == points.count)
        var largest = 0.0
        for feature in features {
            let point = try #require(points.first { $0.record.id == feature["id"].string })
            let pair = feature["geometry"]["coordinates"].numbers
            largest = max(largest, abs(pair[0] - point.x), abs(pair[1] - point.y))
        }
        return largest
    }

    @Test("With the grid: at most 1 mm, the roundings to 8 decimals of a degree and to a millimetre included")
    func withGrid() async throws {
        let positions = try Harness.positions()
        let error = try await largest(positions)
        // And the last bits of a subtraction.
        #expect(error <= 0.001 + 1e-9, "\(error) m")
    }

    @Test("Without the grid: at most 25 cm, and more than with it")
    func withoutGrid() async throws {
        let error = try await largest(try RDTransformation())
        #expect(error <= 0.25 && error > 0.01, "\(error) m")
    }

    @Test("The collection says which of the two it is")
    func method() async throws {
        for (positions, name, accuracy) in [
            (try Harness.positions(), "RDNAPTRANS2018", 0.001), (try RDTransformation(), "zeven parameters", 0.25),
        ] {
            let rd = try await Kaart([], positions: positions).get(Kaart.collection).json["rd"]
            #expect(rd["methode"].string == name && rd["nauwkeurigheid"].number == accuracy)
        }
    }

    @Test("What comes in by POST in RD lies at most 1 mm from the official degrees")
    func submissions() async throws {
        let kaart = try await Kaart([])
        for point in try CheckPoint.all().prefix(40) {
            let answer = try await kaart.submit([point.x, point.y], in: Systems.rd)
            let found = try #require(answer)
            #expect(abs(found[0] - point.record.lon) * 68_000 < 0.001, "\(point.record.title)")
            #expect(abs(found[1] - point.record.lat) * 111_300 < 0.001, "\(point.record.title)")
        }
    }

    @Test(
        "bbox-crs RD: exactly the points inside the rectangle of metres, by brute force",
        arguments: SeededGenerator.seeds)
    func rectangles(seed: UInt64) async throws {
        let points = try CheckPoint.all()
        let kaart = try await Kaart(points.map(\.record.row))
        var random = SeededGenerator(seed: seed)
        var sizes: Set<Int> = []
        for _ in 0..<60 {
            let x = (0..<2).map { _ in Double.random(in: 0...300_000, using: &random).rounded() }.sorted()
            let y = (0..<2).map { _ in Double.random(in: 300_000...620_000, using: &random).rounded() }.sorted()
            // A point within two millimetres of an edge may go either way.
            let isClear = points.allSatisfy { point in
                ![point.x - x[0], point.x - x[1], point.y - y[0], point.y - y[1]].contains { abs($0) < 0.002 }
            }
            guard isClear else { continue }
            let expected = points.filter { (x[0]...x[1]).contains($0.x) && (y[0]...y[1]).contains($0.y) }.map(\.record)
            let query = "limit=1000&bbox=\(x[0]),\(y[0]),\(x[1]),\(y[1])&bbox-crs=\(Systems.rd.queryValue)"
            let answer = try await kaart.items(query)
            #expect(Set(try answer.ids) == expected.idSet, "\(x) \(y)")
            #expect(try answer.json["numberMatched"].int == expected.count)
            sizes.insert(expected.count)
        }
        #expect(sizes.count > 20)
    }
}
