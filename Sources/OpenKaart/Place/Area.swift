/// Where positions are asked for: what a `bbox` in a `bbox-crs` comes down to.
package enum Area: Hashable, Sendable {
    /// A box of degrees.
    case degrees(BoundingBox)
    /// A box of metres that is none of degrees.
    case projected(ProjectedBox)

    /// A box of degrees with all positions of the area, and for a projected one some more.
    package var enclosing: BoundingBox {
        switch self {
        case .degrees(let box): box
        case .projected(let box): box.enclosing
        }
    }

    /// Whether a position lies in the area or on its edge.
    package func contains(_ position: Coordinate) -> Bool {
        switch self {
        case .degrees(let box): box.contains(position)
        case .projected(let box): box.contains(position)
        }
    }
}
