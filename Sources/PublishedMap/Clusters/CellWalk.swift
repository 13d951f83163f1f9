import OpenKaart

/// The way through the cells of one level that hold records and touch a box: down through larger cells, by halves of the key range.
/// Empty cells are never looked at. Plain addresses: valid as long as the packed records are.
struct CellWalk {
    /// The curve keys of the packed records.
    let curves: UnsafePointer<Int64>
    /// The curve keys of the records on top, ascending.
    let keys: [Int64]
    let level: Int
    /// The boxes asked for; nothing for everywhere.
    let boxes: (CountTree.Box, CountTree.Box)?

    /// Visits each cell, in the order of the curve, with its packed records, its records on top, and whether all of the cell lies
    /// inside the box.
    func run(packed count: Int, _ visit: (CurveCell, Range<Int>, Range<Int>, Bool) -> Void) {
        guard count > 0 || !keys.isEmpty else { return }
        descend(.world, 0..<count, 0..<keys.count, boxes == nil, visit)
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
        if !isInside, let boxes {
            let (low, high) = (cell.southWest, cell.northEast)
            guard Self.touches(low, high, boxes.0) || Self.touches(low, high, boxes.1) else { return }
            isInside = Self.isInside(low, high, boxes.0) || Self.isInside(low, high, boxes.1)
        }
        if cell.level == level { return visit(cell, places, more, isInside) }
        var (place, other) = (places.lowerBound, more.lowerBound)
        for number in 0..<Int64(4) {
            let child = cell.child(number)
            let end = child.keys.upperBound
            let nextPlace =
                number == 3 ? places.upperBound : Self.first(in: place..<places.upperBound) { curves[$0] >= end }
            let nextOther = number == 3 ? more.upperBound : Self.first(in: other..<more.upperBound) { keys[$0] >= end }
            if nextPlace > place || nextOther > other {
                descend(child, place..<nextPlace, other..<nextOther, isInside, visit)
            }
            (place, other) = (nextPlace, nextOther)
        }
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

    private static func touches(_ low: SIMD2<Double>, _ high: SIMD2<Double>, _ box: CountTree.Box) -> Bool {
        low.x <= box.maxX && high.x >= box.minX && low.y <= box.maxY && high.y >= box.minY
    }

    private static func isInside(_ low: SIMD2<Double>, _ high: SIMD2<Double>, _ box: CountTree.Box) -> Bool {
        low.x >= box.minX && high.x <= box.maxX && low.y >= box.minY && high.y <= box.maxY
    }
}
