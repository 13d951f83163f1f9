/// Adds up ranges of packed records by their themes: what is whole from totals and boxes that are ready, the rest record by record.
/// Plain addresses and numbers: valid as long as the packed records are.
struct PlaceTallies {
    private let curves: UnsafePointer<Int64>
    private let xs: UnsafePointer<Double>
    private let ys: UnsafePointer<Double>
    private let themes: UnsafePointer<UInt8>
    private let totals: UnsafePointer<ThemeTotals.Total>
    private let themeBoxes: UnsafePointer<CountTree.Box>
    private let nodeBoxes: UnsafePointer<CountTree.Box>
    private let levelStarts: UnsafePointer<Int>
    private let levelCount: Int
    private let themeCount: Int
    /// A bit for each theme asked for.
    private let mask: UInt64
    /// The numbers of those themes.
    private let wanted: [Int]
    private let isEveryTheme: Bool

    /// - Parameter mask: a bit for each theme asked for.
    init(_ packed: PackedRecords, mask: UInt64) {
        curves = packed.curves.start
        xs = packed.xs.start
        ys = packed.ys.start
        themes = packed.themes.start
        totals = packed.totals.totals.start
        themeBoxes = packed.totals.boxes.start
        nodeBoxes = packed.tree.boxes.start
        levelStarts = packed.tree.levelStarts.start
        levelCount = packed.tree.levelCount
        themeCount = packed.tree.themeCount
        self.mask = mask
        wanted = (0..<packed.tree.themeCount).filter { mask & (1 << UInt64($0)) != 0 }
        isEveryTheme = wanted.count == themeCount
    }

    /// Adds one record whatever its theme.
    @inline(__always)
    func add(_ place: Int, to tally: inout CellTally) {
        tally.add(place: place, key: curves[place], theme: Int(themes[place]), x: xs[place], y: ys[place])
    }

    /// Adds the records of a range that have the themes asked for. Complexity: O(log n), some dozens of steps. Hot path.
    func add(_ range: Range<Int>, to tally: inout CellTally) {
        let low = (range.lowerBound + Self.blockSize - 1) >> CountTree.shift
        let high = range.upperBound >> CountTree.shift
        guard high - low > 1 else { return addEach(range, to: &tally) }
        addEach(range.lowerBound..<low << CountTree.shift, to: &tally)
        addBlocks(low..<high, to: &tally)
        addEach(high << CountTree.shift..<range.upperBound, to: &tally)
    }

    /// Records between two running totals.
    private static let blockSize = 1 << CountTree.shift

    /// Whether a record has one of the themes asked for.
    @inline(__always)
    func has(_ place: Int) -> Bool { mask >> UInt64(themes[place]) & 1 != 0 }

    /// The number of the theme of a record.
    @inline(__always)
    func theme(_ place: Int) -> Int { Int(themes[place]) }

    private func addEach(_ range: Range<Int>, to tally: inout CellTally) {
        guard isEveryTheme else {
            for place in range where has(place) { add(place, to: &tally) }
            return
        }
        guard !range.isEmpty else { return }
        var (x, y) = (Int64(0), Int64(0))
        var low = SIMD2(tally.box.minX, tally.box.minY)
        var high = SIMD2(tally.box.maxX, tally.box.maxY)
        for place in range {
            let position = SIMD2(xs[place], ys[place])
            low = pointwiseMin(low, position)
            high = pointwiseMax(high, position)
            x &+= ThemeTotals.unitsEast(position.x)
            y &+= ThemeTotals.unitsNorth(position.y)
            tally.counts[Int(themes[place])] &+= 1
        }
        tally.x += x
        tally.y += y
        tally.box = CountTree.Box(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
        tally.note(
            count: range.count, place: range.lowerBound, keys: curves[range.lowerBound]...curves[range.upperBound - 1])
    }

    private func addBlocks(_ blocks: Range<Int>, to tally: inout CellTally) {
        var found = 0
        let (start, end) = (totals + blocks.lowerBound * themeCount, totals + blocks.upperBound * themeCount)
        for theme in wanted {
            let count = end[theme].count - start[theme].count
            tally.counts[theme] &+= UInt32(count)
            tally.x += end[theme].x - start[theme].x
            tally.y += end[theme].y - start[theme].y
            found += Int(count)
        }
        guard found > 0 else { return }
        enclose(0, blocks, in: &tally.box)
        let first = firstPlace(blocks)
        tally.note(count: found, place: first, keys: curves[first]...curves[lastPlace(blocks)])
    }

    /// How many records before a block have the themes asked for.
    private func found(before block: Int) -> Int64 {
        wanted.reduce(0) { $0 + totals[block * themeCount + $1].count }
    }

    /// The first place with a theme asked for in blocks that have one.
    private func firstPlace(_ blocks: Range<Int>) -> Int {
        let start = blocks.lowerBound << CountTree.shift
        if has(start) { return start }
        let before = found(before: blocks.lowerBound)
        var (low, high) = (blocks.lowerBound + 1, blocks.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if found(before: middle) > before { high = middle } else { low = middle + 1 }
        }
        var place = (low - 1) << CountTree.shift
        while !has(place) { place += 1 }
        return place
    }

    /// The last one.
    private func lastPlace(_ blocks: Range<Int>) -> Int {
        let end = blocks.upperBound << CountTree.shift - 1
        if has(end) { return end }
        let all = found(before: blocks.upperBound)
        var (low, high) = (blocks.lowerBound, blocks.upperBound - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if found(before: middle) < all { low = middle } else { high = middle - 1 }
        }
        var place = (low + 1) << CountTree.shift - 1
        while !has(place) { place -= 1 }
        return place
    }

    /// Puts a box around the records in nodes of a level. Large nodes first: with their boxes in, most small ones add nothing.
    private func enclose(_ level: Int, _ nodes: Range<Int>, in box: inout CountTree.Box) {
        let parents =
            (nodes.lowerBound + Self.blockSize - 1)
            >> CountTree.shift..<max(
                nodes.upperBound >> CountTree.shift, (nodes.lowerBound + Self.blockSize - 1) >> CountTree.shift)
        guard !parents.isEmpty, level + 1 < levelCount else {
            for node in nodes { enclose(level, node, in: &box) }
            return
        }
        enclose(level + 1, parents, in: &box)
        for node in nodes.lowerBound..<parents.lowerBound << CountTree.shift { enclose(level, node, in: &box) }
        for node in parents.upperBound << CountTree.shift..<nodes.upperBound { enclose(level, node, in: &box) }
    }

    @inline(__always)
    private func enclose(_ level: Int, _ node: Int, in box: inout CountTree.Box) {
        let number = levelStarts[level] + node
        let own = nodeBoxes[number]
        guard own.minX < box.minX || own.minY < box.minY || own.maxX > box.maxX || own.maxY > box.maxY else { return }
        if isEveryTheme {
            box.enclose(own)
        } else if level > 0 {
            let boxes = themeBoxes + (number - levelStarts[1]) * themeCount
            for theme in wanted { box.enclose(boxes[theme]) }
        } else {
            for place in node << CountTree.shift..<(node + 1) << CountTree.shift where has(place) {
                box.enclose(CountTree.Box(minX: xs[place], minY: ys[place], maxX: xs[place], maxY: ys[place]))
            }
        }
    }
}
