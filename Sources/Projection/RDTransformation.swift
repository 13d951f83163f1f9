import CProj
package import OpenKaart
private import Synchronization

/// RD New (EPSG:28992, metres) to and from ETRS89 (EPSG:4258, degrees), by PROJ.
///
/// Uses the RDNAPTRANS2018 grid (EPSG:9282) when PROJ finds `nl_nsgi_rdtrans2018.tif`, and says so in `method`.
package final class RDTransformation: Sendable {
    // PROJ's context belongs to one thread at a time; the lock hands it round.
    private let handle: Mutex<Handle>
    /// How positions are transformed, and how exactly.
    package let method: Method

    /// Prepares the transformation.
    ///
    /// - Parameter gridFolder: where to look for the grid before PROJ's own places (`PROJ_DATA` among them).
    /// - Throws: `ProjectionError` when PROJ does not find its own database.
    package init(gridFolder: String? = nil) throws(ProjectionError) {
        guard let rd = openkaart_rd_create(gridFolder) else { throw ProjectionError() }
        let handle = Handle(rd)
        method = Self.usesGrid(handle) ? .grid : .sevenParameters
        self.handle = Mutex(handle)
    }

    /// How RD is reached.
    package enum Method: Sendable {
        /// RDNAPTRANS2018 with the correction grid.
        case grid
        /// One transformation for the whole country.
        case sevenParameters

        /// The name in the interface.
        package var name: String {
            switch self {
            case .grid: "RDNAPTRANS2018"
            case .sevenParameters: "zeven parameters"
            }
        }

        /// The largest error, in metres.
        package var accuracy: Double {
            switch self {
            case .grid: 0.001
            case .sevenParameters: 0.25
            }
        }
    }

    /// RD metres of a position, or nothing outside the reach of the transformation.
    package func metres(_ position: Coordinate) -> (x: Double, y: Double)? {
        handle.withLock { handle in
            var x = 0.0
            var y = 0.0
            let code = openkaart_rd_from_degrees(handle.pointer, position.longitude, position.latitude, &x, &y)
            return code == 0 ? (x, y) : nil
        }
    }

    /// The position of RD metres, or nothing outside the reach of the transformation.
    package func position(x: Double, y: Double) -> Coordinate? {
        handle.withLock { Self.degrees($0, x: x, y: y) }.flatMap {
            Coordinate(longitude: $0.longitude, latitude: $0.latitude)
        }
    }

    private static func degrees(_ handle: Handle, x: Double, y: Double) -> (longitude: Double, latitude: Double)? {
        var longitude = 0.0
        var latitude = 0.0
        return openkaart_rd_to_degrees(handle.pointer, x, y, &longitude, &latitude) == 0 ? (longitude, latitude) : nil
    }

    /// Only the grid brings the centre of RD to this latitude; without it the last digits differ (52.155172294).
    private static func usesGrid(_ handle: Handle) -> Bool {
        guard let centre = degrees(handle, x: 155_000, y: 463_000) else { return false }
        return abs(centre.latitude - 52.155_172_887) < 1e-9
    }

    /// Owns what PROJ made.
    private final class Handle {
        let pointer: OpaquePointer

        init(_ pointer: OpaquePointer) {
            self.pointer = pointer
        }

        deinit {
            openkaart_rd_destroy(pointer)
        }
    }
}

/// PROJ did not find its database.
package struct ProjectionError: Error, CustomStringConvertible {
    package var description: String {
        "PROJ vindt zijn bestand proj.db niet. Installeer het Debian-pakket proj-data of zet PROJ_DATA op de juiste map."
    }
}

/// The version of PROJ, such as "9.1.1".
package var projVersion: String { String(cString: openkaart_proj_version()) }
