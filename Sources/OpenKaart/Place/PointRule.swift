/// Judges a pair of numbers that should be the longitude and latitude of an initiative.
///
/// The usual mistakes are recognised and named: swapped degrees, and RD metres (EPSG:28992) where degrees belong.
package enum PointRule {
    /// The position, or what is wrong with the pair, in Dutch.
    ///
    /// - Parameters:
    ///   - x: should be the longitude in degrees.
    ///   - y: should be the latitude in degrees.
    ///   - area: where initiatives may lie.
    package static func position(x: Double, y: Double, in area: BoundingBox) -> Result<Coordinate, Problem> {
        if area.contains(x: x, y: y), let position = Coordinate(longitude: x, latitude: y) {
            return .success(position)
        }
        return .failure(mistake(x: x, y: y, area: area))
    }

    private static func mistake(x: Double, y: Double, area: BoundingBox) -> Problem {
        let pair = "(\(x), \(y))"
        if area.contains(x: y, y: x) {
            return Problem(
                member: Member.point, code: .swapped,
                detail:
                    "De lengtegraad en de breedtegraad zijn omgewisseld: \(pair). Geef eerst de lengtegraad en dan de breedtegraad: (\(y), \(x))."
            )
        }
        if isRD(x, y) || isRD(y, x) {
            return Problem(
                member: Member.point, code: .metres,
                detail:
                    "\(pair) lijken RD-coördinaten in meters (EPSG:28992). Geef graden: lengtegraad en breedtegraad, bijvoorbeeld (5.121, 52.091)."
            )
        }
        if Coordinate(longitude: x, latitude: y) == nil {
            return Problem(
                member: Member.point, code: .invalid,
                detail:
                    "\(pair) is geen plaats op aarde. Een lengtegraad ligt tussen -180 en 180, een breedtegraad tussen -90 en 90."
            )
        }
        return Problem(
            member: Member.point, code: .outsideArea,
            detail:
                "\(pair) ligt buiten het gebied van deze kaart: lengtegraad \(area.west) tot \(area.east), breedtegraad \(area.south) tot \(area.north)."
        )
    }

    /// Whether a pair lies within the bounds of EPSG:28992, some kilometres wider.
    static func isRD(_ x: Double, _ y: Double) -> Bool {
        (-7_000...300_000).contains(x) && (289_000...640_000).contains(y)
    }
}
