import Logging
import OpenKaart
import SpatiaLiteRegister

/// Opens the register for serving; a missing one is made of the seed data, whole or not at all.
enum SeedDatabase {
    static func open(
        _ options: DatabaseOptions, rules: Rules, positions: any PositionTransformation, logger: Logger
    ) async throws -> SpatiaLiteRegister {
        let path = try options.databasePath()
        if !SpatiaLiteRegister.exists(at: path) {
            try DatabaseOptions.makeFolder(of: path)
            let file = options.dataFolder + "/initiatieven.csv"
            let report = try await RegisterBuilder.build(at: path) { target in
                let seed = ImportFile(path: file, format: .csv, rules: rules, positions: positions, isQuiet: true)
                return try await ImportJob(file: seed).run(into: target).counts
            }
            logger.info(
                "made the database from the seed data",
                metadata: ["path": "\(path)", "new": "\(report.new)", "rejected": "\(report.rejected)"])
        }
        return try options.openRegister()
    }
}
