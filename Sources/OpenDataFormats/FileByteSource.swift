import Glibc

/// The bytes of a file, or of standard input for the path "-".
///
/// A class, because it owns a file descriptor that has to be closed exactly once.
package final class FileByteSource: ByteSource {
    private let path: String
    private let descriptor: Int32
    private let isOwner: Bool
    /// How far it was read; may be asked by other threads.
    package let progress: ReadProgress

    /// Opens the file for reading.
    ///
    /// - Parameter path: path of the file; "-" is standard input, which stays open afterwards.
    /// - Throws: `ByteSourceError` when there is no such file, it is a folder, or it may not be read.
    package init(path: String) throws(ByteSourceError) {
        self.path = path
        isOwner = path != "-"
        descriptor = isOwner ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO
        // A failed open needs no clean-up, but the initialiser may only throw once all is set.
        var status = stat()
        let isKnown = descriptor >= 0 && fstat(descriptor, &status) == 0
        let kind = status.st_mode & S_IFMT
        progress = ReadProgress(total: isKnown && kind == S_IFREG ? Int(status.st_size) : nil)
        guard descriptor >= 0 else { throw Self.error(path: path, code: errno) }
        // Opening a folder succeeds; only reading it fails, and that would be late.
        if isKnown, kind == S_IFDIR { throw .isFolder(path: path) }
    }

    deinit {
        if isOwner, descriptor >= 0 { close(descriptor) }
    }

    /// Reads the next piece of the file.
    ///
    /// - Throws: `ByteSourceError` when the operating system reports an error.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 {
                progress.add(count)
                return count
            }
            let code = errno
            guard code == EINTR else { throw Self.error(path: path, code: code) }
        }
    }

    private static func error(path: String, code: Int32) -> ByteSourceError {
        switch code {
        case ENOENT, ENOTDIR: .notFound(path: path)
        case EISDIR: .isFolder(path: path)
        case EACCES, EPERM: .noPermission(path: path)
        default: .unreadable(path: path, code: code)
        }
    }
}
