/// A square that lines and rings are cut to: a tile with its buffer. In units, edges included.
struct ClipSquare {
    let least: Double
    let most: Double

    init(buffer: Int) {
        least = -Double(buffer)
        most = Double(TileUnits.extent + buffer)
    }

    /// The parts of a line inside the square (Liang and Barsky, a segment at a time).
    func line(_ points: [SIMD2<Double>]) -> [[SIMD2<Double>]] {
        var parts: [[SIMD2<Double>]] = []
        var part: [SIMD2<Double>] = []
        for (from, to) in zip(points, points.dropFirst()) {
            guard let (start, end) = segment(from, to) else { continue }
            if part.last != start {
                if part.count > 1 { parts.append(part) }
                part = [start]
            }
            part.append(end)
        }
        if part.count > 1 { parts.append(part) }
        return parts
    }

    /// The part of a segment inside the square; its ends are those given where they lie inside.
    private func segment(
        _ from: SIMD2<Double>, _ to: SIMD2<Double>
    ) -> (SIMD2<Double>, SIMD2<Double>)? {
        var first = 0.0
        var last = 1.0
        let step = to - from
        for axis in 0..<2 {
            if step[axis] == 0 {
                if from[axis] < least || from[axis] > most { return nil }
                continue
            }
            let one = (least - from[axis]) / step[axis]
            let other = (most - from[axis]) / step[axis]
            first = max(first, min(one, other))
            last = min(last, max(one, other))
        }
        guard first <= last else { return nil }
        return (first == 0 ? from : from + first * step, last == 1 ? to : from + last * step)
    }

    /// The part of a ring inside the square (Sutherland and Hodgman): an edge of the square at a time. Empty when nothing is.
    ///
    /// - Parameter ring: without its last point, which is the first.
    func ring(_ ring: [SIMD2<Double>]) -> [SIMD2<Double>] {
        var ring = ring
        for axis in 0..<2 {
            for (limit, sign) in [(least, 1.0), (most, -1.0)] {
                var cut: [SIMD2<Double>] = []
                cut.reserveCapacity(ring.count + 4)
                guard var before = ring.last else { return [] }
                for point in ring {
                    let isIn = (point[axis] - limit) * sign >= 0
                    let wasIn = (before[axis] - limit) * sign >= 0
                    if isIn != wasIn {
                        var crossing = before + (limit - before[axis]) / (point[axis] - before[axis]) * (point - before)
                        crossing[axis] = limit
                        cut.append(crossing)
                    }
                    if isIn { cut.append(point) }
                    before = point
                }
                ring = cut
            }
        }
        return ring
    }
}
