import OpenKaart

extension ByteWriter {
    /// Appends degrees with as many decimals as there are, 8 at most, no exponent and no trailing zeros.
    ///
    /// Exact for values that `Coordinate` rounded: the digits are those of a whole number of 1e-8 degrees.
    package mutating func degrees(_ degrees: Double) {
        decimal(degrees, scale: Int(Coordinate.unitsPerDegree))
    }

    /// Appends metres with as many decimals as there are, 3 at most (a millimetre).
    package mutating func metres(_ metres: Double) {
        decimal(metres, scale: 1_000)
    }

    /// Appends a number rounded to so many parts of one, half to even; a power of ten. The number is below 1e10.
    private mutating func decimal(_ number: Double, scale: Int) {
        let units = Int64((number * Double(scale)).rounded(.toNearestOrEven))
        if units < 0 { byte(UInt8(ascii: "-")) }
        let (whole, fraction) = units.magnitude.quotientAndRemainder(dividingBy: UInt64(scale))
        integer(Int(whole))
        guard fraction > 0 else { return }
        byte(UInt8(ascii: "."))
        var rest = fraction
        var divisor = UInt64(scale) / 10
        while rest > 0 {
            byte(UInt8(ascii: "0") + UInt8(rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }
}
