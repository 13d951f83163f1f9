import ArgumentParser
private import Foundation
import OpenDataFormats
import OpenKaart
import PublishedMap
import SpatiaLiteRegister

/// `openkaart import FILE`, `openkaart import --list`, `openkaart import --undo BATCH`.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Neem een CSV-, GeoJSON- of GeoPackage-bestand op in de kaart, of draai zo'n partij terug.",
        discussion: """
            Goede rijen worden opgenomen, ook als andere worden afgewezen. Elke afgewezen rij wordt genoemd met haar regel in het \
            bestand, de kolom en de reden; de opdracht eindigt dan niet met status 0. Hetzelfde bestand nog eens verandert niets.

            CSV mag gescheiden zijn met komma's, puntkomma's of tabs, in UTF-8 of UTF-16, ook ingepakt met gzip. Punten mogen in \
            graden of in RD zijn. Kolommen met een andere naam wijst u aan met --column of --mapping.

            Eén import is één partij, met een nummer. --list toont ze, --undo draait er een terug. --dry-run, --report en \
            --skip-duplicates zoeken ook naar initiatieven die mogelijk dubbel zijn.
            """)

    @Argument(help: ArgumentHelp("Het bestand, of - voor de standaardinvoer.", valueName: "bestand"))
    var file: String?

    @OptionGroup var options: DatabaseOptions

    @Option(help: ArgumentHelp("csv, geojson of gpkg. [standaard: naar de naam van het bestand]", valueName: "vorm"))
    var format: ImportFile.Format?

    @OptionGroup(title: "Kolommen") var columns: ColumnOptions

    @Flag(help: "Controleer alles, maar neem niets op.")
    var dryRun = false

    @Flag(help: "Laat rijen weg die mogelijk dubbel zijn.")
    var skipDuplicates = false

    @Option(
        help: ArgumentHelp("Schrijf wat er van elke rij werd in dit bestand (.csv of .jsonl).", valueName: "bestand"))
    var report: String?

    @Flag(help: "Toon de partijen.")
    var list = false

    @Option(
        help: ArgumentHelp(
            "Draai een partij terug: nieuwe initiatieven gaan van de kaart, gewijzigde krijgen hun vorige inhoud terug.",
            valueName: "partij"))
    var undo: Int?

    func validate() throws {
        guard [file != nil, list, undo != nil].count(where: { $0 }) == 1 else {
            throw ValidationError("Geef een bestand, of --list, of --undo met het nummer van een partij.")
        }
    }

    func run() async throws {
        if list { return try ImportBatches.list(options) }
        if let undo { return try ImportBatches.undo(undo, options) }
        guard let file else { return }
        let outcome = try await run(file)
        print((dryRun ? "Proef, er is niets opgenomen: " : "") + ImportVoice.words(outcome.counts))
        if let batch = outcome.batch { print("Partij \(batch)") }
        if outcome.counts.rejected > 0 { throw ExitCode.failure }
    }

    private func run(_ file: String) async throws -> ImportJob.Outcome {
        guard let format = format ?? ImportFile.Format(path: file) else {
            throw CommandError(
                "Aan de naam '\(file)' is niet te zien welke vorm het bestand heeft. Geef --format csv, geojson of gpkg."
            )
        }
        let described = ImportFile(
            path: file, format: format, rules: try options.rules(), positions: try options.positions(),
            mapping: try columns.mapping(for: format), savedMapping: columns.saveMapping)
        var job = ImportJob(file: described, dryRun: dryRun)
        job.report = try report.map { try ImportReportFile($0) }
        return try await run(job)
    }

    /// Into the register that is there, or a new one. A dry run without a register works on an empty one that is thrown away.
    private func run(_ job: ImportJob) async throws -> ImportJob.Outcome {
        var job = job
        let wantsDuplicates = dryRun || skipDuplicates || report != nil
        let path = try options.databasePath()
        if SpatiaLiteRegister.exists(at: path) {
            let register = try options.openRegister()
            defer { try? register.close() }
            if wantsDuplicates {
                let map = PublishedMap(following: register)
                try map.load()
                map.indexDuplicates()
                job.duplicates = .beside(map, skips: skipDuplicates)
            }
            return try await job.run(into: register)
        }
        if wantsDuplicates { job.duplicates = .beside(nil, skips: skipDuplicates) }
        guard dryRun else {
            try DatabaseOptions.makeFolder(of: path)
            return try await build(at: path, job)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await build(at: folder.appending(path: "leeg.sqlite").path, job)
    }

    /// All or nothing.
    private func build(at path: String, _ job: ImportJob) async throws -> ImportJob.Outcome {
        do {
            return try await RegisterBuilder.build(at: path) { [job] target in
                let outcome = try await job.run(into: target)
                if outcome.counts.rejected == outcome.counts.total { throw NothingTaken(outcome: outcome) }
                return outcome
            }
        } catch let nothing as NothingTaken {
            return nothing.outcome
        } catch let broken as BrokenImport {
            throw BrokenImport(reason: broken.reason, batch: nil)
        }
    }
}

/// A file of which no row was good makes no register.
private struct NothingTaken: Error {
    let outcome: ImportJob.Outcome
}

extension ImportFile.Format: ExpressibleByArgument {}
