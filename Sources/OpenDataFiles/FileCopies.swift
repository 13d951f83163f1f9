private import Crypto

/// Reads a finished file once, for its check sum and its compressed copy.
enum FileCopies {
    /// Where the compressed copy of a file stands.
    static func gzipPath(of path: String) -> String { path + ".gz" }

    private static let pieceSize = 1 << 20

    /// Writes the compressed copy beside a file.
    ///
    /// - Returns: the size of the file in bytes and its SHA-256.
    static func pack(_ path: String) throws(FileError) -> (size: Int, sha256: String) {
        let packed = try GzipFile(gzipPath(of: path), largestPiece: pieceSize)
        return try read(path) { piece, isLast throws(FileError) in try packed.write(piece, isLast: isLast) }
    }

    /// The SHA-256 of a file: 64 hexadecimal digits in lower case.
    static func digest(_ path: String) throws(FileError) -> String {
        try read(path) { _, _ in }.sha256
    }

    private static func read(
        _ path: String, _ body: (UnsafeRawBufferPointer, _ isLast: Bool) throws(FileError) -> Void
    ) throws(FileError) -> (size: Int, sha256: String) {
        let file = try OwnFile(reading: path)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 64)
        defer { room.deallocate() }
        var hash = SHA256()
        var size = 0
        var isLast = false
        while !isLast {
            let count = try file.read(at: size, into: room)
            let piece = UnsafeRawBufferPointer(rebasing: room[..<count])
            isLast = count < pieceSize
            hash.update(bufferPointer: piece)
            size += count
            try body(piece, isLast)
        }
        let digits = Array("0123456789abcdef".utf8)
        let hex = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return (size, String(decoding: hex, as: UTF8.self))
    }
}
