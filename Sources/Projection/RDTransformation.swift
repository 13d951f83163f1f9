import CProj
package import OpenKaart

/// RD New (EPSG:28992, metres) to and from ETRS89 (EPSG:4258, degrees), by PROJ; the other systems by themselves.
///
/// Uses the RDNAPTRANS2018 grid (EPSG:9282) when PROJ finds `nl_nsgi_rdtrans2018.tif`, and says so in `method`. Beyond the grid the
/// seven parameters go on where it ends.
package final class RDTransformation: Sendable {
    /// How positions are transformed, and how exactly.
    package let method: RDMethod
    private let pool: HandlePool

    /// Prepares the transformation: some milliseconds.
    ///
    /// - Parameter gridFolder: where to look for the grid before PROJ's own places (`PROJ_DATA` among them).
    /// - Throws: `ProjectionError` when PROJ does not find its own database.
    package init(gridFolder: String? = nil) throws(ProjectionError) {
        guard let rd = openkaart_rd_create(gridFolder) else { throw ProjectionError() }
        pool = HandlePool(Handle(rd))
        method = Self.usesGrid(pool) ? .grid : .sevenParameters
    }

    /// Longitude and latitude to RD metres, in place; not a number without reach.
    func metres(_ pairs: UnsafeMutableBufferPointer<SIMD2<Double>>) {
        Self.inPlace(pairs, pool) { openkaart_rd_from_degrees($0.pointer, $1, pairs.count) }
        for index in pairs.indices { pairs[index] = MetreReach.rd.limited(pairs[index]) }
    }

    /// RD metres to longitude and latitude; not a number without reach.
    func degrees(_ metres: SIMD2<Double>) -> SIMD2<Double> {
        MetreReach.rd.contains(metres) ? Self.degrees(metres, pool) : SIMD2(repeating: .nan)
    }

    private static func degrees(_ metres: SIMD2<Double>, _ pool: HandlePool) -> SIMD2<Double> {
        var pair = metres
        withUnsafeMutablePointer(to: &pair) { pointer in
            inPlace(UnsafeMutableBufferPointer(start: pointer, count: 1), pool) {
                openkaart_rd_to_degrees($0.pointer, $1, 1)
            }
        }
        return pair
    }

    /// Gives C the pairs as the numbers that they are.
    private static func inPlace(
        _ pairs: UnsafeMutableBufferPointer<SIMD2<Double>>, _ pool: HandlePool,
        _ transform: (Handle, UnsafeMutablePointer<Double>) -> Void
    ) {
        guard let start = UnsafeMutableRawPointer(pairs.baseAddress), !pairs.isEmpty else { return }
        pool.withHandle { handle in
            start.withMemoryRebound(to: Double.self, capacity: 2 * pairs.count) { transform(handle, $0) }
        }
    }

    /// Only the grid brings the centre of RD to this latitude; without it the last digits differ (52.155172294).
    private static func usesGrid(_ pool: HandlePool) -> Bool {
        abs(degrees(SIMD2(155_000, 463_000), pool).y - 52.155_172_887) < 1e-9
    }
}

/// The version of PROJ, such as "9.1.1".
package var projVersion: String { String(cString: openkaart_proj_version()) }
