/// Bytes that are in memory already, handed out in pieces of a chosen size.
package struct MemoryByteSource: ByteSource, Sendable {
    private let bytes: [UInt8]
    private let chunkSize: Int
    private var offset = 0

    /// Makes a source of the given bytes.
    ///
    /// - Parameters:
    ///   - bytes: all there is to read.
    ///   - chunkSize: most bytes a single read gives, at least 1; tests use it to put a border anywhere.
    package init(_ bytes: [UInt8], chunkSize: Int = .max) {
        precondition(chunkSize > 0, "a read that gives nothing would mean the end")
        self.bytes = bytes
        self.chunkSize = chunkSize
    }

    /// Copies the next piece; never throws an error.
    package mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, chunkSize, bytes.count - offset)
        buffer.copyBytes(from: bytes[offset..<offset + count])
        offset += count
        return count
    }
}
