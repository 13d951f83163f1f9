import GRDB
import OpenKaart

/// Fills an empty R-tree of SQLite all at once, from points in the order of the Hilbert curve.
///
/// Inserting one by one splits and rearranges nodes for every row: about half the time of an import. Here leaves are filled
/// one after the other and the levels above follow (a packed Hilbert R-tree: Kamel and Faloutsos, 1993), written in SQLite's own
/// node format (its source, `rtree.c`, "Database Format of R-Tree Tables"). `rtreecheck()` accepts the result, and later
/// inserts go on as usual. Memory: a node for each level, and one entry for each leaf.
struct PackedRTree {
    /// Entries in a full node: the most that SQLite puts in one.
    private static let capacity = 51
    private static let bytesPerEntry = 24

    /// A box with the row or node it stands for, in the tree's 32-bit floats.
    struct Entry {
        var id: Int64
        var xmin: Float
        var xmax: Float
        var ymin: Float
        var ymax: Float

        /// A point's box, rounded outward as SQLite does.
        init(row: Int64, _ point: Coordinate) {
            id = row
            xmin = Float.rounded(point.longitude, .down)
            xmax = Float.rounded(point.longitude, .up)
            ymin = Float.rounded(point.latitude, .down)
            ymax = Float.rounded(point.latitude, .up)
        }

        /// The box around entries, for their node.
        init(node: Int64, around entries: ArraySlice<Entry>) {
            id = node
            xmin = entries.reduce(.infinity) { min($0, $1.xmin) }
            xmax = entries.reduce(-.infinity) { max($0, $1.xmax) }
            ymin = entries.reduce(.infinity) { min($0, $1.ymin) }
            ymax = entries.reduce(-.infinity) { max($0, $1.ymax) }
        }
    }

    /// Fills the spatial index of `initiatieven` from its rows.
    static func fill(_ db: Database) throws {
        let tree = "idx_initiatieven_geometrie"
        try db.execute(sql: "DELETE FROM \(tree)_node; DELETE FROM \(tree)_parent; DELETE FROM \(tree)_rowid")
        var rows = try RowWriter(db, sql: "INSERT INTO \(tree)_rowid (rowid, nodeno) VALUES (?, ?)")
        var parents = try RowWriter(db, sql: "INSERT INTO \(tree)_parent (nodeno, parentnode) VALUES (?, ?)")
        var nodes = try RowWriter(db, sql: "INSERT INTO \(tree)_node (nodeno, data) VALUES (?, ?)")
        // The root is node 1 whatever the depth, so numbers begin after it.
        var nextNode: Int64 = 2
        func write(_ node: Int64, _ entries: ArraySlice<Entry>, depth: Int) throws {
            nodes.bind(node)
            nodes.bind(bytes(entries, depth: depth))
            try nodes.run()
        }

        // The leaves as they come, one at a time.
        var level: [Entry] = []
        var leaf: [Entry] = []
        func endLeaf() throws {
            for entry in leaf {
                rows.bind(entry.id)
                rows.bind(nextNode)
                try rows.run()
            }
            try write(nextNode, leaf[...], depth: 0)
            level.append(Entry(node: nextNode, around: leaf[...]))
            nextNode += 1
            leaf.removeAll(keepingCapacity: true)
        }
        let found = try Row.fetchCursor(db, sql: "SELECT nr, geometrie FROM initiatieven ORDER BY volgorde, id")
        while let row = try found.next() {
            guard let point = try row.point(at: 1) else { continue }
            leaf.append(Entry(row: row[0], point))
            if leaf.count == capacity { try endLeaf() }
        }
        // A tree of one leaf is its own root.
        if level.isEmpty {
            for entry in leaf {
                rows.bind(entry.id)
                rows.bind(1)
                try rows.run()
            }
            return try write(1, leaf[...], depth: 0)
        }
        if !leaf.isEmpty { try endLeaf() }

        var depth = 1
        while level.count > capacity {
            var above: [Entry] = []
            for start in stride(from: 0, to: level.count, by: capacity) {
                let children = level[start..<min(start + capacity, level.count)]
                for child in children { try parents.add(child.id, nextNode) }
                try write(nextNode, children, depth: 0)
                above.append(Entry(node: nextNode, around: children))
                nextNode += 1
            }
            level = above
            depth += 1
        }
        for child in level { try parents.add(child.id, 1) }
        try write(1, level[...], depth: depth)
    }

    /// A node: depth (in the root only), number of entries, then for each its id and box, all big-endian.
    private static func bytes(_ entries: ArraySlice<Entry>, depth: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 4 + capacity * bytesPerEntry) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            raw.initializeMemory(as: UInt8.self, repeating: 0)
            raw.storeBytes(of: UInt16(depth).bigEndian, toByteOffset: 0, as: UInt16.self)
            raw.storeBytes(of: UInt16(entries.count).bigEndian, toByteOffset: 2, as: UInt16.self)
            for (index, entry) in entries.enumerated() {
                let offset = 4 + index * bytesPerEntry
                raw.storeBytes(of: entry.id.bigEndian, toByteOffset: offset, as: Int64.self)
                for (place, edge) in [entry.xmin, entry.xmax, entry.ymin, entry.ymax].enumerated() {
                    raw.storeBytes(of: edge.bitPattern.bigEndian, toByteOffset: offset + 8 + place * 4, as: UInt32.self)
                }
            }
            count = raw.count
        }
    }
}

extension RowWriter {
    fileprivate mutating func add(_ first: Int64, _ second: Int64) throws {
        bind(first)
        bind(second)
        try run()
    }
}

extension Float {
    /// The nearest float that is not on the wrong side of a number.
    static func rounded(_ number: Double, _ rule: FloatingPointRoundingRule) -> Float {
        let nearest = Float(number)
        switch rule {
        case .down: return Double(nearest) > number ? nearest.nextDown : nearest
        default: return Double(nearest) < number ? nearest.nextUp : nearest
        }
    }
}
