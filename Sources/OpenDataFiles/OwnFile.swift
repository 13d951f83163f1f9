private import Glibc

/// A file that is open for reading or writing, and closed when nobody holds it any more.
package final class OwnFile: Sendable {
    private let path: String
    private let descriptor: Int32

    /// Opens a file for reading.
    package init(reading path: String) throws(FileError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path) }
    }

    /// Makes a file.
    package init(making path: String) throws(FileError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(path) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// How many bytes it has.
    package func size() throws(FileError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(path) }
        return Int(status.st_size)
    }

    /// Reads bytes from a place on.
    ///
    /// - Returns: how many there were; fewer than there is room for only at the end.
    package func read(at offset: Int, into room: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
        var done = 0
        while done < room.count {
            let count = pread(descriptor, room.baseAddress.map { $0 + done }, room.count - done, off_t(offset + done))
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(path)
            }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// Writes all bytes behind those that were written before.
    func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(path)
            }
            done += count
        }
    }

    /// Writes all bytes behind those that were written before.
    ///
    /// - Throws: `FileError`.
    package func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }

    /// Writes bytes over those at a place; what is written next still comes at the end.
    package func write(_ bytes: [UInt8], at offset: Int) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(path)
            }
            done += count
        }
    }

    /// Waits until what was written is on disk.
    package func synchronize() throws(FileError) {
        guard fsync(descriptor) == 0 else { throw FileError(path) }
    }

    /// Keeps all others that ask for the same out until this file is closed. Waits for them.
    func lock() throws(FileError) {
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw FileError(path) }
        }
    }

    /// Opens a file to lock it; makes it when there is none.
    init(locking path: String) throws(FileError) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(path) }
        try lock()
    }
}
