import OpenKaart

/// The way through the cells of one level that hold records and touch a box: down through larger cells, by halves of the key range.
/// Empty cells are never looked at. Plain addresses: valid as long as the packed records are.
struct CellWalk {
    /// Those of the packed records.
    let curves: CurveIndex
    /// The curve keys of the records on top, ascending.
    let keys: [Int64]
    let level: Int
    /// The box asked for, in two parts when it crosses the antimeridian; nothing for everywhere.
    let box: CellBox?
    let otherBox: CellBox?

    /// Visits each cell, in the order of the curve, with its packed records, its records on top, and whether all of the cell lies
    /// inside the box.
    func run(_ visit: (CurveCell, Range<Int>, Range<Int>, Bool) -> Void) {
        guard let box, otherBox == nil else {
            guard curves.count > 0 || !keys.isEmpty else { return }
            return descend(.world, 0..<curves.count, 0..<keys.count, self.box == nil, visit)
        }
        // Straight to where the box lies: on the way down from the world most of the time goes into looking for it.
        for cell in box.cover {
            let range = cell.keys
            let places = curves.places(of: range)
            let start = Self.first(in: 0..<keys.count) { keys[$0] >= range.lowerBound }
            let end = Self.first(in: start..<keys.count) { keys[$0] >= range.upperBound }
            if !places.isEmpty || start < end { descend(cell, places, start..<end, false, visit) }
        }
    }

    /// - Precondition: there are records.
    private func descend(
        _ around: CurveCell, _ places: Range<Int>, _ more: Range<Int>, _ isInside: Bool,
        _ visit: (CurveCell, Range<Int>, Range<Int>, Bool) -> Void
    ) {
        var isInside = isInside
        let shared = min(sharedLevel(places, more), level)
        let cell = around.descendant(
            level: shared, key: places.isEmpty ? keys[more.lowerBound] : curves[places.lowerBound])
        if !isInside {
            guard touches(cell) else { return }
            isInside = holds(cell)
        }
        if cell.level == level { return visit(cell, places, more, isInside) }
        if more.isEmpty, places.count <= Self.few { return visitEach(of: cell, places, isInside, visit) }
        var (place, other) = (places.lowerBound, more.lowerBound)
        let shift = CurveCell.shift(cell.level + 1)
        for number in 0..<Int64(4) {
            let end = ((cell.index << 2 | number) + 1) << shift
            let isLast = number == 3
            let nextPlace =
                isLast ? places.upperBound : curves.first(place..<places.upperBound, from: end)
            let nextOther = isLast ? more.upperBound : Self.first(in: other..<more.upperBound) { keys[$0] >= end }
            if nextPlace > place || nextOther > other {
                descend(cell.child(number), place..<nextPlace, other..<nextOther, isInside, visit)
            }
            (place, other) = (nextPlace, nextOther)
        }
    }

    /// Up to so many records the cells are told apart record by record: faster than by halves.
    private static let few = 64

    /// Visits the cells of few records inside a larger cell.
    @inline(__always)
    private func visitEach(
        of larger: CurveCell, _ places: Range<Int>, _ isInside: Bool,
        _ visit: (CurveCell, Range<Int>, Range<Int>, Bool) -> Void
    ) {
        let shift = CurveCell.shift(level)
        var start = places.lowerBound
        while start < places.upperBound {
            let key = curves[start]
            var end = start + 1
            while end < places.upperBound, curves[end] >> shift == key >> shift { end += 1 }
            let cell = larger.descendant(level: level, key: key)
            if isInside {
                visit(cell, start..<end, 0..<0, true)
            } else if touches(cell) {
                visit(cell, start..<end, 0..<0, holds(cell))
            }
            start = end
        }
    }

    @inline(__always)
    private func touches(_ cell: CurveCell) -> Bool {
        box?.touches(cell) == true || otherBox?.touches(cell) == true
    }

    @inline(__always)
    private func holds(_ cell: CurveCell) -> Bool {
        box?.holds(cell) == true || otherBox?.holds(cell) == true
    }

    /// The deepest level at which all of the records lie in one cell.
    private func sharedLevel(_ places: Range<Int>, _ more: Range<Int>) -> Int {
        var (first, last) = (Int64.max, Int64.min)
        if !places.isEmpty { (first, last) = (curves[places.lowerBound], curves[places.upperBound - 1]) }
        if !more.isEmpty { (first, last) = (min(first, keys[more.lowerBound]), max(last, keys[more.upperBound - 1])) }
        return CurveCell.sharedLevel(first, last)
    }

    /// The first number of a range for which a condition holds that holds for all later ones, or its end.
    @inline(__always)
    static func first(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
