/// In which order the two numbers of a position stand, and what they are.
package enum AxisOrder: Hashable, Sendable {
    /// Degrees, longitude before latitude (CRS84).
    case longitudeLatitude
    /// Degrees, latitude before longitude, as EPSG has it for 4258, 9067 and 4326.
    case latitudeLongitude
    /// Metres to the east and to the north: x, y.
    case eastingNorthing

    /// What the first and the second number are called, in Dutch.
    package var names: (first: String, second: String) {
        switch self {
        case .longitudeLatitude: ("lengtegraad", "breedtegraad")
        case .latitudeLongitude: ("breedtegraad", "lengtegraad")
        case .eastingNorthing: ("x", "y")
        }
    }

    /// Longitude and latitude to the order of these axes, or back: the same exchange. Not for metres.
    package func exchanged(_ pair: SIMD2<Double>) -> SIMD2<Double> {
        self == .latitudeLongitude ? SIMD2(pair.y, pair.x) : pair
    }
}
