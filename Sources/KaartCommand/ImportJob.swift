import GeoPackage
import OpenDataFormats
import OpenKaart

/// Brings one file into the public map, with progress and a report on the terminal.
enum ImportJob {
    /// The forms that can be imported.
    enum Format: String, CaseIterable, Sendable {
        case csv
        case geojson
        case gpkg

        /// The form that the end of a file's name tells.
        init?(path: String) {
            switch path.split(separator: ".").last?.lowercased() {
            case "csv": self = .csv
            case "geojson", "json", "geojsonl", "ndjson", "geojsons": self = .geojson
            case "gpkg": self = .gpkg
            default: return nil
            }
        }
    }

    /// Imports a file and says on standard error what is wrong with which line.
    static func run(
        path: String, format: Format, into target: any ImportTarget, rules: Rules,
        positions: any PositionTransformation, dryRun: Bool
    ) async throws -> ImportReport {
        func bytes() throws -> FileByteSource {
            do { return try FileByteSource(path: path) } catch { throw CommandError(error.reason) }
        }
        let source: any ImportSource
        do {
            switch format {
            case .csv:
                let csv = try CSVImportSource(bytes(), rules: rules)
                sayUnused(csv.unusedColumns)
                source = csv
            case .geojson: source = GeoJSONImportSource(try bytes(), rules: rules)
            case .gpkg:
                let layer = try GeoPackageImportSource(path: path, rules: rules, positions: positions)
                sayUnused(layer.unusedColumns)
                source = layer
            }
        } catch let error as ImportFileError {
            throw CommandError("\(path): \(error)")
        }
        let report = try await ImportRun.run(
            source, into: try target.beginImport(dryRun: dryRun),
            onRejected: { line, problem in
                // A row of a GeoPackage has a number and no line.
                Terminal.say("\(format == .gpkg ? "rij" : "regel") \(line): \(problem.member): \(problem.detail)")
            },
            onProgress: { report in Terminal.progress("\(report.total) rijen gelezen, \(report.rejected) afgewezen") })
        Terminal.endProgress()
        return report
    }

    private static func sayUnused(_ columns: [String]) {
        guard !columns.isEmpty else { return }
        Terminal.say("Niet gebruikte kolommen: \(columns.joined(separator: ", "))")
    }
}
