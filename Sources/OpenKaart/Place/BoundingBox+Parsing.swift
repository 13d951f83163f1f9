extension BoundingBox {
    /// Reads the value of a `bbox` parameter in degrees: 4 numbers, or 6 of which the heights are left out of account
    /// (OGC API Features Part 1, 7.15.3, requirement /req/core/fc-bbox-definition).
    ///
    /// - Parameters:
    ///   - text: minima before maxima. A minimal longitude above the maximal one goes over the antimeridian.
    ///   - axes: which of longitude and latitude comes first; not for metres.
    /// - Throws: what is wrong with the text, in Dutch, for the person who typed it.
    package init(parsing text: String, axes: AxisOrder = .longitudeLatitude) throws(Problem) {
        let numbers = try BoxNumbers(parsing: text, axes: axes)
        let lower = axes.exchanged(numbers.lower)
        let upper = axes.exchanged(numbers.upper)
        let order = "Geef graden in de volgorde \(axes.names.first), \(axes.names.second)."
        guard abs(lower.x) <= 180, abs(upper.x) <= 180 else {
            throw BoxNumbers.mistake("Een lengtegraad ligt tussen -180 en 180. \(order)")
        }
        guard abs(lower.y) <= 90, abs(upper.y) <= 90 else {
            throw BoxNumbers.mistake("Een breedtegraad ligt tussen -90 en 90. \(order)")
        }
        guard lower.y <= upper.y else {
            throw axes == .latitudeLongitude ? numbers.firstReversed : numbers.secondReversed
        }
        self.init(uncheckedWest: lower.x, south: lower.y, east: upper.x, north: upper.y)
    }
}
