import OpenKaart

extension ByteWriter {
    /// Appends degrees with as many decimals as there are, 8 at most, no exponent and no trailing zeros.
    ///
    /// Exact for values that `Coordinate` rounded: the digits are those of a whole number of 1e-8 degrees.
    package mutating func degrees(_ degrees: Double) {
        let units = Int64((degrees * Coordinate.unitsPerDegree).rounded(.toNearestOrEven))
        if units < 0 { byte(UInt8(ascii: "-")) }
        let (whole, fraction) = units.magnitude.quotientAndRemainder(dividingBy: UInt64(Coordinate.unitsPerDegree))
        raw(String(whole))
        guard fraction > 0 else { return }
        byte(UInt8(ascii: "."))
        var rest = fraction
        var divisor: UInt64 = 10_000_000
        while rest > 0 {
            byte(UInt8(ascii: "0") + UInt8(rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }
}
