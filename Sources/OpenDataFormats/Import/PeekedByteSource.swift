/// A byte source whose first bytes can be looked at before they are read.
struct PeekedByteSource: ByteSource {
    /// The first bytes of the source, at most `peekedBytes`; all of it when it is shorter.
    let start: [UInt8]
    private var rest: any ByteSource
    private var offset = 0

    /// What is looked at of a file: some hundreds of rows.
    static let peekedBytes = 64 << 10

    /// Reads the first bytes.
    ///
    /// - Throws: `ByteSourceError` from the source.
    init(_ source: any ByteSource) throws(ByteSourceError) {
        var source = source
        var bytes = [UInt8](repeating: 0, count: Self.peekedBytes)
        var count = 0
        while count < bytes.count {
            let more = try bytes.withUnsafeMutableBufferPointer { buffer throws(ByteSourceError) in
                try source.read(
                    into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
            }
            guard more > 0 else { break }
            count += more
        }
        bytes.removeLast(bytes.count - count)
        start = bytes
        rest = source
    }

    /// Gives the peeked bytes first, then the rest.
    ///
    /// - Throws: `ByteSourceError` from the source.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        guard offset < start.count else { return try rest.read(into: buffer) }
        let count = min(buffer.count, start.count - offset)
        buffer.copyBytes(from: start[offset..<offset + count])
        offset += count
        return count
    }
}
