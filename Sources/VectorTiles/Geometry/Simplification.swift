/// Leaves out points of a line that lie no further than a tolerance from the line without them (Douglas and Peucker). Keeps the ends.
///
/// - Complexity: O(n log n) as a rule, O(n²) at worst.
func simplified(_ points: [SIMD2<Double>], tolerance: Double) -> [SIMD2<Double>] {
    guard points.count > 2 else { return points }
    var keeps = [Bool](repeating: false, count: points.count)
    keeps[0] = true
    keeps[points.count - 1] = true
    var ranges = [(0, points.count - 1)]
    while let (first, last) = ranges.popLast() {
        var farthest = -1
        var distance = tolerance * tolerance
        for index in first + 1..<max(last, first + 1) {
            let away = squaredDistance(points[index], points[first], points[last])
            if away > distance { (farthest, distance) = (index, away) }
        }
        guard farthest >= 0 else { continue }
        keeps[farthest] = true
        ranges.append((first, farthest))
        ranges.append((farthest, last))
    }
    return points.indices.filter { keeps[$0] }.map { points[$0] }
}

/// The square of how far a point is from a segment.
private func squaredDistance(_ point: SIMD2<Double>, _ from: SIMD2<Double>, _ to: SIMD2<Double>) -> Double {
    let step = to - from
    let length = (step * step).sum()
    let part = length > 0 ? min(max(((point - from) * step).sum() / length, 0), 1) : 0
    let away = point - (from + part * step)
    return (away * away).sum()
}

/// Twice the area of a ring by the surveyor's formula; positive when it runs clockwise on a screen, where y goes down.
///
/// - Parameter ring: without its last point, which is the first.
func doubledArea(_ ring: [SIMD2<Double>]) -> Double {
    guard var before = ring.last else { return 0 }
    var sum = 0.0
    for point in ring {
        sum += before.x * point.y - point.x * before.y
        before = point
    }
    return sum
}

/// The nearest whole units, without points that fall on the one before them.
func snapped(_ points: [SIMD2<Double>]) -> [SIMD2<Int32>] {
    var whole: [SIMD2<Int32>] = []
    whole.reserveCapacity(points.count)
    for point in points {
        let unit = SIMD2<Int32>(point.rounded(.toNearestOrAwayFromZero))
        if whole.last != unit { whole.append(unit) }
    }
    return whole
}
