import ArgumentParser
import OpenKaart
import SpatiaLiteRegister

private import Foundation

/// `openkaart import FILE`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Neem een CSV- of GeoJSON-bestand op in de kaart.",
        discussion: """
            Goede rijen worden opgenomen, ook als andere worden afgewezen. Elke afgewezen rij wordt genoemd met haar regel in het \
            bestand en de reden; de opdracht eindigt dan niet met status 0. Hetzelfde bestand nog eens verandert niets.
            """)

    @Argument(help: ArgumentHelp("Het bestand, of - voor de standaardinvoer.", valueName: "bestand"))
    var file: String

    @OptionGroup var options: DatabaseOptions

    @Option(help: ArgumentHelp("csv of geojson. [standaard: naar de naam van het bestand]", valueName: "vorm"))
    var format: ImportJob.Format?

    @Flag(help: "Controleer alles, maar neem niets op.")
    var dryRun = false

    func run() throws {
        guard let format = format ?? ImportJob.Format(path: file) else {
            throw CommandError("Aan de naam '\(file)' is niet te zien welke vorm het bestand heeft. Geef --format csv of --format geojson.")
        }
        let rules = try options.rules()
        let report = try withRegister { register in
            try ImportJob.run(path: file, format: format, into: register, rules: rules, dryRun: dryRun)
        }
        print(
            "\(dryRun ? "Proef, er is niets opgenomen: " : "")\(report.new) nieuw, \(report.changed) gewijzigd, "
                + "\(report.unchanged) ongewijzigd, \(report.rejected) afgewezen")
        if report.rejected > 0 { throw ExitCode.failure }
    }

    /// A dry run leaves no trace: without a database it works on an empty one that is thrown away.
    private func withRegister(_ body: (SpatiaLiteRegister) throws -> ImportReport) throws -> ImportReport {
        let path = try options.databasePath()
        guard dryRun, !SpatiaLiteRegister.exists(at: path) else {
            let register = try options.openRegister(creates: true)
            defer { try? register.close() }
            return try body(register)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let register = try SpatiaLiteRegister(path: folder.appending(path: "leeg.sqlite").path, creates: true)
        defer { try? register.close() }
        return try body(register)
    }
}

extension ImportJob.Format: ExpressibleByArgument {}
