import OpenDataFormats
import VectorTiles

/// A line of a directory (PMTiles 3, section 4.2): tiles in a row with the same bytes, or a leaf directory when there are none.
struct PMTilesEntry {
    let number: UInt64
    /// From the start of the tile data, or of the leaf directories.
    let offset: UInt64
    let length: UInt32
    var runLength: UInt32

    /// The root directory, and the leaves that it leads to when all entries do not fit it.
    static func directories(_ entries: [PMTilesEntry], rootRoom: Int) -> (root: [UInt8], leaves: [UInt8]) {
        let all = directory(entries[...])
        if all.count <= rootRoom { return (all, []) }
        var size = 4_096
        while true {
            var leaves: [UInt8] = []
            var root: [PMTilesEntry] = []
            for start in stride(from: 0, to: entries.count, by: size) {
                let leaf = directory(entries[start..<min(start + size, entries.count)])
                root.append(
                    PMTilesEntry(
                        number: entries[start].number, offset: UInt64(leaves.count), length: UInt32(leaf.count),
                        runLength: 0))
                leaves += leaf
            }
            let packed = directory(root[...])
            if packed.count <= rootRoom { return (packed, leaves) }
            size *= 2
        }
    }

    /// A directory as it stands in the file: columns of numbers, then gzip.
    private static func directory(_ entries: ArraySlice<PMTilesEntry>) -> [UInt8] {
        var writer = ByteWriter(capacity: 8 * entries.count)
        writer.varint(UInt64(entries.count))
        var before: UInt64 = 0
        for entry in entries {
            writer.varint(entry.number - before)
            before = entry.number
        }
        for entry in entries { writer.varint(UInt64(entry.runLength)) }
        for entry in entries { writer.varint(UInt64(entry.length)) }
        var end: UInt64?
        for entry in entries {
            // Zero stands for right behind the one before.
            writer.varint(entry.offset == end ? 0 : entry.offset + 1)
            end = entry.offset + UInt64(entry.length)
        }
        return TileArchive.packed(writer.bytes)
    }
}
