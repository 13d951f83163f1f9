/// A position on the earth: longitude and latitude in degrees (CRS84 axis order), rounded to 8 decimals (about 1 mm).
///
/// ETRS89 (EPSG:4258), ETRF2000 (EPSG:9067), WGS 84 and CRS84 are taken as the same position (decision 0001).
package struct Coordinate: Hashable, Sendable {
    /// Degrees east of Greenwich, -180…180.
    package let longitude: Double
    /// Degrees north of the equator, -90…90.
    package let latitude: Double

    /// Makes a position of degrees, or nothing when one of them is not finite or out of range.
    package init?(longitude: Double, latitude: Double) {
        guard abs(longitude) <= 180, abs(latitude) <= 90 else { return nil }
        self.longitude = Self.rounded(longitude)
        self.latitude = Self.rounded(latitude)
    }

    /// How many units of the last decimal that is kept go into one degree.
    @inlinable package static var unitsPerDegree: Double { 1e8 }

    private static func rounded(_ degrees: Double) -> Double {
        // Plus zero makes a zero of minus zero, so that the same place has one text.
        (degrees * unitsPerDegree).rounded(.toNearestOrEven) / unitsPerDegree + 0
    }
}
