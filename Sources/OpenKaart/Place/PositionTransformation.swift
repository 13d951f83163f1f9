/// The port through which positions go to other reference systems and back. Threads do not wait for each other.
package protocol PositionTransformation: Sendable {
    /// How RD is reached, and how exactly.
    var rdMethod: RDMethod { get }

    /// Transforms many positions at the cost of one call.
    ///
    /// - Parameters:
    ///   - pairs: in: longitude, latitude in degrees. Out: in the axis order and the unit of the system, not rounded; both not a
    ///     number where the system has no reach (`MetreReach`).
    ///   - system: where to.
    func transform(_ pairs: inout [SIMD2<Double>], to system: ReferenceSystem)

    /// Transforms one position: longitude, latitude in degrees to the axis order and the unit of the system, not rounded; both not
    /// a number where the system has no reach.
    func transform(_ pair: SIMD2<Double>, to system: ReferenceSystem) -> SIMD2<Double>

    /// The way back: a pair in the axis order and the unit of the system to longitude, latitude in degrees, not rounded; both not a
    /// number where the system has no reach.
    func degrees(_ pair: SIMD2<Double>, from system: ReferenceSystem) -> SIMD2<Double>

    /// The position of a pair in the axis order and the unit of a system, or nothing where the system has no reach.
    func position(_ pair: SIMD2<Double>, in system: ReferenceSystem) -> Coordinate?
}

extension PositionTransformation {
    package func position(_ pair: SIMD2<Double>, in system: ReferenceSystem) -> Coordinate? {
        let degrees = degrees(pair, from: system)
        return Coordinate(longitude: degrees.x, latitude: degrees.y)
    }
}
