import OpenKaart
import Projection
import Testing

@Suite("A box of another system around one of degrees")
struct MetreBoxTests {
    @Test("holds every position of it and is little larger", arguments: SeededGenerator.seeds)
    func encloses(seed: UInt64) throws {
        print("MetreBoxTests.encloses seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for transformation in try Material.transformations() {
            for system in ReferenceSystem.allCases {
                for _ in 0..<40 {
                    let sizes: [Double] = [0, 1e-6, 0.01, 0.4, 2]
                    let size = sizes.randomElement(using: &random) ?? 0
                    let west = Double.random(in: 3.4...5, using: &random)
                    let south = Double.random(in: 50.8...51.6, using: &random)
                    let east = west + size * Double.random(in: 0...1, using: &random)
                    let north = south + size * Double.random(in: 0...1, using: &random)
                    let southWest = try #require(Coordinate(longitude: west, latitude: south))
                    let northEast = try #require(Coordinate(longitude: east, latitude: north))
                    let bounds = SIMD4(
                        southWest.longitude, southWest.latitude, northEast.longitude, northEast.latitude)
                    let box = try #require(MetreBox(around: bounds, system: system, by: transformation))
                    var (least, most) = (SIMD2(repeating: Double.infinity), SIMD2(repeating: -Double.infinity))
                    for step in 0...20 {
                        for other in 0...20 {
                            let x = bounds.x + (bounds.z - bounds.x) * Double(step) / 20
                            let y = bounds.y + (bounds.w - bounds.y) * Double(other) / 20
                            let position = try #require(Coordinate(longitude: x, latitude: y))
                            let place = system.rounded(
                                transformation.transform([position.longitude, position.latitude], to: system))
                            (least, most) = (pointwiseMin(least, place), pointwiseMax(most, place))
                        }
                    }
                    let slack = system.axes == .eastingNorthing ? 0.0015 : 1e-9
                    let text = "seed \(seed) \(system) \(bounds)"
                    #expect(all(box.low .<= least + slack) && all(box.high .>= most - slack), "\(text)")
                    // In RD an edge of two degrees bends away by up to a kilometre between its ends; the margin is some metres.
                    let more = system.axes == .eastingNorthing ? 40 : 1e-9
                    #expect(all(box.low .>= least - more) && all(box.high .<= most + more), "\(text)")
                }
            }
        }
    }

    @Test("is nothing where the system does not reach")
    func outOfReach() throws {
        for transformation in try Material.transformations() {
            #expect(MetreBox(around: [100, 10, 101, 11], system: .rd, by: transformation) == nil)
        }
    }
}
