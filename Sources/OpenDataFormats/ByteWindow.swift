/// The part of a byte source that is in memory: the bytes that were read and not yet dropped.
///
/// Memory is bounded by what the caller leaves standing plus one chunk.
struct ByteWindow {
    /// Bytes asked of the source at a time: large enough that a read costs nothing, small enough for the cache.
    static let defaultChunkSize = 256 << 10

    private var source: any ByteSource
    private let chunkSize: Int
    private var storage: [UInt8]
    private var start = 0
    private var end = 0

    /// Whether the source has given its last byte.
    private(set) var isExhausted = false

    /// Makes an empty window on the source.
    init(_ source: any ByteSource, chunkSize: Int = Self.defaultChunkSize) {
        self.source = source
        self.chunkSize = chunkSize
        storage = [UInt8](repeating: 0, count: chunkSize)
    }

    /// Number of bytes in the window.
    var count: Int { end - start }

    /// The byte at an offset from the start of the window, which has to exist.
    subscript(offset: Int) -> UInt8 {
        precondition(offset < count)
        return storage[start + offset]
    }

    /// Reads on until at least `wanted` more bytes are there; false when the source gave none at all.
    ///
    /// Asking for as many bytes as there are already keeps repeated scans of a growing window linear.
    ///
    /// - Throws: `ByteSourceError` from the source.
    mutating func fill(atLeast wanted: Int = 1) throws(ByteSourceError) -> Bool {
        let before = count
        makeRoom(wanted)
        while count < before + wanted, !isExhausted {
            try Self.read(from: &source, into: &storage, at: &end, isExhausted: &isExhausted)
        }
        return count > before
    }

    /// Forgets the first bytes of the window.
    mutating func drop(_ number: Int) {
        precondition(number <= count)
        start += number
        if start == end { (start, end) = (0, 0) }
    }

    /// Skips a UTF-8 byte order mark at the start of the window and tells which mark there was.
    ///
    /// - Throws: `ByteSourceError` from the source.
    mutating func skipByteOrderMark() throws(ByteSourceError) -> ByteOrderMark {
        while count < 3, try fill() {}
        let mark = ByteOrderMark(storage[start..<min(start + 3, end)])
        if mark == .utf8 { drop(3) }
        return mark
    }

    /// Gives direct access to the bytes of the window.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        storage.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
    }

    private mutating func makeRoom(_ wanted: Int) {
        guard storage.count - end < wanted else { return }
        let kept = count
        storage.withUnsafeMutableBytes { all in
            let window = UnsafeRawBufferPointer(rebasing: all[start..<end])
            guard let target = all.baseAddress, let origin = window.baseAddress else { return }
            target.copyMemory(from: origin, byteCount: kept)
        }
        (start, end) = (0, kept)
        // Half a chunk free keeps the reads large; the storage grows only for records that are large themselves.
        guard storage.count - kept < max(wanted, chunkSize / 2) else { return }
        let needed = kept + max(wanted, chunkSize)
        storage.append(contentsOf: repeatElement(0, count: needed - storage.count))
    }

    private static func read(
        from source: inout any ByteSource, into storage: inout [UInt8], at end: inout Int, isExhausted: inout Bool
    ) throws(ByteSourceError) {
        let offset = end
        let count = try storage.withUnsafeMutableBufferPointer { buffer throws(ByteSourceError) in
            let room = UnsafeMutableRawBufferPointer(buffer)[offset...]
            return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: room))
        }
        end += count
        isExhausted = count == 0
    }
}
