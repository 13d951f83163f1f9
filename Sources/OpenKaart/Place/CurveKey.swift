/// The place of a point on a Hilbert curve over the whole world: points with close keys lie close together.
///
/// The key depends on the position alone, not on the data set or the configured area, so that an order by key (and then id)
/// survives restarts, repacking and other machines. 31 bits an axis: cells of about 2 cm.
package struct CurveKey: Hashable, Comparable, Sendable {
    /// 0 ..< 2^62, so that it fits a signed SQLite integer.
    package let value: Int64

    /// Takes a key that was made before, from the register or a cursor.
    package init(value: Int64) {
        self.value = value
    }

    /// The key of a position. Complexity: 31 steps.
    package init(_ position: Coordinate) {
        let side = Double(1 << Self.bits)
        var x = Self.cell((position.longitude + 180) / 360 * side)
        var y = Self.cell((position.latitude + 90) / 180 * side)
        var distance: UInt64 = 0
        var step = UInt64(1) << (Self.bits - 1)
        while step > 0 {
            let right: UInt64 = (x & step) != 0 ? 1 : 0
            let upper: UInt64 = (y & step) != 0 ? 1 : 0
            distance = (distance << 2) | ((3 * right) ^ upper)
            // Turn the quadrant so that the curve goes on where it left off.
            if upper == 0 {
                if right == 1 {
                    x = ~x
                    y = ~y
                }
                swap(&x, &y)
            }
            step >>= 1
        }
        value = Int64(distance)
    }

    private static let bits = 31

    private static func cell(_ scaled: Double) -> UInt64 {
        min(UInt64(max(scaled, 0)), (1 << UInt64(bits)) - 1)
    }

    package static func < (left: CurveKey, right: CurveKey) -> Bool {
        left.value < right.value
    }
}
