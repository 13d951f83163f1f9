/// A cell of a grid over the whole world: 2^level columns of longitude and as many rows of latitude.
///
/// The grids of all levels lie in each other, and a cell is a range of the Hilbert curve, so that its records are neighbours in the
/// order of `PageKey`. It depends on the position alone: the same place is in the same cell for every view and every data set.
///
/// The steps to smaller cells are open to other modules' optimizers: tiles and clusters take hundreds of them.
package struct CurveCell: Hashable, Sendable {
    /// 0 for the whole world … `deepest`.
    package let level: Int
    /// Which cell of its level, along the curve: 0 ..< 4^level.
    package let index: Int64
    /// From the west, 0 ..< 2^level.
    package let column: Int64
    /// From the south, 0 ..< 2^level.
    package let row: Int64
    /// How the curve lies in the cell: with its axes exchanged, with its ends exchanged. 0 or 1.
    @usableFromInline let isSwapped: Int64
    @usableFromInline let isTurned: Int64

    /// The smallest cells, 5e-6 degrees wide. Up to this level every position of 8 decimals lies exactly on an edge or further from it
    /// than doubles are wrong, so that west ≤ longitude < east and south ≤ latitude < north hold for all records of a cell.
    package static let deepest = 26

    /// The whole world.
    package static let world = CurveCell(level: 0, index: 0, column: 0, row: 0, isSwapped: 0, isTurned: 0)

    @inlinable
    init(level: Int, index: Int64, column: Int64, row: Int64, isSwapped: Int64, isTurned: Int64) {
        self.level = level
        self.index = index
        self.column = column
        self.row = row
        self.isSwapped = isSwapped
        self.isTurned = isTurned
    }

    /// The cell with a number, or nothing when a level has no such cell. Complexity: O(level).
    package init?(level: Int, index: Int64) {
        guard (0...Self.deepest).contains(level), index >= 0, index >> Int64(2 * level) == 0 else { return nil }
        self = Self.world.descendant(level: level, key: index << Self.shift(level))
    }

    /// The cell of a level that a key lies in. Complexity: O(level).
    package init(_ key: CurveKey, level: Int) {
        self = Self.world.descendant(level: min(level, Self.deepest), key: key.value)
    }

    /// The cell in a column and a row. Complexity: O(level).
    ///
    /// - Precondition: both are 0 ..< 2^level.
    package init(level: Int, column: Int64, row: Int64) {
        var cell = Self.world
        while cell.level < level {
            let place = Int64(level - cell.level - 1)
            cell = cell.child(cell.number(east: column >> place & 1, north: row >> place & 1))
        }
        self = cell
    }

    /// Which of its four parts lies in the eastern or western half, and in the northern or southern one: the opposite of `child`.
    private func number(east: Int64, north: Int64) -> Int64 {
        let (one, other) = isSwapped == 0 ? (east, north) : (north, east)
        let (right, upper) = (one ^ isTurned, other ^ isTurned)
        return right << 1 | (upper ^ right)
    }

    /// The keys of the positions in the cell.
    @inlinable package var keys: Range<Int64> { index << Self.shift(level)..<(index + 1) << Self.shift(level) }

    /// Degrees: longitude of the western edge and latitude of the southern one, which belong to the cell.
    package var southWest: SIMD2<Double> { corner(column, row) }

    /// Degrees: longitude of the eastern edge and latitude of the northern one, which belong to the next cells (and to this one at the
    /// end of the world).
    package var northEast: SIMD2<Double> { corner(column + 1, row + 1) }

    /// One of its four parts, in the order of the curve.
    @inlinable
    package func child(_ number: Int64) -> CurveCell {
        let right = number >> 1
        let upper = (number & 1) ^ right
        // The curve's own axes, put back on those of the world.
        let (one, other) = (right ^ isTurned, upper ^ isTurned)
        let (east, north) = isSwapped == 0 ? (one, other) : (other, one)
        let isLower = upper ^ 1
        return CurveCell(
            level: level + 1, index: index << 2 | number, column: column << 1 | east, row: row << 1 | north,
            isSwapped: isSwapped ^ isLower, isTurned: isTurned ^ (isLower & right))
    }

    /// The cell of a deeper level, inside this one, that a key lies in.
    @inlinable
    package func descendant(level: Int, key: Int64) -> CurveCell {
        var cell = self
        while cell.level < level { cell = cell.child(key >> Self.shift(cell.level + 1) & 3) }
        return cell
    }

    /// The deepest level at which two keys lie in one cell; 31 for the same key.
    @inlinable
    package static func sharedLevel(_ one: Int64, _ other: Int64) -> Int {
        // A key has 62 bits, two a level.
        ((one ^ other).leadingZeroBitCount - 2) / 2
    }

    /// How far a number of a cell of a level is shifted to be a key.
    @inlinable
    package static func shift(_ level: Int) -> Int64 { Int64(62 - 2 * level) }

    private func corner(_ column: Int64, _ row: Int64) -> SIMD2<Double> {
        SIMD2(Self.longitude(column, level), Self.latitude(row, level))
    }

    /// Degrees of the western edge of a column. Exact: a whole number of 45/2^23 degrees.
    package static func longitude(_ column: Int64, _ level: Int) -> Double {
        Double(column) * (360 / Double(Int64(1) << Int64(level))) - 180
    }

    /// Degrees of the southern edge of a row. Exact.
    package static func latitude(_ row: Int64, _ level: Int) -> Double {
        Double(row) * (180 / Double(Int64(1) << Int64(level))) - 90
    }
}
