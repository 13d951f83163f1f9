/// The edges of a box of RD metres, drawn in degrees point by point, and the boxes of degrees around and inside them.
struct BoxOutline {
    let enclosing: BoundingBox
    let inner: BoundingBox?

    /// - Parameters:
    ///   - x: RD metres within reach.
    ///   - y: RD metres within reach.
    init(x: ClosedRange<Double>, y: ClosedRange<Double>, transformation: any PositionTransformation) {
        var west = Span()
        var east = Span()
        var south = Span()
        var north = Span()
        for step in 0...Self.steps {
            let part = Double(step) / Double(Self.steps)
            // No further than the end, though a sum comes out a hair beyond it: there may be no answer there.
            let alongX = min(x.lowerBound + part * (x.upperBound - x.lowerBound), x.upperBound)
            let alongY = min(y.lowerBound + part * (y.upperBound - y.lowerBound), y.upperBound)
            west.take(transformation.degrees(SIMD2(x.lowerBound, alongY), from: .rd).x)
            east.take(transformation.degrees(SIMD2(x.upperBound, alongY), from: .rd).x)
            south.take(transformation.degrees(SIMD2(alongX, y.lowerBound), from: .rd).y)
            north.take(transformation.degrees(SIMD2(alongX, y.upperBound), from: .rd).y)
        }
        let step = max(x.upperBound - x.lowerBound, y.upperBound - y.lowerBound) / Double(Self.steps)
        let margin = Self.margin + step * step / Self.bend
        let (wide, high) = (margin / Self.metresPerDegreeEast, margin / Self.metresPerDegreeNorth)
        // Without a transformation that reaches RD no position has RD metres, and none is in the box.
        enclosing =
            BoundingBox(
                west: west.least - wide, south: south.least - high, east: east.most + wide, north: north.most + high)
            ?? .nowhere
        let (left, right) = (west.most + wide, east.least - wide)
        let (low, top) = (south.most + high, north.least - high)
        inner = left < right ? BoundingBox(west: left, south: low, east: right, north: top) : nil
    }

    /// In how many parts an edge is drawn.
    private static let steps = 32
    /// Metres. More than the waves of the correction grid between two points (25 cm), and more than the way to degrees and the way
    /// back ever differ (5 mm, where the grid ends).
    private static let margin = 1.0
    /// Metres. Between two points of an edge it bends away by at most the square of the step over 8 times the radius of a parallel
    /// on the map, 4 300 km at the northern end of the reach. This allows three times as much.
    private static let bend = 1e7
    /// No more than what a degree measures anywhere in the reach, so that a margin in degrees is not too small.
    private static let metresPerDegreeEast = 60_000.0
    private static let metresPerDegreeNorth = 110_000.0

    /// The least and the most of some numbers.
    private struct Span {
        var least = Double.infinity
        var most = -Double.infinity

        mutating func take(_ number: Double) {
            least = min(least, number)
            most = max(most, number)
        }
    }
}
