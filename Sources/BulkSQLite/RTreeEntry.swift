/// A box with the row or node that it stands for, in the 32-bit floats of SQLite's R-tree.
struct RTreeEntry {
    let id: Int64
    private var xmin: Float
    private var xmax: Float
    private var ymin: Float
    private var ymax: Float

    private static let byteCount = 24

    /// The box of a point, rounded outward as SQLite does.
    init(row: Int64, _ point: SIMD2<Double>) {
        id = row
        xmin = Float.rounded(point.x, .down)
        xmax = Float.rounded(point.x, .up)
        ymin = Float.rounded(point.y, .down)
        ymax = Float.rounded(point.y, .up)
    }

    /// The box around entries, for their node.
    init(node: Int64, around entries: ArraySlice<RTreeEntry>) {
        id = node
        xmin = entries.reduce(.infinity) { min($0, $1.xmin) }
        xmax = entries.reduce(-.infinity) { max($0, $1.xmax) }
        ymin = entries.reduce(.infinity) { min($0, $1.ymin) }
        ymax = entries.reduce(-.infinity) { max($0, $1.ymax) }
    }

    /// The bytes of a node: depth (in the root only), number of entries, then for each its id and box, all big-endian.
    static func node(_ entries: ArraySlice<RTreeEntry>, depth: Int, capacity: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 4 + capacity * byteCount) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            raw.initializeMemory(as: UInt8.self, repeating: 0)
            raw.storeBytes(of: UInt16(depth).bigEndian, toByteOffset: 0, as: UInt16.self)
            raw.storeBytes(of: UInt16(entries.count).bigEndian, toByteOffset: 2, as: UInt16.self)
            for (index, entry) in entries.enumerated() {
                let offset = 4 + index * byteCount
                raw.storeBytes(of: entry.id.bigEndian, toByteOffset: offset, as: Int64.self)
                for (place, edge) in [entry.xmin, entry.xmax, entry.ymin, entry.ymax].enumerated() {
                    raw.storeBytes(of: edge.bitPattern.bigEndian, toByteOffset: offset + 8 + place * 4, as: UInt32.self)
                }
            }
            count = raw.count
        }
    }
}

extension Float {
    /// The nearest float that is not on the wrong side of a number.
    package static func rounded(_ number: Double, _ rule: FloatingPointRoundingRule) -> Float {
        let nearest = Float(number)
        switch rule {
        case .down: return Double(nearest) > number ? nearest.nextDown : nearest
        default: return Double(nearest) < number ? nearest.nextUp : nearest
        }
    }
}
