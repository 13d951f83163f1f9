import GeoPackage
import OpenDataFormats
import OpenKaart

/// A file to import, and how it is to be read.
struct ImportFile: Sendable {
    /// The forms that can be imported.
    enum Format: String, CaseIterable, Sendable {
        case csv
        case geojson
        case gpkg

        /// The form that the end of a file's name tells, also when it is packed.
        init?(path: String) {
            var name = path.lowercased()[...]
            if name.hasSuffix(".gz") { name = name.dropLast(3) }
            switch name.split(separator: ".").last {
            case "csv", "tsv", "txt": self = .csv
            case "geojson", "json", "geojsonl", "ndjson", "geojsons": self = .geojson
            case "gpkg": self = .gpkg
            default: return nil
            }
        }
    }

    /// "-" for standard input.
    let path: String
    let format: Format
    let rules: Rules
    /// The way from RD.
    let positions: any PositionTransformation
    var mapping = ColumnMapping()
    /// Where the mapping that was used goes.
    var savedMapping: String?
    /// Whether nothing is said of how the file is written.
    var isQuiet = false

    /// What a row is called by its number: a GeoPackage has no lines.
    var rowWord: String { format == .gpkg ? "rij" : "regel" }

    /// The name under which the batch is remembered: without folders, which may tell who works here.
    var name: String {
        path == "-" ? "standaardinvoer" : String(path.split(separator: "/").last ?? "")
    }

    /// Opens the file, finds out how it is written, and says so on standard error.
    ///
    /// - Throws: `CommandError`.
    func open() throws -> sending (source: any ImportSource, progress: ReadProgress) {
        let bytes: FileByteSource
        do { bytes = try FileByteSource(path: path) } catch { throw CommandError(error.reason) }
        let progress = bytes.progress
        do {
            switch format {
            case .gpkg:
                let layer = try GeoPackageImportSource(path: path, rules: rules, positions: positions)
                if !layer.unusedColumns.isEmpty {
                    say(["Niet gebruikte kolommen: \(layer.unusedColumns.joined(separator: ", "))"])
                }
                return (layer, progress)
            case .csv:
                let csv = try CSVImportSource(bytes, rules: rules, mapping: mapping, positions: positions)
                say(csv.findings)
                try save(csv.mapping)
                return (csv, progress)
            case .geojson:
                var features = GeoJSONImportSource(
                    try ImportBytes(bytes), rules: rules, system: mapping.system, positions: positions)
                say([try features.look()])
                return (features, progress)
            }
        } catch {
            throw CommandError("\(path): \(Self.words(error))")
        }
    }

    private func say(_ findings: [String]) {
        if !isQuiet { for finding in findings { Terminal.say(finding) } }
    }

    private func save(_ mapping: ColumnMapping) throws {
        guard let savedMapping else { return }
        var file = try OutputFile(savedMapping)
        try file.write(mapping.json)
        try file.finish()
    }

    /// What an error says to a person.
    static func words(_ error: any Error) -> String {
        (error as? ByteSourceError)?.reason ?? "\(error)"
    }
}
