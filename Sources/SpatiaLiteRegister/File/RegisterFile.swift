import GRDB
import OpenKaart

#if canImport(Glibc)
    private import Glibc
#endif

/// The SQLite file of a register: how it is told from other files, and how one is made.
enum RegisterFile {
    /// `OKrt` in SQLite's header (`PRAGMA application_id`): tells our files from others.
    static let applicationID: Int32 = 0x4F4B_7274

    /// Makes an empty file that only its owner can read or write; SQLite gives its `-wal` and `-shm` files the same mode.
    ///
    /// - Throws: `RegisterError.cannotCreate`.
    static func create(at path: String) throws(RegisterError) {
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotCreate(path: path, reason: String(cString: strerror(errno))) }
        // The mode given to open is cut down by the umask, never widened; this makes it exact.
        fchmod(descriptor, 0o600)
        close(descriptor)
    }

    /// Gives a finished file its name, after all of it is on disk; never over another file.
    ///
    /// - Throws: `RegisterError.cannotCreate`.
    static func publish(_ aside: String, as path: String) throws(RegisterError) {
        func step(_ code: Int32) throws(RegisterError) {
            guard code != -1 else { throw .cannotCreate(path: path, reason: String(cString: strerror(errno))) }
        }
        let file = open(aside, O_RDONLY | O_CLOEXEC)
        try step(file)
        defer { close(file) }
        try step(fsync(file))
        try step(link(aside, path))
        try step(unlink(aside))
        let slash = path.lastIndex(of: "/")
        let folder = open(slash.map { String(path[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        try step(folder)
        defer { close(folder) }
        try step(fsync(folder))
    }

    /// Whether there is a file.
    static func exists(at path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// Refuses a file of another program or a newer version, without changing it. An empty file passes.
    static func inspect(at path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let kind: (application: Int32, version: Int, tables: Int)
        do {
            kind = try DatabaseQueue(path: path, configuration: configuration).read { db in
                (
                    try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                    try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
                )
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw RegisterError.foreign(path: path)
        } catch let error as DatabaseError {
            throw RegisterError.cannotOpen(path: path, reason: error.message ?? "SQLite \(error.resultCode)")
        }
        if kind.tables == 0 { return }
        guard kind.application == applicationID else { throw RegisterError.foreign(path: path) }
        guard kind.version <= Migration.all.count else {
            throw RegisterError.newer(path: path, version: kind.version, known: Migration.all.count)
        }
    }
}
