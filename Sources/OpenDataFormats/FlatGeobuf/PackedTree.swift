/// Where the nodes of a packed Hilbert R-tree stand, for so many records (FlatGeobuf 3, `packedrtree.h`).
struct PackedTreeLayout {
    /// Children of a full node.
    static let nodeSize = 16
    /// Four doubles and a number.
    static let bytesPerNode = 40

    /// For each level, that of the records first: the number of its first node and how many it has. The root is node 0.
    let levels: [(first: Int, count: Int)]

    /// - Parameter count: of records; there is no tree of none.
    init(count: Int) {
        guard count > 0 else {
            levels = []
            return
        }
        var counts = [count]
        repeat { counts.append((counts[counts.count - 1] + Self.nodeSize - 1) / Self.nodeSize) } while counts.last != 1
        var first = 0
        var levels: [(first: Int, count: Int)] = []
        for count in counts.reversed() {
            levels.append((first, count))
            first += count
        }
        self.levels = levels.reversed()
    }

    /// How many bytes all nodes take.
    var byteCount: Int { levels.reduce(0) { $0 + $1.count } * Self.bytesPerNode }
}

/// Writes the nodes of a tree while the records come, each level to its own place. Memory: a little for each level.
struct PackedTreeWriter {
    /// Nodes of one level that were not written yet, and the node above them that is being filled.
    private struct Level {
        var pending = ByteWriter()
        var pendingStart: Int
        /// The number of the next node.
        var next: Int
        var low = SIMD2(Double.infinity, .infinity)
        var high = -SIMD2(Double.infinity, .infinity)
        /// The number of the first child of the node above, and how many it has.
        var firstChild = 0
        var children = 0
    }

    private var levels: [Level]
    private let start: Int
    private let sink: (_ bytes: [UInt8], _ offset: Int) throws -> Void

    /// - Parameters:
    ///   - start: where the tree stands in the file.
    ///   - sink: writes bytes at a place of the file.
    init(
        _ layout: PackedTreeLayout, at start: Int, sink: @escaping (_ bytes: [UInt8], _ offset: Int) throws -> Void
    ) {
        levels = layout.levels.map { Level(pendingStart: $0.first, next: $0.first) }
        self.start = start
        self.sink = sink
    }

    /// Adds the point of the next record, which stands so many bytes behind the first one.
    mutating func add(_ point: SIMD2<Double>, offset: Int) throws {
        try add(low: point, high: point, UInt64(offset), level: 0)
    }

    /// Writes what is left.
    mutating func finish() throws {
        for level in levels.indices {
            if levels[level].children > 0 { try endParent(of: level) }
            try flush(level)
        }
    }

    private mutating func add(low: SIMD2<Double>, high: SIMD2<Double>, _ number: UInt64, level: Int) throws {
        for edge in [low.x, low.y, high.x, high.y] { levels[level].pending.little(edge.bitPattern) }
        levels[level].pending.little(number)
        if level + 1 < levels.count {
            if levels[level].children == 0 { levels[level].firstChild = levels[level].next }
            levels[level].low = pointwiseMin(levels[level].low, low)
            levels[level].high = pointwiseMax(levels[level].high, high)
            levels[level].children += 1
        }
        levels[level].next += 1
        if levels[level].children == PackedTreeLayout.nodeSize { try endParent(of: level) }
        if levels[level].pending.bytes.count >= Self.pieceSize { try flush(level) }
    }

    private static let pieceSize = 64 << 10

    private mutating func endParent(of level: Int) throws {
        let full = levels[level]
        levels[level].low = SIMD2(.infinity, .infinity)
        levels[level].high = -SIMD2(.infinity, .infinity)
        levels[level].children = 0
        try add(low: full.low, high: full.high, UInt64(full.firstChild), level: level + 1)
    }

    private mutating func flush(_ level: Int) throws {
        guard !levels[level].pending.bytes.isEmpty else { return }
        try sink(levels[level].pending.bytes, start + levels[level].pendingStart * PackedTreeLayout.bytesPerNode)
        levels[level].pending.clear()
        levels[level].pendingStart = levels[level].next
    }
}
