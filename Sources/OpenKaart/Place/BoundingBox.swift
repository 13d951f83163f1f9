/// A box in degrees (CRS84: west, south, east, north), edges included.
///
/// `west` may be larger than `east`: the box then crosses the antimeridian (OGC API Features Part 1, 7.15.3).
package struct BoundingBox: Hashable, Sendable {
    package let west: Double
    package let south: Double
    package let east: Double
    package let north: Double

    /// Makes a box, or nothing when a value is not finite, out of range, or south lies above north.
    package init?(west: Double, south: Double, east: Double, north: Double) {
        guard abs(west) <= 180, abs(east) <= 180, abs(south) <= 90, abs(north) <= 90, south <= north else { return nil }
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// Whether the box goes over the 180th meridian.
    package var crossesAntimeridian: Bool { west > east }

    /// The same area as boxes that do not cross the antimeridian: one, or two.
    package var parts: [BoundingBox] {
        guard crossesAntimeridian else { return [self] }
        return [
            BoundingBox(uncheckedWest: west, south: south, east: 180, north: north),
            BoundingBox(uncheckedWest: -180, south: south, east: east, north: north),
        ]
    }

    /// Whether a position lies in the box or on its edge.
    package func contains(_ position: Coordinate) -> Bool {
        contains(x: position.longitude, y: position.latitude)
    }

    /// Whether a pair of numbers, read as longitude and latitude, lies in the box or on its edge.
    package func contains(x: Double, y: Double) -> Bool {
        guard y >= south, y <= north else { return false }
        return crossesAntimeridian ? x >= west || x <= east : x >= west && x <= east
    }

    /// All positions that there are.
    package static let world = BoundingBox(uncheckedWest: -180, south: -90, east: 180, north: 90)

    /// The south pole, where no initiative is: for areas without a position in reach of their system.
    static let nowhere = BoundingBox(uncheckedWest: -180, south: -90, east: -180, north: -90)

    init(uncheckedWest west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }
}
