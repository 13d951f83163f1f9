private import Foundation
import GRDB
package import OpenKaart

/// Makes a register of a file of initiatives, all or nothing: the new file is built aside, without the cost of surviving a crash
/// at every step, and takes its name when it is whole and on disk.
package enum RegisterBuilder {
    /// Builds a register at a path where there is none.
    ///
    /// - Parameter fill: brings rows in; when it throws there is no new register.
    /// - Returns: what `fill` returned.
    package static func build<Value>(
        at path: String, clock: Clock = .system, fill: (any ImportTarget) async throws -> Value
    ) async throws -> Value {
        SpatiaLite.setUp
        removeLeftovers(path)
        // A name of its own, so that two that build at the same time do not touch each other; one of them gets the path.
        let aside = "\(path).nieuw-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: .min ... .max))"
        try RegisterFile.create(at: aside)
        do {
            let database = try open(aside, clock: clock)
            let value = try await fill(Target(database: database, clock: clock))
            try finish(database)
            try RegisterFile.publish(aside, as: path)
            return value
        } catch {
            remove(aside)
            throw error
        }
    }

    /// An empty register without indexes; the triggers go too, because they would keep one.
    private static func open(_ path: String, clock: Clock) throws -> DatabaseQueue {
        try SpatiaLiteRegister.translated {
            let database = try DatabaseQueue(path: path, configuration: SpatiaLite.configuration(label: "builder"))
            try database.writeWithoutTransaction { db in
                try db.execute(
                    sql:
                        "PRAGMA main.journal_mode = OFF; PRAGMA main.synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE"
                )
            }
            try Migration.apply(to: database, at: clock.now())
            try database.write { db in try db.execute(sql: PublicIndexes.dropSQL + ";" + GeometryTriggers.dropSQL) }
            return database
        }
    }

    /// Makes the indexes, which is quicker now than for every row.
    private static func finish(_ database: DatabaseQueue) throws {
        try SpatiaLiteRegister.translated {
            try database.write { db in
                try db.execute(sql: PublicIndexes.sql)
                try SpatialIndex.fill(db)
                try db.execute(sql: GeometryTriggers.sql)
            }
            try database.close()
        }
    }

    private struct Target: ImportTarget {
        let database: DatabaseQueue
        let clock: Clock

        func beginImport(of file: String, dryRun: Bool) throws -> any ImportSession {
            try RegisterImport(database, file: file, clock: clock, mode: dryRun ? .judge : .build)
        }
    }

    /// Removes what builders left behind that were killed.
    private static func removeLeftovers(_ path: String) {
        let file = URL(filePath: path)
        let folder = file.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasPrefix(file.lastPathComponent + ".nieuw-") {
            let process = name.dropFirst(file.lastPathComponent.count + 7).prefix { $0 != "-" }
            if !FileManager.default.fileExists(atPath: "/proc/\(process)") { remove(folder.appending(path: name).path) }
        }
    }

    private static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
}
