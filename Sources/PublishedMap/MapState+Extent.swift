package import OpenKaart

extension MapState {
    /// Where and when the records are; nothing when there are none.
    ///
    /// The box is rounded outward to four decimals (about ten metres), so that it holds every record. Complexity: O(n).
    package var extent: (box: BoundingBox, created: ClosedRange<Timestamp>)? {
        var box = hidden.isEmpty ? packed.tree.bounds : CountTree.Box()
        var first = Int64.max
        var last = Int64.min
        var nextHidden = 0
        for index in 0..<packed.count {
            // What changed or went does not count, also when it was the outermost.
            if nextHidden < hidden.count, hidden[nextHidden] == index {
                nextHidden += 1
                continue
            }
            if !hidden.isEmpty {
                let (x, y) = (packed.xs.start[index], packed.ys.start[index])
                box.enclose(CountTree.Box(minX: x, minY: y, maxX: x, maxY: y))
            }
            first = min(first, packed.created.start[index])
            last = max(last, packed.created.start[index])
        }
        for record in overlay {
            let point = record.point
            box.enclose(
                CountTree.Box(
                    minX: point.longitude, minY: point.latitude, maxX: point.longitude, maxY: point.latitude))
            first = min(first, record.createdAt.secondsSinceEpoch)
            last = max(last, record.createdAt.secondsSinceEpoch)
        }
        func rounded(_ degrees: Double, _ rule: FloatingPointRoundingRule) -> Double {
            (degrees * 10_000).rounded(rule) / 10_000
        }
        guard count > 0,
            let outer = BoundingBox(
                west: max(rounded(box.minX, .down), -180), south: max(rounded(box.minY, .down), -90),
                east: min(rounded(box.maxX, .up), 180), north: min(rounded(box.maxY, .up), 90)),
            let start = Timestamp(secondsSinceEpoch: first), let end = Timestamp(secondsSinceEpoch: last)
        else { return nil }
        return (outer, start...end)
    }
}
