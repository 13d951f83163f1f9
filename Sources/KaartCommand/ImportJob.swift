import OpenDataFormats
import OpenKaart

/// Brings one file into the public map, with progress and a report on the terminal.
enum ImportJob {
    /// The forms that can be imported.
    enum Format: String, CaseIterable, Sendable {
        case csv
        case geojson

        /// The form that the end of a file's name tells.
        init?(path: String) {
            switch path.split(separator: ".").last?.lowercased() {
            case "csv": self = .csv
            case "geojson", "json", "geojsonl", "ndjson", "geojsons": self = .geojson
            default: return nil
            }
        }
    }

    /// Imports a file and says on standard error what is wrong with which line.
    static func run(
        path: String, format: Format, into target: any ImportTarget, rules: Rules, dryRun: Bool
    ) async throws -> ImportReport {
        let bytes: FileByteSource
        do { bytes = try FileByteSource(path: path) } catch { throw CommandError(error.reason) }
        let source: any ImportSource
        do {
            switch format {
            case .csv:
                let csv = try CSVImportSource(bytes, rules: rules)
                if !csv.unusedColumns.isEmpty {
                    Terminal.say("Niet gebruikte kolommen: \(csv.unusedColumns.joined(separator: ", "))")
                }
                source = csv
            case .geojson: source = GeoJSONImportSource(bytes, rules: rules)
            }
        } catch let error as ImportFileError {
            throw CommandError("\(path): \(error)")
        }
        let report = try await ImportRun.run(
            source, into: try target.beginImport(dryRun: dryRun),
            onRejected: { line, problem in Terminal.say("regel \(line): \(problem.member): \(problem.detail)") },
            onProgress: { report in Terminal.progress("\(report.total) rijen gelezen, \(report.rejected) afgewezen") })
        Terminal.endProgress()
        return report
    }
}
