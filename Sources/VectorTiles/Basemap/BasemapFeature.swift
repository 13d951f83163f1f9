/// A thing of the base map, in degrees (CRS84: longitude, latitude).
struct BasemapFeature: Sendable {
    let layer: BasemapLayer
    let geometry: Geometry
    /// The attributes that tiles have of it.
    let attributes: [(String, VectorTileLayer.Value)]
    /// Thousands of inhabitants of a place; 0 of what is none.
    let thousands: Int

    enum Geometry: Sendable {
        case point(SIMD2<Double>)
        case line([SIMD2<Double>])
        /// Rings without their last point, the outer one first.
        case area([[SIMD2<Double>]])
    }
}

/// The layers of the base map, in the order in which they are drawn.
package enum BasemapLayer: String, CaseIterable, Sendable {
    case water, land, rivier, grens, plaats

    /// What it holds.
    package var description: LayerDescription {
        switch self {
        case .water:
            LayerDescription(
                rawValue, "Water: het hele gebied van de ondergrond; land ligt eroverheen", .areas, [])
        case .land:
            LayerDescription(rawValue, "Land", .areas, [.init("land", "NL, BE of DE")])
        case .rivier: LayerDescription(rawValue, "Grote rivieren", .lines, [])
        case .grens: LayerDescription(rawValue, "Landsgrenzen", .lines, [])
        case .plaats:
            LayerDescription(
                rawValue, "Plaatsen, de grootste het eerst", .points,
                [
                    .init("naam", "De naam"), .init("inwonersDuizend", isNumber: true, "Inwoners, in duizenden"),
                ])
        }
    }
}
