/// Where a system in metres has positions: a rectangle of its x and y, edges included.
package struct MetreReach: Sendable {
    package let x: ClosedRange<Double>
    package let y: ClosedRange<Double>

    /// RD New: the Netherlands with its part of the North Sea and a wide rim, far beyond which RD is no use.
    package static let rd = MetreReach(x: -200_000...500_000, y: 100_000...900_000)

    /// Web Mercator: the whole circle, rounded outward, and to 85.1 degrees north and south.
    package static let webMercator = MetreReach(
        x: -20_037_508.35...20_037_508.35, y: -20_100_000...20_100_000)

    /// Whether a pair of metres, x and y, lies within reach; never when one is not a number.
    package func contains(_ pair: SIMD2<Double>) -> Bool {
        x.contains(pair.x) && y.contains(pair.y)
    }

    /// The pair itself, or both not a number where there is no reach.
    package func limited(_ pair: SIMD2<Double>) -> SIMD2<Double> {
        contains(pair) ? pair : SIMD2(repeating: .nan)
    }
}
