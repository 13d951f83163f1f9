#if canImport(Glibc)
    private import Glibc
#endif

/// A piece of memory that holds the GeoJSON of many records one after the other; never moved, never changed after it is filled.
///
/// `@unchecked Sendable`: written by one builder before anybody else sees it, read-only from then on.
final class Segment: @unchecked Sendable {
    let base: UnsafeMutableRawPointer
    let capacity: Int
    private(set) var count = 0

    /// Makes an empty segment. A large one is a mapping of its own, so that its memory goes back when nobody reads it any more.
    init(capacity: Int) {
        self.capacity = capacity
        isMapped = capacity >= Self.hugePage
        guard isMapped else {
            base = .allocate(byteCount: capacity, alignment: 16)
            return
        }
        guard let memory = mmap(nil, capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            memory != MAP_FAILED
        else { fatalError("no memory for \(capacity) bytes of the published map") }
        // Fewer, larger pages: quicker to fill for the first time, and fewer misses when answers are gathered from all over.
        madvise(memory, capacity, Int32(MADV_HUGEPAGE))
        base = memory
    }

    deinit {
        if isMapped { munmap(base, capacity) } else { base.deallocate() }
    }

    private let isMapped: Bool
    private static let hugePage = 2 << 20

    /// Takes bytes in when there is room, and says where they begin.
    func append(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard count + bytes.count <= capacity else { return nil }
        if let start = bytes.baseAddress { (base + count).copyMemory(from: start, byteCount: bytes.count) }
        defer { count += bytes.count }
        return count
    }
}

/// Where the GeoJSON of one record stands. Each ends in a comma, so that neighbours can be copied as one piece.
struct Fragment: Sendable {
    let segment: Segment
    let offset: Int
    let count: Int

    var start: UnsafeRawPointer { UnsafeRawPointer(segment.base + offset) }
}

/// Fills segments with the GeoJSON of records.
struct FragmentWriter {
    /// Bytes of a segment: large enough that there are few, small enough that the last one wastes little.
    static let segmentSize = 32 << 20

    private var current = Segment(capacity: 0)
    private let segmentSize: Int

    /// Makes a writer; segments of a few changes can be small.
    init(segmentSize: Int = Self.segmentSize) {
        self.segmentSize = segmentSize
    }

    /// Writes bytes and says where.
    mutating func write(_ bytes: UnsafeRawBufferPointer) -> Fragment {
        if let offset = current.append(bytes) { return Fragment(segment: current, offset: offset, count: bytes.count) }
        current = Segment(capacity: max(segmentSize, bytes.count))
        return write(bytes)
    }
}
