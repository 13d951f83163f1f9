import OpenKaart

/// A tree over points that lie in the order of a Hilbert curve: each node holds the box around 16 nodes (or points) of the level
/// below, and how many points of each theme are in it. Immutable.
///
/// It answers how many points match a box and themes without visiting each: a node wholly inside gives its counts. And it walks
/// the matches in order, stepping over nodes with nothing in them (`TreeWalk`). The last node of a level may be short.
final class CountTree: Sendable {
    /// The most themes that can be told apart.
    static let maximumThemes = 64
    /// Binary logarithm of the number of children.
    static let shift = 4

    /// A box in degrees around points.
    struct Box: Sendable, BitwiseCopyable {
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

    /// The nodes of all levels, from the level above the points to the root.
    let boxes: Column<Box>
    /// For each node, a count for each theme.
    let counts: Column<UInt32>
    /// Where each level begins among the nodes; one more for the end.
    let levelStarts: Column<Int>
    let themeCount: Int
    let pointCount: Int

    init(xs: [Double], ys: [Double], themes: [UInt8], themeCount: Int) {
        var boxes: [Box] = []
        var counts: [UInt32] = []
        var levelStarts = [0]
        let fanOut = 1 << Self.shift
        for start in stride(from: 0, to: xs.count, by: fanOut) {
            var box = Box()
            let node = boxes.count
            counts += repeatElement(0, count: themeCount)
            for index in start..<min(start + fanOut, xs.count) {
                box.enclose(Box(minX: xs[index], minY: ys[index], maxX: xs[index], maxY: ys[index]))
                counts[node * themeCount + Int(themes[index])] += 1
            }
            boxes.append(box)
        }
        var below = 0..<boxes.count
        while !below.isEmpty {
            levelStarts.append(below.upperBound)
            if below.count == 1 { break }
            for start in stride(from: below.lowerBound, to: below.upperBound, by: fanOut) {
                var box = Box()
                let node = boxes.count
                counts += repeatElement(0, count: themeCount)
                for child in start..<min(start + fanOut, below.upperBound) {
                    box.enclose(boxes[child])
                    for theme in 0..<themeCount {
                        counts[node * themeCount + theme] += counts[child * themeCount + theme]
                    }
                }
                boxes.append(box)
            }
            below = below.upperBound..<boxes.count
        }
        self.boxes = Column(boxes)
        self.counts = Column(counts)
        self.levelStarts = Column(levelStarts)
        self.themeCount = themeCount
        pointCount = xs.count
    }

    /// How many levels of nodes there are; none over no points.
    var levelCount: Int { levelStarts.count - 1 }

    /// How many points of each theme there are in all.
    var totals: [UInt32] {
        guard levelCount > 0 else { return [] }
        let root = levelStarts[levelCount] - 1
        return (0..<themeCount).map { counts[root * themeCount + $0] }
    }

    /// The box around all points; inside out when there are none.
    var bounds: Box { levelCount > 0 ? boxes[levelStarts[levelCount] - 1] : Box() }
}
