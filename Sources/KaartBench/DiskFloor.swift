import Foundation
import GRDB

/// What the disk of this machine does without a service: the floor under every figure of writing.
enum DiskFloor {
    /// About as many bytes as a submission takes.
    private static let content = String(repeating: "Bewoners meten samen de lucht. ", count: 13)

    /// One row a transaction into one table, as careful as the register: a write-ahead log, `synchronous=FULL`.
    static func transactionsPerSecond(in folder: URL, seconds: Int) throws -> Double {
        let path = folder.appending(path: "bare.sqlite").path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.inDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            try db.execute(sql: "CREATE TABLE rows (nr INTEGER PRIMARY KEY, content TEXT NOT NULL)")
            // Without BEGIN and COMMIT each statement is a transaction of its own: one call, nothing of GRDB's in between.
            let insert = try db.makeStatement(sql: "INSERT INTO rows (content) VALUES (?)")
            try insert.setArguments([content])
            return try perSecond(seconds) { try insert.execute() }
        }
    }

    /// A page of a file is written over, and is on disk before the next: what a write-ahead log asks for each transaction. The file
    /// has as many pages as the log of SQLite before it begins anew, and does not grow.
    static func syncsPerSecond(in folder: URL, seconds: Int) throws -> Double {
        let path = folder.appending(path: "bare.bin").path
        let file = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw BenchError("\(path) cannot be made") }
        defer {
            close(file)
            try? FileManager.default.removeItem(atPath: path)
        }
        let page = [UInt8](repeating: 7, count: 4_096)
        let pages = 1_000
        var place = 0
        func writeNext() throws {
            guard pwrite(file, page, page.count, place * page.count) == page.count else {
                throw BenchError("\(path) cannot be written")
            }
            place = (place + 1) % pages
        }
        for _ in 0..<pages { try writeNext() }
        guard fsync(file) == 0 else { throw BenchError("\(path) cannot be written") }
        return try perSecond(seconds) {
            try writeNext()
            guard fdatasync(file) == 0 else { throw BenchError("\(path) cannot be written") }
        }
    }

    private static func perSecond(_ seconds: Int, _ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        var count = 0
        while clock.now - start < .seconds(seconds) {
            try body()
            count += 1
        }
        return Double(count) / ((clock.now - start) / .seconds(1))
    }
}
