import Logging
import OpenKaart
import SpatiaLiteRegister

private import Foundation

/// Opens the register for serving; a missing one is made of the seed data, whole or not at all.
enum SeedDatabase {
    static func open(_ options: DatabaseOptions, rules: Rules, logger: Logger) throws -> SpatiaLiteRegister {
        let path = try options.databasePath()
        if !SpatiaLiteRegister.exists(at: path) { try make(path, from: options.dataFolder, rules: rules, logger: logger) }
        return try options.openRegister(creates: false)
    }

    /// Fills a file aside and renames it, so that an interrupted start leaves no half-filled register.
    private static func make(_ path: String, from folder: String, rules: Rules, logger: Logger) throws {
        try DatabaseOptions.makeFolder(of: path)
        let aside = path + ".nieuw"
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: aside + suffix) }
        let register = try SpatiaLiteRegister(path: aside, creates: true)
        let report = try ImportJob.run(
            path: folder + "/initiatieven.csv", format: .csv, into: register, rules: rules, dryRun: false)
        try register.close()
        guard rename(aside, path) == 0 else { throw CommandError("De database '\(path)' kan niet op haar plaats worden gezet.") }
        logger.info(
            "made the database from the seed data",
            metadata: ["path": "\(path)", "new": "\(report.new)", "rejected": "\(report.rejected)"])
    }
}
