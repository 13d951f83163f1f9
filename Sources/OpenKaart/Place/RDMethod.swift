/// How RD New (EPSG:28992) is reached from ETRS89.
package enum RDMethod: Hashable, Sendable {
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
