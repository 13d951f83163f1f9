private import CFiles
private import Foundation
private import Glibc

/// What is done with whole folders.
enum Folders {
    /// Makes a folder and those around it, where there is none.
    static func make(_ path: String) throws(FileError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw FileError(path, code: (error as? CocoaError)?.code == .fileWriteOutOfSpace ? ENOSPC : EACCES)
        }
    }

    /// Makes a folder that must not be there yet.
    static func makeNew(_ path: String) throws(FileError) {
        guard mkdir(path, 0o755) == 0 else { throw FileError(path) }
    }

    /// The names of what stands in a folder; none when there is no folder.
    static func names(in path: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }

    /// Puts a folder in its place. What stood there before is taken away; nobody sees the place empty.
    static func move(_ made: String, to path: String) throws(FileError) {
        try synchronize(made)
        if rename(made, path) != 0 {
            guard errno == EEXIST || errno == ENOTEMPTY else { throw FileError(path) }
            guard openkaart_exchange(made, path) == 0 else { throw FileError(path) }
            remove(made)
        }
        try synchronize((path as NSString).deletingLastPathComponent)
    }

    /// Takes a folder away with all that is in it; nothing when it is not there.
    static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Gives a file another name beside its own one.
    static func link(_ path: String, as other: String) throws(FileError) {
        guard Glibc.link(path, other) == 0 else { throw FileError(other) }
    }

    /// Waits until the names in a folder are on disk.
    private static func synchronize(_ path: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError(path) }
    }
}
