import ArgumentParser
private import Foundation
import OpenDataFormats
import OpenKaart
import SpatiaLiteRegister

/// `openkaart export --format …`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Schrijf de openbare initiatieven als GeoJSON, GeoJSON per regel of CSV.")

    @Option(help: ArgumentHelp("geojson, geojsonl of csv.", valueName: "vorm"))
    var format: ExportFormat

    @Option(help: ArgumentHelp("Alleen in dit gebied: west,zuid,oost,noord in graden.", valueName: "gebied"))
    var bbox: String?

    @Option(help: ArgumentHelp("Alleen met dit thema; meer thema's met komma's ertussen.", valueName: "thema"))
    var thema: String?

    @Option(help: ArgumentHelp("Het bestand. [standaard: de standaarduitvoer]", valueName: "bestand"))
    var output: String?

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        let filter = try filter(try options.rules().themes)
        let register = try options.openRegister()
        defer { try? register.close() }
        let features = SnapshotFeatures(try register.snapshot(), filter: filter)
        var sink = try OutputFile(output)
        try RecordWriter(format).writeFile(of: features) { try sink.write($0) }
        try sink.finish()
    }

    private func filter(_ themes: ThemeCatalogue) throws -> InitiativeFilter {
        do {
            let slugs = try (thema?.split(separator: ",") ?? []).map { try themes.slug(String($0)).get() }
            return InitiativeFilter(area: try bbox.map { .degrees(try BoundingBox(parsing: $0)) }, themes: Set(slugs))
        } catch let problem as Problem {
            throw CommandError("--\(problem.member): \(problem.detail)")
        }
    }
}

extension ExportFormat: ExpressibleByArgument {}
