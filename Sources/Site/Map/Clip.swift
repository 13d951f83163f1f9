/// Cuts areas and lines off at a rectangle.
struct Clip {
    let minX: Double
    let minY: Double
    let maxX: Double
    let maxY: Double

    typealias Point = BaseMap.Point

    /// The part of an area inside: edge after edge (Sutherland and Hodgman).
    func polygon(_ ring: [Point]) -> [Point] {
        var ring = ring
        for edge in edges {
            guard !ring.isEmpty else { return [] }
            var cut: [Point] = []
            var before = ring[ring.count - 1]
            for point in ring {
                let (distance, last) = (edge(point), edge(before))
                if (distance >= 0) != (last >= 0) { cut.append(before + (point - before) * (last / (last - distance))) }
                if distance >= 0 { cut.append(point) }
                before = point
            }
            ring = cut
        }
        return ring
    }

    /// The stretches of a line that come near: those of which a piece may lie inside.
    func line(_ points: [Point]) -> [[Point]] {
        var parts: [[Point]] = []
        var part: [Point] = []
        for (from, to) in zip(points, points.dropFirst()) {
            let touches =
                max(from.x, to.x) >= minX && min(from.x, to.x) <= maxX && max(from.y, to.y) >= minY
                && min(from.y, to.y) <= maxY
            if touches {
                if part.isEmpty { part.append(from) }
                part.append(to)
            } else if !part.isEmpty {
                parts.append(part)
                part = []
            }
        }
        return part.isEmpty ? parts : parts + [part]
    }

    /// How far inside each edge a point lies.
    private var edges: [(Point) -> Double] {
        [{ $0.x - minX }, { maxX - $0.x }, { $0.y - minY }, { maxY - $0.y }]
    }
}
