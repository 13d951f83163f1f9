extension TileAddress {
    /// The number of the tile in PMTiles 3: after all tiles of the zooms before, along a Hilbert curve.
    package var hilbertNumber: UInt64 {
        // The tiles of zooms 0 … zoom - 1: a sum of powers of four.
        let before = (UInt64(1) << UInt64(2 * zoom) - 1) / 3
        var (x, y) = (column, row)
        var distance: UInt64 = 0
        var step = (1 << zoom) >> 1
        while step > 0 {
            let right = x & step != 0 ? 1 : 0
            let lower = y & step != 0 ? 1 : 0
            distance += UInt64(step) * UInt64(step) * UInt64((3 * right) ^ lower)
            // Turn the quadrant so that the curve goes on where it left off.
            if lower == 0 {
                if right == 1 {
                    x = step - 1 - (x & (step - 1))
                    y = step - 1 - (y & (step - 1))
                }
                swap(&x, &y)
            }
            step >>= 1
        }
        return before + distance
    }
}
