import OpenKaart

extension ByteWriter {
    /// Appends degrees with as many decimals as there are, 8 at most, no exponent and no trailing zeros.
    ///
    /// Exact for values that `Coordinate` rounded: the digits are those of a whole number of 1e-8 degrees.
    package mutating func degrees(_ degrees: Double) {
        decimal(degrees, places: 8)
    }

    /// Appends metres with as many decimals as there are, 3 at most (a millimetre).
    package mutating func metres(_ metres: Double) {
        decimal(metres, places: 3)
    }

    /// Appends a number rounded to so many decimals, half to even; 8 at most. The number is below 1e10.
    private mutating func decimal(_ number: Double, places: Int) {
        let scale = Self.scales[places]
        let units = Int64((number * Double(scale)).rounded(.toNearestOrEven))
        if units < 0 { byte(UInt8(ascii: "-")) }
        let (whole, fraction) = units.magnitude.quotientAndRemainder(dividingBy: scale)
        digits(whole, atLeast: 1)
        guard fraction > 0 else { return }
        byte(UInt8(ascii: "."))
        var (rest, left) = (fraction, places)
        while rest.isMultiple(of: 10) { (rest, left) = (rest / 10, left - 1) }
        digits(rest, atLeast: left)
    }

    /// Powers of ten.
    private static let scales: [UInt64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]
}
