/// A stream of bytes that a reader pulls from, piece by piece.
///
/// Readers take `any ByteSource`: one dynamic call for each piece of some 256 KiB costs nothing, and the
/// readers themselves stay free of generics.
package protocol ByteSource {
    /// Puts the next bytes at the start of `buffer`.
    ///
    /// - Parameter buffer: room for at least one byte.
    /// - Returns: how many bytes were put there; 0 means the end of the stream.
    /// - Throws: `ByteSourceError` when the stream cannot be read (further).
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int
}
