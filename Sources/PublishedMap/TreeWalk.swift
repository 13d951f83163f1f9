import OpenKaart

/// A way through a `CountTree` for one question. Plain addresses and numbers, so that nothing is counted or allocated on the hot
/// path; valid as long as the tree is.
struct TreeWalk {
    private let boxes: UnsafePointer<CountTree.Box>
    private let counts: UnsafePointer<UInt32>
    private let levelStarts: UnsafePointer<Int>
    private let levelCount: Int
    private let themeCount: Int
    private let pointCount: Int
    /// A bit for each theme asked for.
    private let mask: UInt64
    /// The boxes asked for; one that does not cross the antimeridian stands in both.
    let first: CountTree.Box
    let second: CountTree.Box
    private let isEverywhere: Bool

    init(_ tree: CountTree, box: BoundingBox?, mask: UInt64) {
        boxes = tree.boxes.start
        counts = tree.counts.start
        levelStarts = tree.levelStarts.start
        levelCount = tree.levelCount
        themeCount = tree.themeCount
        pointCount = tree.pointCount
        self.mask = mask
        (first, second) = box.map(Self.boxes) ?? (CountTree.Box(), CountTree.Box())
        isEverywhere = box == nil
    }

    /// The parts of a box; one that does not cross the antimeridian is both.
    static func boxes(of box: BoundingBox) -> (CountTree.Box, CountTree.Box) {
        let parts = (box.crossesAntimeridian ? box.parts : [box, box]).map {
            CountTree.Box(minX: $0.west, minY: $0.south, maxX: $0.east, maxY: $0.north)
        }
        return (parts[0], parts[1])
    }

    /// 1 when a position lies in what is asked, edges included, otherwise 0; without branches.
    @inline(__always)
    func contains(_ x: Double, _ y: Double) -> UInt32 {
        func bit(_ flag: Bool) -> UInt32 { flag ? 1 : 0 }
        func inside(_ box: CountTree.Box) -> UInt32 {
            bit(x >= box.minX) & bit(x <= box.maxX) & bit(y >= box.minY) & bit(y <= box.maxY)
        }
        return inside(first) | inside(second) | bit(isEverywhere)
    }

    /// Visits the points that may match, in order, as ranges; the caller looks at each point of a range that lies across an edge.
    ///
    /// - Parameters:
    ///   - places: only points of these places.
    ///   - whole: given the count of a node wholly inside; says whether that is enough, or its points are to be visited.
    ///   - visit: given places, and whether all of them lie inside the box; says whether to go on.
    @inline(__always)
    func run(in places: Range<Int>, whole: (Int) -> Bool, visit: (Range<Int>, Bool) -> Bool) {
        guard levelCount > 0 else { return }
        _ = descend(levelCount - 1, 0, places, isEverywhere, whole, visit)
    }

    private func descend(
        _ level: Int, _ node: Int, _ places: Range<Int>, _ isInside: Bool, _ whole: (Int) -> Bool,
        _ visit: (Range<Int>, Bool) -> Bool
    ) -> Bool {
        let width = CountTree.shift * (level + 1)
        let start = node << width
        let end = min((node + 1) << width, pointCount)
        guard end > places.lowerBound else { return true }
        guard start < places.upperBound else { return false }
        let number = levelStarts[level] + node
        var isInside = isInside
        if !isInside {
            let box = boxes[number]
            guard Self.touches(box, first) || Self.touches(box, second) else { return true }
            isInside = Self.encloses(first, box) || Self.encloses(second, box)
        }
        let matching = count(number)
        if matching == 0 { return true }
        let isWhole = start >= places.lowerBound && end <= places.upperBound
        if isInside, isWhole, whole(matching) { return true }
        if level == 0 {
            return visit(max(start, places.lowerBound)..<min(end, places.upperBound), isInside)
        }
        let children = levelStarts[level] - levelStarts[level - 1]
        for child in (node << CountTree.shift)..<min((node + 1) << CountTree.shift, children) {
            guard descend(level - 1, child, places, isInside, whole, visit) else { return false }
        }
        return true
    }

    /// Visits the points of some places that lie in the box asked for, whatever their theme, as ranges in order.
    ///
    /// Complexity: O(leaves that an edge of the box crosses).
    func ranges(
        in places: Range<Int>, _ xs: UnsafePointer<Double>, _ ys: UnsafePointer<Double>, _ visit: (Range<Int>) -> Void
    ) {
        guard !places.isEmpty else { return }
        func node(_ level: Int, _ place: Int) -> Int { place >> (CountTree.shift * (level + 1)) }
        var level = 0
        while node(level, places.lowerBound) != node(level, places.upperBound - 1) { level += 1 }
        cut(level, node(level, places.lowerBound), places, xs, ys, visit)
    }

    private func cut(
        _ level: Int, _ node: Int, _ places: Range<Int>, _ xs: UnsafePointer<Double>, _ ys: UnsafePointer<Double>,
        _ visit: (Range<Int>) -> Void
    ) {
        let width = CountTree.shift * (level + 1)
        let start = max(node << width, places.lowerBound)
        let end = min((node + 1) << width, places.upperBound)
        let box = boxes[levelStarts[level] + node]
        guard Self.touches(box, first) || Self.touches(box, second) else { return }
        if Self.encloses(first, box) || Self.encloses(second, box) { return visit(start..<end) }
        guard level == 0 else {
            for child in start >> (width - CountTree.shift)...(end - 1) >> (width - CountTree.shift) {
                cut(level - 1, child, places, xs, ys, visit)
            }
            return
        }
        for place in start..<end where contains(xs[place], ys[place]) != 0 { visit(place..<place + 1) }
    }

    @inline(__always)
    private func count(_ number: Int) -> Int {
        var sum: UInt32 = 0
        let own = counts + number * themeCount
        for theme in 0..<themeCount where mask & (1 << UInt64(theme)) != 0 { sum += own[theme] }
        return Int(sum)
    }

    @inline(__always)
    private static func touches(_ box: CountTree.Box, _ asked: CountTree.Box) -> Bool {
        box.minX <= asked.maxX && box.maxX >= asked.minX && box.minY <= asked.maxY && box.maxY >= asked.minY
    }

    @inline(__always)
    private static func encloses(_ asked: CountTree.Box, _ box: CountTree.Box) -> Bool {
        box.minX >= asked.minX && box.maxX <= asked.maxX && box.minY >= asked.minY && box.maxY <= asked.maxY
    }
}
