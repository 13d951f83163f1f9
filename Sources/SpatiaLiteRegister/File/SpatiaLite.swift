import CSpatiaLite
import GRDB
private import Synchronization

/// SpatiaLite inside each connection of GRDB.
package enum SpatiaLite {
    /// The version of the library, such as "5.0.1".
    package static var version: String { String(cString: openkaart_spatialite_version()) }

    /// A configuration whose connections know SpatiaLite's functions and wait for a lock.
    static func configuration(label: String) -> Configuration {
        var configuration = Configuration()
        configuration.label = label
        configuration.maximumReaderCount = maximumReaders
        configuration.prepareDatabase { db in
            try attach(to: db)
            // SpatiaLite sets its own time-out when it is loaded, so ours comes after it.
            try db.execute(sql: "PRAGMA busy_timeout = \(busyTimeout)")
            try db.execute(sql: "PRAGMA cache_size = -\(cacheKibibytes)")
            // What is deleted is overwritten, also where SQLite was not built to do so.
            try db.execute(sql: "PRAGMA secure_delete = ON")
        }
        return configuration
    }

    /// Milliseconds to wait for another process, such as an import beside a running service.
    static let busyTimeout = 10_000
    /// Connections that read at the same time; more only wait for the same cores.
    static let maximumReaders = 8
    /// Page cache of one connection; the operating system caches the file as well.
    static let cacheKibibytes = 4_096

    /// Sets SQLite up for the process, the first time it is asked. Comes before anything else that uses SQLite (PROJ does);
    /// after that SQLite declines, and works as well but writes more slowly.
    package static let setUp: Void = { _ = openkaart_sqlite_configure() }()

    // The first call sets the locale of the process, which must not happen in two threads at once.
    private static let loading = Mutex(())

    private static func attach(to db: Database) throws {
        let code = loading.withLock { _ in openkaart_spatialite_attach(db.sqliteConnection) }
        guard code == 0 else { throw RegisterError.spatiaLite(reason: "SQLite-code \(code)") }
    }
}
