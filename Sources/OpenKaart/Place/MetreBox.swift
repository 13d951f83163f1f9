/// The box of another reference system around a box of degrees.
package struct MetreBox {
    /// South-west and north-east corner in the order and the unit of the system's axes, rounded outward to its decimals.
    package let low: SIMD2<Double>
    package let high: SIMD2<Double>

    /// Draws the edges of the box in the system, point by point. Every position of the box lies inside; in RD, where its edges bend, the
    /// result is up to some metres larger than it need be.
    ///
    /// Nothing where the system does not reach all of the box. Complexity: O(1), some dozens of transformations for systems of metres.
    ///
    /// - Parameter bounds: degrees; west, south, east, north.
    package init?(around bounds: SIMD4<Double>, system: ReferenceSystem, by positions: any PositionTransformation) {
        var low = SIMD2(bounds.x, bounds.y)
        var high = SIMD2(bounds.z, bounds.w)
        guard system.axes == .eastingNorthing else {
            self.low = system.axes.exchanged(low)
            self.high = system.axes.exchanged(high)
            return
        }
        var outline: [SIMD2<Double>] = []
        for step in 0...Self.steps {
            let part = Double(step) / Double(Self.steps)
            let along = low + part * (high - low)
            outline += [
                SIMD2(along.x, low.y), SIMD2(along.x, high.y), SIMD2(low.x, along.y), SIMD2(high.x, along.y),
            ]
        }
        positions.transform(&outline, to: system)
        guard outline.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
        low = outline.reduce(outline[0]) { pointwiseMin($0, $1) }
        high = outline.reduce(outline[0]) { pointwiseMax($0, $1) }
        let size = high - low
        // A point has no edges; straight ones (web Mercator) do not bend.
        let step = max(size.x, size.y) / Double(Self.steps)
        let margin = system == .rd && step > 0 ? min(Self.waves, step) + step * step / Self.bend : 0
        self.low = ((low - margin) * Self.decimals).rounded(.down) / Self.decimals
        self.high = ((high + margin) * Self.decimals).rounded(.up) / Self.decimals
    }

    /// In how many parts an edge is drawn.
    private static let steps = 16
    /// Metres: the waves of the correction grid of RD between two points (`BoxOutline`).
    private static let waves = 0.5
    /// Metres: between two points an edge bends away by the square of the step over this, or less (`BoxOutline`).
    private static let bend = 1e7
    /// Parts of a metre that are written.
    private static let decimals = 1_000.0
}
