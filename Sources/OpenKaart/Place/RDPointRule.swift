/// Judges a pair of numbers that should be the RD coordinates (EPSG:28992, metres) of an initiative.
package enum RDPointRule {
    /// Longitude and latitude in degrees, or what is wrong with the pair, in Dutch. Whether they lie in the area of the map is for
    /// `PointRule` to say.
    ///
    /// - Parameters:
    ///   - x: should be the metres to the east.
    ///   - y: should be the metres to the north.
    ///   - area: where initiatives may lie, by which degrees are known.
    package static func degrees(
        x: Double, y: Double, by positions: any PositionTransformation, in area: BoundingBox
    ) -> Result<(x: Double, y: Double), Problem> {
        let pair = "(\(x), \(y))"
        func problem(_ code: Problem.Code, _ detail: String) -> Result<(x: Double, y: Double), Problem> {
            .failure(Problem(member: Member.point, code: code, detail: detail))
        }
        guard looksLikeRD(x, y) else {
            if looksLikeRD(y, x) {
                return problem(.swapped, "x en y zijn omgewisseld: \(pair). Geef eerst x en dan y: (\(y), \(x)).")
            }
            if area.contains(x: x, y: y) || area.contains(x: y, y: x) {
                return problem(
                    .invalid,
                    "\(pair) lijken graden, maar dit bestand is in RD. Een bestand is helemaal in RD of helemaal in graden."
                )
            }
            return problem(
                .outsideArea,
                "\(pair) ligt niet in het gebied van RD: x -7000 tot 300000, y 289000 tot 640000, in meters.")
        }
        guard let position = positions.position(SIMD2(x, y), in: .rd) else {
            return problem(.outsideArea, "\(pair) is voor RD niet om te rekenen naar graden. Controleer de getallen.")
        }
        return .success((position.longitude, position.latitude))
    }

    /// Whether a pair lies within the bounds of EPSG:28992, some kilometres wider.
    package static func looksLikeRD(_ x: Double, _ y: Double) -> Bool {
        (-7_000...300_000).contains(x) && (289_000...640_000).contains(y)
    }
}
