import OpenKaart

/// A tree over points that lie in the order of a Hilbert curve: each node holds the box around 16 nodes (or points) of the level
/// below, and how many points of each theme are in it.
///
/// It answers how many points match a box and themes without visiting each: a node wholly inside gives its counts. And it walks
/// the matches in order, stepping over nodes with nothing in them. The last node of a level may be short. Immutable.
struct CountTree: Sendable {
    /// The most themes that can be told apart.
    static let maximumThemes = 64
    /// Binary logarithm of the number of children.
    private static let shift = 4

    struct Box: Sendable {
        var minX = Double.infinity
        var minY = Double.infinity
        var maxX = -Double.infinity
        var maxY = -Double.infinity

        mutating func enclose(_ other: Box) {
            minX = min(minX, other.minX)
            minY = min(minY, other.minY)
            maxX = max(maxX, other.maxX)
            maxY = max(maxY, other.maxY)
        }
    }

    struct Level: Sendable {
        var boxes: [Box] = []
        /// For each node, a count for each theme.
        var counts: [UInt32] = []
    }

    /// From the level above the points to the root.
    let levels: [Level]
    let themeCount: Int
    let pointCount: Int

    init(xs: [Double], ys: [Double], themes: [UInt8], themeCount: Int) {
        self.themeCount = themeCount
        pointCount = xs.count
        var level = Level()
        for start in stride(from: 0, to: xs.count, by: 1 << Self.shift) {
            var box = Box()
            var counts = [UInt32](repeating: 0, count: themeCount)
            for index in start..<min(start + 1 << Self.shift, xs.count) {
                box.enclose(Box(minX: xs[index], minY: ys[index], maxX: xs[index], maxY: ys[index]))
                counts[Int(themes[index])] += 1
            }
            level.boxes.append(box)
            level.counts += counts
        }
        var levels: [Level] = level.boxes.isEmpty ? [] : [level]
        while let below = levels.last, below.boxes.count > 1 {
            var level = Level()
            for start in stride(from: 0, to: below.boxes.count, by: 1 << Self.shift) {
                var box = Box()
                var counts = [UInt32](repeating: 0, count: themeCount)
                for node in start..<min(start + 1 << Self.shift, below.boxes.count) {
                    box.enclose(below.boxes[node])
                    for theme in 0..<themeCount { counts[theme] += below.counts[node * themeCount + theme] }
                }
                level.boxes.append(box)
                level.counts += counts
            }
            levels.append(level)
        }
        self.levels = levels
    }

    /// How many points of each theme there are in all.
    var totals: [UInt32] { levels.last?.counts ?? [] }

    /// How a node lies to what is asked.
    private enum Relation { case outside, across, inside }

    private func relation(_ box: Box, _ parts: [BoundingBox]) -> Relation {
        var relation = Relation.outside
        for part in parts {
            if box.minX >= part.west, box.maxX <= part.east, box.minY >= part.south, box.maxY <= part.north {
                return .inside
            }
            if box.minX <= part.east, box.maxX >= part.west, box.minY <= part.north, box.maxY >= part.south {
                relation = .across
            }
        }
        return relation
    }

    private func count(_ level: Int, _ node: Int, _ mask: UInt64) -> Int {
        var sum: UInt32 = 0
        let counts = levels[level].counts
        for theme in 0..<themeCount where mask & (1 << UInt64(theme)) != 0 { sum += counts[node * themeCount + theme] }
        return Int(sum)
    }

    /// Visits the points that may match, in order, as ranges; the caller looks at each point of a range that lies across an edge.
    ///
    /// - Parameters:
    ///   - first: only points from this place on.
    ///   - parts: the boxes asked for; nothing means everywhere.
    ///   - mask: a bit for each theme asked for.
    ///   - whole: given the count of a node wholly inside the box, says whether that is enough. Nothing: always go down.
    ///   - visit: given places, and whether all of them lie inside the box; says whether to go on.
    func walk(
        from first: Int, parts: [BoundingBox]?, mask: UInt64, whole: ((Int) -> Void)? = nil,
        visit: (Range<Int>, Bool) -> Bool
    ) {
        guard let top = levels.indices.last else { return }
        _ = descend(top, 0, first: first, parts: parts, isInside: parts == nil, mask: mask, whole: whole, visit: visit)
    }

    private func descend(
        _ level: Int, _ node: Int, first: Int, parts: [BoundingBox]?, isInside: Bool, mask: UInt64,
        whole: ((Int) -> Void)?, visit: (Range<Int>, Bool) -> Bool
    ) -> Bool {
        let width = Self.shift * (level + 1)
        let start = node << width
        let end = min((node + 1) << width, pointCount)
        guard end > first else { return true }
        var isInside = isInside
        if !isInside, let parts {
            switch relation(levels[level].boxes[node], parts) {
            case .outside: return true
            case .across: break
            case .inside: isInside = true
            }
        }
        let matching = count(level, node, mask)
        if matching == 0 { return true }
        if isInside, let whole, start >= first {
            whole(matching)
            return true
        }
        if level == 0 { return visit(max(start, first)..<end, isInside) }
        let children = levels[level - 1].boxes.count
        for child in (node << Self.shift)..<min((node + 1) << Self.shift, children) {
            let goesOn = descend(
                level - 1, child, first: first, parts: parts, isInside: isInside, mask: mask, whole: whole, visit: visit
            )
            guard goesOn else { return false }
        }
        return true
    }
}
