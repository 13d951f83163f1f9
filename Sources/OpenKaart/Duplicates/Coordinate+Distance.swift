private import Foundation

extension Coordinate {
    /// Metres to another position over the surface of a sphere with the mean radius of the earth (haversine). In the Netherlands at
    /// most 0.4 % off; exact enough to say "41 meter verderop". The same both ways.
    package func distance(to other: Coordinate) -> Double {
        let radians = Double.pi / 180
        let north = sin((latitude - other.latitude) * radians / 2)
        let east = sin((longitude - other.longitude) * radians / 2)
        let chord = north * north + cos(latitude * radians) * cos(other.latitude * radians) * east * east
        return 2 * Self.meanRadius * asin(min(1, chord.squareRoot()))
    }

    /// Metres (IUGG).
    private static let meanRadius = 6_371_008.8
}
