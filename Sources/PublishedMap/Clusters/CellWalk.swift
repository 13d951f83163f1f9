import OpenKaart

/// The way through the cells of one level that hold records and touch a box: down through larger cells, by halves of the key range.
/// Empty cells are never looked at. Plain addresses: valid as long as the packed records are.
struct CellWalk {
    /// The curve keys of the packed records.
    let curves: UnsafePointer<Int64>
    /// The curve keys of the records on top, ascending.
    let keys: [Int64]
    let level: Int
    /// The box asked for, in two parts when it crosses the antimeridian; nothing for everywhere.
    let box: CellBox?
    let otherBox: CellBox?

    /// Visits each cell, in the order of the curve, with its packed records, its records on top, and whether all of the cell lies
    /// inside the box.
    func run(packed count: Int, _ visit: (CurveCell, Range<Int>, Range<Int>, Bool) -> Void) {
        guard count > 0 || !keys.isEmpty else { return }
        descend(.world, 0..<count, 0..<keys.count, box == nil, visit)
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
                isLast ? places.upperBound : Self.first(place..<places.upperBound, in: curves, from: end)
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

    /// The first place of a range whose key is not before another, or its end. Keys are as good as random, so nothing branches on them.
    @inline(__always)
    static func first(_ range: Range<Int>, in keys: UnsafePointer<Int64>, from key: Int64) -> Int {
        var (place, count) = (range.lowerBound, range.count)
        while count > 0 {
            let half = (count + 1) >> 1
            // All ones when it comes before; keys are not negative.
            let isBefore = Int((keys[place + half - 1] - key) >> 63)
            place += half & isBefore
            count -= half
        }
        return place
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
