package import GRDB

/// Fills an empty R-tree of SQLite with points that come in the order of the Hilbert curve.
///
/// Inserting one by one splits and rearranges nodes for every row: about half the time of an import. Here leaves are filled
/// one after the other and the levels above follow (a packed Hilbert R-tree: Kamel and Faloutsos, 1993), written in SQLite's own
/// node format (its source, `rtree.c`, "Database Format of R-Tree Tables"). `rtreecheck()` accepts the result, and later
/// inserts go on as usual. Memory: a node for each level, and one entry for each leaf.
package struct PackedRTree {
    /// Entries in a full node: the most that SQLite puts in one.
    private static let capacity = 51

    private var rows: RowWriter
    private var parents: RowWriter
    private var nodes: RowWriter
    // The root is node 1 whatever the depth, so numbers begin after it.
    private var nextNode: Int64 = 2
    private var leaf: [RTreeEntry] = []
    private var level: [RTreeEntry] = []

    /// Empties the tree and begins to fill it.
    ///
    /// - Parameter name: of the virtual table, as it stands in SQL.
    package init(_ db: Database, filling name: String) throws {
        try db.execute(sql: "DELETE FROM \(name)_node; DELETE FROM \(name)_parent; DELETE FROM \(name)_rowid")
        rows = try RowWriter(db, sql: "INSERT INTO \(name)_rowid (rowid, nodeno) VALUES (?, ?)")
        parents = try RowWriter(db, sql: "INSERT INTO \(name)_parent (nodeno, parentnode) VALUES (?, ?)")
        nodes = try RowWriter(db, sql: "INSERT INTO \(name)_node (nodeno, data) VALUES (?, ?)")
    }

    /// Adds a point.
    ///
    /// - Parameters:
    ///   - row: of the indexed table; each once.
    ///   - point: x and y, as the geometry has them.
    package mutating func add(_ row: Int64, _ point: SIMD2<Double>) throws {
        leaf.append(RTreeEntry(row: row, point))
        if leaf.count == Self.capacity { try endLeaf() }
    }

    /// Writes what is left, and the levels above the leaves.
    package mutating func finish() throws {
        // A tree of one leaf is its own root.
        if level.isEmpty {
            for entry in leaf { try rows.add(entry.id, 1) }
            return try write(1, leaf[...], depth: 0)
        }
        if !leaf.isEmpty { try endLeaf() }
        var depth = 1
        while level.count > Self.capacity {
            var above: [RTreeEntry] = []
            for start in stride(from: 0, to: level.count, by: Self.capacity) {
                let children = level[start..<min(start + Self.capacity, level.count)]
                for child in children { try parents.add(child.id, nextNode) }
                try write(nextNode, children, depth: 0)
                above.append(RTreeEntry(node: nextNode, around: children))
                nextNode += 1
            }
            level = above
            depth += 1
        }
        for child in level { try parents.add(child.id, 1) }
        try write(1, level[...], depth: depth)
    }

    private mutating func endLeaf() throws {
        for entry in leaf { try rows.add(entry.id, nextNode) }
        try write(nextNode, leaf[...], depth: 0)
        level.append(RTreeEntry(node: nextNode, around: leaf[...]))
        nextNode += 1
        leaf.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ node: Int64, _ entries: ArraySlice<RTreeEntry>, depth: Int) throws {
        nodes.bind(node)
        nodes.bind(RTreeEntry.node(entries, depth: depth, capacity: Self.capacity))
        try nodes.run()
    }
}

extension RowWriter {
    fileprivate mutating func add(_ first: Int64, _ second: Int64) throws {
        bind(first)
        bind(second)
        try run()
    }
}
