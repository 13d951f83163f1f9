import ArgumentParser
private import Foundation
import Logging
import OpenKaart
import VectorTiles

/// Where the base map and the styles are.
struct TilesFolder: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "De map met de ondergrond (nederland.geojson) en de stijlen (stijlen/). [OPENKAART_TILES; standaard tiles]",
            valueName: "map"))
    var tiles: String?

    /// The folder.
    var path: String { Setting.text(tiles, "OPENKAART_TILES") ?? "tiles" }

    /// What the folder holds; nothing, said in the log, when it is not there and nobody asked for it.
    ///
    /// - Throws: `CommandError` for a folder that was asked for and is not there, and for what is wrong in it.
    func backdrop(_ positions: any PositionTransformation, _ logger: Logger) throws -> Backdrop? {
        guard FileManager.default.fileExists(atPath: source) else {
            guard Setting.text(tiles, "OPENKAART_TILES") == nil else { throw CommandError(missing) }
            logger.info(
                "no base map and no styles: the folder is not there; --tiles says where it is",
                metadata: ["folder": "\(path)"])
            return nil
        }
        return Backdrop(basemap: try basemap(positions), styles: try styles())
    }

    /// The base map.
    ///
    /// - Throws: `CommandError`.
    func basemap(_ positions: any PositionTransformation) throws -> Basemap {
        guard let bytes = FileManager.default.contents(atPath: source) else { throw CommandError(missing) }
        do {
            return try Basemap([UInt8](bytes), by: positions)
        } catch {
            throw CommandError("'\(source)' is geen ondergrond: \(error).")
        }
    }

    private var source: String { path + "/nederland.geojson" }

    private var missing: String {
        "In de map '\(path)' (--tiles) staat geen ondergrond nederland.geojson. Controleer de map."
    }

    private func styles() throws -> [MapStyle] {
        let folder = path + "/stijlen"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try names.filter { $0.hasSuffix(".json") }.sorted().map { name in
            let bytes = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
            do {
                return try MapStyle(id: String(name.dropLast(".json".count)), [UInt8](bytes))
            } catch {
                throw CommandError("'\(folder)/\(name)': \(error).")
            }
        }
    }
}
