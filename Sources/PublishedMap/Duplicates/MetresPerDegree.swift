private import Foundation

/// How many metres go into a degree at a latitude, to the east and to the north; for short ways.
struct MetresPerDegree {
    let east: Double
    let north = 111_195.0

    /// - Parameter latitude: degrees. Near a pole a degree to the east counts as a kilometre, so that nothing is divided by zero.
    init(latitude: Double) {
        east = max(north * cos(latitude * .pi / 180), 1_000)
    }
}
