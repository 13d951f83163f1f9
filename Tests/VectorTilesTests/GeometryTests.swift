import TestSupport
import Testing

@testable import VectorTiles

@Suite("Cutting and thinning")
struct GeometryTests {
    private let square = ClipSquare(buffer: 64)

    @Test("What lies inside stays as it is, and what lies outside is gone")
    func whole() {
        let inside: [SIMD2<Double>] = [SIMD2(0, 0), SIMD2(4_096, 10), SIMD2(100, 4_160)]
        #expect(square.line(inside) == [inside] && square.ring(inside) == inside)
        let outside = inside.map { $0 + SIMD2(5_000, 0) }
        #expect(square.line(outside).isEmpty && square.ring(outside).isEmpty)
    }

    @Test("A line that leaves and comes back is two lines, which end on the edge")
    func twice() {
        let line: [SIMD2<Double>] = [SIMD2(100, 100), SIMD2(100, -1_000), SIMD2(200, -1_000), SIMD2(200, 100)]
        #expect(square.line(line) == [[SIMD2(100, 100), SIMD2(100, -64)], [SIMD2(200, -64), SIMD2(200, 100)]])
    }

    @Test("A ring around the tile becomes the tile with its buffer")
    func around() {
        let ring: [SIMD2<Double>] = [
            SIMD2(-9_000, -9_000), SIMD2(9_000, -9_000), SIMD2(9_000, 9_000), SIMD2(-9_000, 9_000),
        ]
        let cut = square.ring(ring)
        let side = 4_224.0
        #expect(abs(doubledArea(cut)) == 2 * side * side)
    }

    @Test("The area inside the square is what Monte Carlo finds", arguments: SeededGenerator.seeds)
    func area(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            // A star around a point, so that the ring does not cross itself.
            let middle = SIMD2(
                Double.random(in: -1_000...5_000, using: &random), .random(in: -1_000...5_000, using: &random))
            let ring = (0..<12).map { step in
                let angle = Double(step) / 12 * 2 * Double.pi
                let reach = Double.random(in: 500...4_000, using: &random)
                return middle + reach * SIMD2(Self.cosine(angle), Self.cosine(angle - .pi / 2))
            }
            let cut = square.ring(ring)
            var hits = 0
            let tries = 4_000
            for _ in 0..<tries {
                let point = SIMD2(
                    Double.random(in: -64...4_160, using: &random), .random(in: -64...4_160, using: &random))
                if Self.contains(ring, point) { hits += 1 }
            }
            let expected = Double(hits) / Double(tries) * 4_224 * 4_224
            #expect(abs(abs(doubledArea(cut)) / 2 - expected) < 0.04 * 4_224 * 4_224)
        }
    }

    @Test("No point that is left out lies further from the line than the tolerance", arguments: SeededGenerator.seeds)
    func thinning(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var point = SIMD2<Double>.zero
        let line = (0..<400).map { _ in
            point += SIMD2(.random(in: 0...10, using: &random), .random(in: -8...8, using: &random))
            return point
        }
        let fewer = simplified(line, tolerance: 6)
        #expect(fewer.count < line.count / 2 && fewer.first == line.first && fewer.last == line.last)
        for left in line {
            let nearest = zip(fewer, fewer.dropFirst()).map { Self.distance(left, $0, $1) }.min() ?? .infinity
            #expect(nearest <= 6 + 1e-9)
        }
    }

    private static func distance(_ point: SIMD2<Double>, _ from: SIMD2<Double>, _ to: SIMD2<Double>) -> Double {
        let step = to - from
        let length = (step * step).sum()
        let part = length == 0 ? 0 : min(max(((point - from) * step).sum() / length, 0), 1)
        let away = point - (from + part * step)
        return (away * away).sum().squareRoot()
    }

    /// By a series, so that no library is needed for it.
    private static func cosine(_ angle: Double) -> Double {
        var (term, sum) = (1.0, 1.0)
        for step in 1...20 {
            term *= -angle * angle / Double((2 * step - 1) * 2 * step)
            sum += term
        }
        return sum
    }

    private static func contains(_ ring: [SIMD2<Double>], _ point: SIMD2<Double>) -> Bool {
        guard var before = ring.last else { return false }
        var isIn = false
        for next in ring {
            if (next.y > point.y) != (before.y > point.y),
                point.x < (before.x - next.x) * (point.y - next.y) / (before.y - next.y) + next.x
            {
                isIn.toggle()
            }
            before = next
        }
        return isIn
    }
}
