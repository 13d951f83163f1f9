import Foundation
import OpenKaart
import Projection
import Testing

@Suite("Areas in metres")
struct ProjectedAreaTests {
    /// What the box should say: each position transformed and rounded, with nothing to make it fast.
    private static func isIn(_ box: ProjectedBox, _ position: Coordinate, _ rd: RDTransformation) -> Bool {
        let metres = ReferenceSystem.rd.rounded(rd.transform([position.longitude, position.latitude], to: .rd))
        return (box.minX...box.maxX).contains(metres.x) && (box.minY...box.maxY).contains(metres.y)
    }

    private static func number(_ value: Double) -> String { String(format: "%.3f", value) }

    /// Metres to either side of an edge.
    private static let steps: [Double] = [-2, -0.002, -0.001, 0, 0.001, 0.002, 2]
    /// Metres: from nothing to all there is and beyond.
    private static let sizes: [Double] = [0, 0.001, 1, 50, 3_000, 100_000, 1_500_000]

    /// Points on the edges of a box, a millimetre and two to either side of them, and anywhere around.
    private static func probes(_ box: ProjectedBox, _ random: inout SeededGenerator) -> [SIMD2<Double>] {
        let (width, height) = (box.maxX - box.minX, box.maxY - box.minY)
        return (0..<60).map { _ in
            let x = box.minX + .random(in: -0.1...1.1, using: &random) * (width + 1)
            let y = box.minY + .random(in: -0.1...1.1, using: &random) * (height + 1)
            let off = Self.steps.randomElement(using: &random) ?? 0
            switch Int.random(in: 0...4, using: &random) {
            case 0: return [box.minX + off, y]
            case 1: return [box.maxX + off, y]
            case 2: return [x, box.minY + off]
            case 3: return [x, box.maxY + off]
            default: return [x, y]
            }
        }
    }

    @Test("A box of RD says of each point what its RD metres say", arguments: SeededGenerator.seeds)
    func likeBruteForce(seed: UInt64) throws {
        print("ProjectedAreaTests.likeBruteForce seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for rd in try Material.transformations() {
            var inside = 0
            var outside = 0
            for _ in 0..<150 {
                let size = Self.sizes.randomElement(using: &random) ?? 0
                let minX = (Double.random(in: -250_000...550_000, using: &random) * 1_000).rounded() / 1_000
                let minY = (Double.random(in: 50_000...950_000, using: &random) * 1_000).rounded() / 1_000
                let box = try #require(
                    ProjectedBox(
                        minX: minX, minY: minY, maxX: minX + size,
                        maxY: minY + .random(in: 0...max(size, 1), using: &random),
                        transformation: rd))
                for probe in Self.probes(box, &random) {
                    guard let position = rd.position(probe, in: .rd) else { continue }
                    let expected = Self.isIn(box, position, rd)
                    #expect(
                        box.contains(position) == expected, "seed \(seed) \(rd.method.name) \(box) \(probe) \(position)"
                    )
                    if expected { inside += 1 } else { outside += 1 }
                }
            }
            #expect(inside > 200 && outside > 200, "seed \(seed)")
        }
    }

    @Test("A box of RD lies closely between two boxes of degrees", arguments: SeededGenerator.seeds)
    func boxesOfDegrees(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for rd in try Material.transformations() {
            for size in [0, 1, 100, 10_000, 300_000, 700_000] as [Double] {
                let minX = Double.random(in: -200_000...(500_000 - size), using: &random)
                let minY = Double.random(in: 100_000...(900_000 - size), using: &random)
                let box = try #require(
                    ProjectedBox(minX: minX, minY: minY, maxX: minX + size, maxY: minY + size, transformation: rd))
                // An area in RD is as large as in degrees but for the curves, so that little is left to be transformed.
                let middle = rd.degrees([minX + size / 2, minY + size / 2], from: .rd)
                let wide = (box.enclosing.east - box.enclosing.west) * 111_300 * cos(middle.y * .pi / 180)
                #expect(wide < 1.25 * size + 4, "seed \(seed) \(box)")
                #expect((box.inner != nil) == (size >= 100), "seed \(seed) \(box)")
                for _ in 0..<200 {
                    let metres = SIMD2(
                        Double.random(in: minX...(minX + size), using: &random),
                        Double.random(in: minY...(minY + size), using: &random))
                    let place = rd.degrees(metres, from: .rd)
                    #expect(box.enclosing.contains(x: place.x, y: place.y), "seed \(seed) \(box) \(place)")
                    guard let inner = box.inner else { continue }
                    let degrees = SIMD2(
                        Double.random(in: inner.west...inner.east, using: &random),
                        Double.random(in: inner.south...inner.north, using: &random))
                    let back = rd.transform(degrees, to: .rd)
                    #expect((minX...(minX + size)).contains(back.x), "seed \(seed) \(box) \(degrees)")
                    #expect((minY...(minY + size)).contains(back.y), "seed \(seed) \(box) \(degrees)")
                }
            }
        }
    }

    @Test("A box to the end of the reach and beyond has its corners", arguments: SeededGenerator.seeds)
    func edgeOfReach(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rd = try RDTransformation()
        for _ in 0..<50 {
            let minX = Double.random(in: -200_000...400_000, using: &random)
            let minY = Double.random(in: 100_000...800_000, using: &random)
            let box = try #require(
                ProjectedBox(minX: minX, minY: minY, maxX: 1e6, maxY: 1e6, transformation: rd))
            for corner in [[500_000, minY], [500_000, 900_000], [minX, 900_000], [minX, minY]] as [SIMD2<Double>] {
                let place = rd.degrees(corner, from: .rd)
                #expect(box.enclosing.contains(x: place.x, y: place.y), "seed \(seed) \(box) \(corner)")
            }
        }
    }

    @Test("A box of one point, made of what we write, has that point in every system", arguments: SeededGenerator.seeds)
    func pointSized(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for rd in try Material.transformations() {
            for _ in 0..<300 {
                let position = try Material.position(using: &random)
                for system in ReferenceSystem.allCases {
                    let pair = system.rounded(rd.transform([position.longitude, position.latitude], to: system))
                    let isMetres = system.axes == .eastingNorthing
                    let texts = [pair.x, pair.y].map { isMetres ? Self.number($0) : "\($0)" }
                    let text = (texts + texts).joined(separator: ",")
                    let area = try Area.read(text, in: system, by: rd)
                    #expect(area.contains(position), "seed \(seed) \(system) \(text)")
                    #expect(area.enclosing.contains(position), "seed \(seed) \(system) \(text)")
                    let far = try #require(
                        Coordinate(longitude: position.longitude + 5e-8, latitude: position.latitude + 5e-8))
                    #expect(!area.contains(far), "seed \(seed) \(system) \(text)")
                }
            }
        }
    }

    @Test("A box of Web Mercator says of each point what its metres say", arguments: SeededGenerator.seeds)
    func webMercator(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rd = try RDTransformation()
        for _ in 0..<200 {
            let edges = (0..<2).map { _ in (Double.random(in: -2e7...2e7, using: &random) * 1_000).rounded() / 1_000 }
            let rows = (0..<2).map { _ in (Double.random(in: -2e7...2e7, using: &random) * 1_000).rounded() / 1_000 }
                .sorted()
            let text = [edges[0], rows[0], edges[1], rows[1]].map(Self.number).joined(separator: ",")
            let area = try Area.read(text, in: .webMercator, by: rd)
            for _ in 0..<40 {
                func near(_ edges: [Double]) -> Double {
                    let off = Self.steps.randomElement(using: &random) ?? 0
                    let edge = edges.randomElement(using: &random) ?? 0
                    return Bool.random(using: &random) ? edge + off : .random(in: -2e7...2e7, using: &random)
                }
                let position = try #require(rd.position([near(edges), near(rows)], in: .webMercator))
                let exact = rd.transform([position.longitude, position.latitude], to: .webMercator)
                let metres = ReferenceSystem.webMercator.rounded(exact)
                // So near to half a millimetre either answer is right.
                let halves =
                    edges.map { abs(abs($0 - exact.x) - 0.0005) } + rows.map { abs(abs($0 - exact.y) - 0.0005) }
                guard halves.allSatisfy({ $0 > 1e-6 }) else { continue }
                let isBetween =
                    edges[0] <= edges[1]
                    ? (edges[0]...edges[1]).contains(metres.x) : metres.x >= edges[0] || metres.x <= edges[1]
                #expect(
                    area.contains(position) == (isBetween && (rows[0]...rows[1]).contains(metres.y)),
                    "seed \(seed) \(text) \(position)")
            }
        }
    }

    @Test("A whole country, and a box that reaches far beyond it, hold the whole country")
    func country() throws {
        let rd = try RDTransformation()
        let places = [[3.36, 51.37], [7.2, 53.2], [5.9, 50.76], [4.9, 52.37]] as [SIMD2<Double>]
        for text in ["0,300000,300000,620000", "-9000000,-9000000,9000000,9000000", "-200000,100000,500000,900000"] {
            let area = try Area.read(text, in: .rd, by: rd)
            for place in places {
                #expect(area.contains(try #require(Coordinate(longitude: place.x, latitude: place.y))))
            }
            #expect(!area.contains(try #require(Coordinate(longitude: -68.3, latitude: 12.2))))
        }
    }

    @Test("Nothing is found in RD where RD is not", arguments: ["600000,100000,700000,200000", "0,1000000,1,1000001"])
    func nowhere(text: String) throws {
        let rd = try RDTransformation()
        let area = try Area.read(text, in: .rd, by: rd)
        for longitude in stride(from: -180.0, through: 180, by: 20) {
            for latitude in stride(from: -90.0, through: 90, by: 10) {
                #expect(!area.contains(try #require(Coordinate(longitude: longitude, latitude: latitude))))
            }
        }
    }
}
