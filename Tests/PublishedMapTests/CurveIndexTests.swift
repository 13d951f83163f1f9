import Testing

@testable import PublishedMap

@Suite("Curve keys with steps")
struct CurveIndexTests {
    @Test(
        "Find the same places as looking at every key, with keys that occur more than once and ranges on them",
        arguments: [0, 1, 2, 63, 64, 65, 127, 128, 129, 1_000, 4_096])
    func places(count: Int) {
        let seed = UInt64.random(in: .min ... .max)
        print("CurveIndexTests.places seed \(seed)")
        var random = Seeded(seed)
        // Few different keys, so that many are the same.
        let most = Int64(max(count / 3, 1))
        let keys = (0..<count).map { _ in Int64.random(in: 0...most, using: &random) * 5 }.sorted()
        let (column, steps) = (Column(keys), Column(CurveIndex.steps(of: keys)))
        withExtendedLifetime((column, steps)) {
            let index = CurveIndex(column, steps: steps)
            for _ in 0..<300 {
                let start = Int64.random(in: 0...most * 5 + 3, using: &random)
                let range = start..<start + Int64.random(in: 0...most * 5, using: &random)
                let wanted = keys.count { $0 < range.lowerBound }..<keys.count { $0 < range.upperBound }
                #expect(index.places(of: range) == wanted, "seed \(seed), \(range)")
            }
            #expect(index.places(of: 0..<1 << 62) == 0..<count)
        }
    }

    @Test("Find none when none count")
    func none() {
        let keys: [Int64] = [3, 4, 5]
        let (column, steps) = (Column(keys), Column(CurveIndex.steps(of: keys)))
        withExtendedLifetime((column, steps)) {
            var index = CurveIndex(column, steps: steps)
            index.count = 0
            #expect(index.places(of: 0..<9).isEmpty)
        }
    }
}
