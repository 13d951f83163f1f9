import OpenKaart

/// What lets a cell of the map be counted and measured without visiting its records: running totals of each theme along the curve,
/// at every 16th place, and the box of each theme in the nodes of the tree above its leaves. Immutable.
///
/// With four themes it takes 6.5 bytes a record.
final class ThemeTotals: Sendable {
    /// Of the records of one theme before a place.
    struct Total: Sendable, BitwiseCopyable {
        var count: Int64 = 0
        /// The sum of their positions, in units of the last decimal from 180 degrees west and 90 south: whole numbers, so that it is the
        /// same in whichever order they are added.
        var x: Int64 = 0
        var y: Int64 = 0
    }

    /// For each 16th place, a total for each theme.
    let totals: Column<Total>
    /// For each node of the tree above the leaves, a box for each theme; inside out where there is none.
    let boxes: Column<CountTree.Box>

    init(_ tree: CountTree, xs: [Double], ys: [Double], themes: [UInt8]) {
        let themeCount = tree.themeCount
        var totals: [Total] = []
        totals.reserveCapacity((xs.count >> CountTree.shift + 1) * themeCount)
        var running = [Total](repeating: Total(), count: themeCount)
        totals += running
        for place in xs.indices {
            let theme = Int(themes[place])
            running[theme].count += 1
            running[theme].x += Self.unitsEast(xs[place])
            running[theme].y += Self.unitsNorth(ys[place])
            if (place + 1) & (1 << CountTree.shift - 1) == 0 { totals += running }
        }
        self.totals = Column(totals)
        boxes = Column(Self.boxes(tree, xs, ys, themes))
    }

    private static func boxes(_ tree: CountTree, _ xs: [Double], _ ys: [Double], _ themes: [UInt8]) -> [CountTree.Box] {
        guard tree.levelCount > 1 else { return [] }
        let themeCount = tree.themeCount
        let first = tree.levelStarts[1]
        var boxes = [CountTree.Box](
            repeating: CountTree.Box(), count: (tree.levelStarts[tree.levelCount] - first) * themeCount)
        for place in xs.indices {
            let node = place >> (2 * CountTree.shift)
            boxes[node * themeCount + Int(themes[place])].enclose(
                CountTree.Box(minX: xs[place], minY: ys[place], maxX: xs[place], maxY: ys[place]))
        }
        for level in 1..<tree.levelCount - 1 {
            for node in 0..<tree.levelStarts[level + 1] - tree.levelStarts[level] {
                let own = tree.levelStarts[level] - first + node
                let parent = tree.levelStarts[level + 1] - first + node >> CountTree.shift
                for theme in 0..<themeCount {
                    boxes[parent * themeCount + theme].enclose(boxes[own * themeCount + theme])
                }
            }
        }
        return boxes
    }

    /// Whole units of the last decimal from 180 degrees west.
    @inline(__always)
    static func unitsEast(_ longitude: Double) -> Int64 {
        // Rounds without asking the library: the number is not negative, and a hair from a whole one.
        Int64((longitude + 180) * Coordinate.unitsPerDegree + 0.5)
    }

    /// Whole units of the last decimal from 90 degrees south.
    @inline(__always)
    static func unitsNorth(_ latitude: Double) -> Int64 {
        Int64((latitude + 90) * Coordinate.unitsPerDegree + 0.5)
    }

    /// Degrees of longitude and latitude in the middle of so many records: a whole unit between the least and the most of them.
    static func middle(x: Int64, y: Int64, count: Int) -> SIMD2<Double> {
        let count = Int64(count)
        let units = Int64(Coordinate.unitsPerDegree)
        return SIMD2(
            Double((x + count / 2) / count - 180 * units) / Coordinate.unitsPerDegree,
            Double((y + count / 2) / count - 90 * units) / Coordinate.unitsPerDegree)
    }
}
