import CGzip

/// What a gzip file (RFC 1952) holds, unpacked while it is read; also of several members, as `cat a.gz b.gz` makes it.
///
/// Memory is two pieces, whatever the file unpacks to. A class, because it owns memory that has to be given back exactly once.
final class GunzipByteSource: ByteSource {
    private var source: any ByteSource
    private let state: OpaquePointer
    private var piece: [UInt8]
    private var offset = 0
    private var count = 0
    private var isWhole = false

    /// Begins with a file; reads nothing yet. Nothing without memory.
    init?(_ source: any ByteSource) {
        guard let state = openkaart_gunzip_create() else { return nil }
        self.source = source
        self.state = state
        piece = [UInt8](repeating: 0, count: PeekedByteSource.peekedBytes)
    }

    deinit { openkaart_gunzip_destroy(state) }

    /// Unpacks the next piece.
    ///
    /// - Throws: `ByteSourceError.damagedGzip`, also when the file stops too early; and what the source throws.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        while true {
            if offset == count {
                offset = 0
                count = try piece.withUnsafeMutableBufferPointer { buffer throws(ByteSourceError) in
                    try source.read(into: UnsafeMutableRawBufferPointer(buffer))
                }
            }
            let isAtEnd = count == 0
            if isAtEnd, isWhole { return 0 }
            var taken = 0
            var written = 0
            var whole: Int32 = 0
            let code = piece.withUnsafeBytes { bytes in
                let next = UnsafeRawBufferPointer(rebasing: bytes[offset..<count])
                return openkaart_gunzip_continue(
                    state, next.baseAddress, next.count, &taken, buffer.baseAddress, min(buffer.count, 1 << 20),
                    &written, &whole)
            }
            guard code == 0 else { throw .damagedGzip }
            offset += taken
            isWhole = whole != 0
            if written > 0 { return written }
            guard !isAtEnd else { throw .damagedGzip }
        }
    }
}
