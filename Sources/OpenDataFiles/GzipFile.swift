private import CGzip

/// Compresses a file a piece at a time (RFC 1952). Without a time or a name in its head, so that it depends on the bytes alone.
struct GzipFile: ~Copyable {
    private let compressor: OpaquePointer
    private let file: OwnFile
    private let room: UnsafeMutableRawBufferPointer

    /// - Parameter largestPiece: more than this is never given at a time.
    init(_ path: String, largestPiece: Int) throws(FileError) {
        file = try OwnFile(making: path)
        room = .allocate(byteCount: 2 * openkaart_gzip_bound(largestPiece), alignment: 64)
        guard let compressor = openkaart_gzip_create() else { fatalError("no memory for a compressor") }
        self.compressor = compressor
        openkaart_gzip_begin(compressor)
    }

    deinit {
        openkaart_gzip_destroy(compressor)
        room.deallocate()
    }

    func write(_ piece: UnsafeRawBufferPointer, isLast: Bool) throws(FileError) {
        let count = openkaart_gzip_continue(
            compressor, piece.baseAddress, piece.count, isLast ? 1 : 0, room.baseAddress, room.count)
        precondition(count != .max, "the compressor broke off")
        try file.write(UnsafeRawBufferPointer(rebasing: room[..<count]))
        if isLast { try file.synchronize() }
    }
}
