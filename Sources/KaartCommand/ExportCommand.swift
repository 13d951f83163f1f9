import ArgumentParser
private import Foundation
import MapTiles
import OpenDataCatalogue
import OpenDataFiles
import OpenDataFormats
import OpenKaart
import SpatiaLiteRegister
import TileArchives

/// `openkaart export --format …`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Schrijf de openbare initiatieven als GeoJSON, CSV, GeoPackage, FlatGeobuf of PMTiles.",
        discussion: """
            GeoJSON, GeoJSON per regel en CSV gaan zonder --output naar de standaarduitvoer. GeoPackage, FlatGeobuf en PMTiles \
            worden niet van voor naar achter geschreven en hebben een bestand nodig.
            """)

    @Option(
        help: ArgumentHelp(
            "geojson, geojsonl (een initiatief per regel), csv, gpkg (GeoPackage), fgb (FlatGeobuf) of pmtiles (vectortegels).",
            valueName: "vorm"))
    var format: Distribution

    @Option(
        help: ArgumentHelp(
            "Van CSV: standaard, of excel (puntkomma's en decimale komma). [standaard: standaard]", valueName: "variant"
        ))
    var variant: CSVVariant?

    @Option(help: ArgumentHelp("Alleen in dit gebied: west,zuid,oost,noord in graden.", valueName: "gebied"))
    var bbox: String?

    @Option(help: ArgumentHelp("Alleen met dit thema; meer thema's met komma's ertussen.", valueName: "thema"))
    var thema: String?

    @Option(help: ArgumentHelp("Het bestand. [standaard: de standaarduitvoer]", valueName: "bestand"))
    var output: String?

    @OptionGroup var licence: LicenceOptions

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        let themes = try options.rules().themes
        let filter = try filter(themes)
        let licence = try licence.chosen()
        let register = try options.openRegister()
        defer { try? register.close() }
        let features = SnapshotFeatures(try register.snapshot(), filter: filter)
        let positions = try options.positions()
        if let output {
            let writer = DistributionWriter(
                positions, tiles: InitiativeArchive(themes, by: positions, workers: .allCores),
                licence: licence.address, variant: variant ?? .standard)
            try OutputFile.make(output) { try writer.write(format, of: features, to: $0) }
        } else if let form = format.streamed {
            let records = RecordWriter(form, variant: variant ?? .standard, positions: positions)
            var sink = try OutputFile(nil)
            try records.writeFile(of: features) { try sink.write($0) }
            try sink.finish()
        }
    }

    func validate() throws {
        if variant != nil, format != .csv {
            throw ValidationError("--variant hoort bij CSV. Laat hem weg, of geef --format csv.")
        }
        if format.streamed == nil, output == nil {
            throw ValidationError(
                "Een \(format.title)-bestand kan niet naar de standaarduitvoer. Geef --output \(format.fileName).")
        }
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

extension Distribution: ExpressibleByArgument {}
extension CSVVariant: ExpressibleByArgument {}
