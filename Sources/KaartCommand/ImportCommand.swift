import ArgumentParser
private import Foundation
import OpenKaart
import SpatiaLiteRegister

/// `openkaart import FILE`.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Neem een CSV-, GeoJSON- of GeoPackage-bestand op in de kaart.",
        discussion: """
            Goede rijen worden opgenomen, ook als andere worden afgewezen. Elke afgewezen rij wordt genoemd met haar regel in het \
            bestand en de reden; de opdracht eindigt dan niet met status 0. Hetzelfde bestand nog eens verandert niets.
            """)

    @Argument(help: ArgumentHelp("Het bestand, of - voor de standaardinvoer.", valueName: "bestand"))
    var file: String

    @OptionGroup var options: DatabaseOptions

    @Option(help: ArgumentHelp("csv, geojson of gpkg. [standaard: naar de naam van het bestand]", valueName: "vorm"))
    var format: ImportJob.Format?

    @Flag(help: "Controleer alles, maar neem niets op.")
    var dryRun = false

    func run() async throws {
        guard let format = format ?? ImportJob.Format(path: file) else {
            throw CommandError(
                "Aan de naam '\(file)' is niet te zien welke vorm het bestand heeft. Geef --format csv, --format geojson of --format gpkg."
            )
        }
        let rules = try options.rules()
        let positions = try options.positions()
        let report = try await withTarget { target in
            try await ImportJob.run(
                path: file, format: format, into: target, rules: rules, positions: positions, dryRun: dryRun)
        }
        print(
            "\(dryRun ? "Proef, er is niets opgenomen: " : "")\(report.new) nieuw, \(report.changed) gewijzigd, "
                + "\(report.unchanged) ongewijzigd, \(report.rejected) afgewezen")
        if report.rejected > 0 { throw ExitCode.failure }
    }

    private func build(
        at path: String, _ body: (any ImportTarget) async throws -> ImportReport
    ) async throws -> ImportReport {
        do {
            return try await RegisterBuilder.build(at: path) { target in
                let report = try await body(target)
                if report.rejected == report.total, report.total > 0 { throw NothingTaken(report: report) }
                return report
            }
        } catch let nothing as NothingTaken {
            return nothing.report
        }
    }

    /// The register that is there, or a new one. A dry run without a register works on an empty one that is thrown away.
    private func withTarget(_ body: (any ImportTarget) async throws -> ImportReport) async throws -> ImportReport {
        let path = try options.databasePath()
        if SpatiaLiteRegister.exists(at: path) {
            let register = try options.openRegister()
            defer { try? register.close() }
            return try await body(register)
        }
        guard dryRun else {
            try DatabaseOptions.makeFolder(of: path)
            return try await build(at: path, body)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await RegisterBuilder.build(at: folder.appending(path: "leeg.sqlite").path, fill: body)
    }
}

/// A file of which no row was good makes no register.
private struct NothingTaken: Error {
    let report: ImportReport
}

extension ImportJob.Format: ExpressibleByArgument {}
