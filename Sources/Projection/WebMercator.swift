private import Glibc
import OpenKaart

/// Web Mercator (EPSG:3857) by its formula: Mercator's projection of the sphere, taking degrees of the ellipsoid as they are
/// (EPSG Guidance Note 7-2, method 1024).
enum WebMercator {
    /// Longitude and latitude in degrees to x and y in metres; not a number without reach (`MetreReach.webMercator`).
    static func metres(_ degrees: SIMD2<Double>) -> SIMD2<Double> {
        let radians = degrees * (.pi / 180)
        return MetreReach.webMercator.limited(SIMD2(radius * radians.x, radius * asinh(tan(radians.y))))
    }

    /// x and y in metres to longitude and latitude in degrees; not a number without reach.
    static func degrees(_ metres: SIMD2<Double>) -> SIMD2<Double> {
        guard MetreReach.webMercator.contains(metres) else { return SIMD2(repeating: .nan) }
        let longitude = metres.x / radius * (180 / .pi)
        // The edge is rounded to millimetres, which is a little over the antimeridian.
        return SIMD2(min(max(longitude, -180), 180), atan(sinh(metres.y / radius)) * (180 / .pi))
    }

    /// The half long axis of WGS 84, in metres.
    private static let radius = 6_378_137.0
}
