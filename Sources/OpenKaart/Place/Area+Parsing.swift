extension Area {
    /// Reads a `bbox` in a `bbox-crs`: 4 numbers in the axis order of the system, or 6 of which the heights are left out of account
    /// (OGC API Features Part 1, 7.15.3; Part 2, /req/crs/fc-bbox-crs-definition; /geo/bbox-crs-query-parameter).
    ///
    /// A minimum above its maximum goes over the antimeridian, where the system has one. What lies outside the system is an error
    /// (/geo/bbox-query-parameter), but RD may reach well beyond the country, as a viewer does that is moved.
    ///
    /// - Throws: what is wrong with the text, in Dutch, for the person who typed it; member `bbox`.
    package static func read(
        _ text: String, in system: ReferenceSystem, by transformation: any PositionTransformation
    ) throws(Problem) -> Area {
        switch system {
        case .crs84, .etrs89, .etrf2000, .wgs84: .degrees(try BoundingBox(parsing: text, axes: system.axes))
        case .webMercator: .degrees(try webMercator(BoxNumbers(parsing: text, axes: system.axes), transformation))
        case .rd: try rd(BoxNumbers(parsing: text, axes: system.axes), transformation)
        }
    }

    private static func webMercator(
        _ numbers: BoxNumbers, _ transformation: any PositionTransformation
    ) throws(Problem) -> BoundingBox {
        let reach = MetreReach.webMercator
        guard reach.contains(numbers.lower), reach.contains(numbers.upper) else {
            throw BoxNumbers.mistake(
                "Een x ligt tussen -20037508.35 en 20037508.35, een y tussen -20100000 en 20100000. "
                    + "Geef meters in de volgorde x, y.")
        }
        guard numbers.lower.y <= numbers.upper.y else { throw numbers.secondReversed }
        let lowest = SIMD2(reach.x.lowerBound, reach.y.lowerBound)
        let highest = SIMD2(reach.x.upperBound, reach.y.upperBound)
        let lower = transformation.degrees((numbers.lower - rounding).clamped(lowest, highest), from: .webMercator)
        let upper = transformation.degrees((numbers.upper + rounding).clamped(lowest, highest), from: .webMercator)
        // Over the antimeridian, and so nearly round that the rounding closes the gap.
        let isRound = numbers.lower.x > numbers.upper.x && lower.x <= upper.x
        return BoundingBox(
            west: isRound ? -180 : lower.x, south: lower.y, east: isRound ? 180 : upper.x, north: upper.y) ?? .nowhere
    }

    private static func rd(
        _ numbers: BoxNumbers, _ transformation: any PositionTransformation
    ) throws(Problem) -> Area {
        let values = [numbers.lower.x, numbers.lower.y, numbers.upper.x, numbers.upper.y]
        guard values.contains(where: { abs($0) > 180 }) else {
            throw BoxNumbers.mistake(
                "Dit lijken graden, en RD (EPSG:28992) is in meters. Geef RD-meters in de volgorde x, y, "
                    + "of laat bbox-crs weg en geef graden in de volgorde lengtegraad, breedtegraad.")
        }
        guard values.allSatisfy({ abs($0) <= limit }) else {
            throw BoxNumbers.mistake(
                "Een x en een y van RD (EPSG:28992) liggen tussen -10000000 en 10000000. "
                    + "Geef meters in de volgorde x, y, bijvoorbeeld 136000,455000,137000,456000.")
        }
        guard numbers.lower.y <= numbers.upper.y else { throw numbers.secondReversed }
        guard
            let box = ProjectedBox(
                minX: numbers.lower.x, minY: numbers.lower.y, maxX: numbers.upper.x, maxY: numbers.upper.y,
                transformation: transformation)
        else {
            throw numbers.firstReversed
        }
        return .projected(box)
    }

    /// RD metres that are surely a mistake.
    private static let limit = 10_000_000.0
    /// Half a millimetre, and a little for the last bits: so much a number that we wrote may be off.
    private static let rounding = 0.000_500_05
}

extension SIMD2<Double> {
    fileprivate func clamped(_ lowest: Self, _ highest: Self) -> Self {
        clamped(lowerBound: lowest, upperBound: highest)
    }
}
