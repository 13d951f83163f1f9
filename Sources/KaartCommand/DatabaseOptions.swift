import ArgumentParser
private import Foundation
import OpenDataFormats
import OpenKaart
import Projection
import SpatiaLiteRegister

/// Where the register and the project's data are, and what the operator decided about records.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Het databasebestand. [OPENKAART_DATABASE; standaard var/kaart.sqlite]", valueName: "bestand"))
    var database: String?

    @Option(
        help: ArgumentHelp(
            "De map met themas.csv en initiatieven.csv. [OPENKAART_DATA; standaard data]", valueName: "map"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            "Waar initiatieven mogen liggen: west,zuid,oost,noord in graden. [OPENKAART_AREA; standaard 3.2,50.7,7.3,53.7]",
            valueName: "gebied"))
    var area: String?

    @Option(
        help: ArgumentHelp(
            "De map met het RDNAPTRANS2018-raster nl_nsgi_rdtrans2018.tif; PROJ zoekt ook zelf (PROJ_DATA). [OPENKAART_PROJ_DATA]",
            valueName: "map"))
    var projData: String?

    /// The path of the register.
    ///
    /// - Throws: `CommandError` for an address of a database server, which this version does not know.
    func databasePath() throws -> String {
        let path = Setting.text(database, "OPENKAART_DATABASE") ?? "var/kaart.sqlite"
        guard !path.contains("://") else {
            throw CommandError(
                "'\(path.prefix { $0 != "@" })' is geen bestand. Deze versie kent alleen een SpatiaLite-bestand als database."
            )
        }
        return path
    }

    /// The folder with the themes and the seed data.
    var dataFolder: String { Setting.text(data, "OPENKAART_DATA") ?? "data" }

    /// The themes and the area.
    ///
    /// - Throws: `CommandError` that says which file or value is wrong.
    func rules() throws -> Rules {
        let path = dataFolder + "/themas.csv"
        let themes: ThemeCatalogue
        do {
            themes = try ThemeFile.read(try FileByteSource(path: path))
        } catch let error as ByteSourceError {
            throw CommandError("\(error.reason) Zeg met --data in welke map themas.csv staat.")
        } catch let error as ImportFileError {
            throw CommandError("\(path): \(error)")
        }
        do {
            let area = try BoundingBox(parsing: Setting.text(area, "OPENKAART_AREA") ?? "3.2,50.7,7.3,53.7")
            return Rules(themes: themes, area: area)
        } catch {
            throw CommandError("Het gebied (--area of OPENKAART_AREA) klopt niet: \(error.detail)")
        }
    }

    /// The transformations between reference systems.
    ///
    /// - Throws: `CommandError` for a folder without the grid, which somebody meant to use.
    func positions() throws -> RDTransformation {
        let folder = Setting.text(projData, "OPENKAART_PROJ_DATA")
        // SQLite is set up before PROJ uses it.
        SpatiaLite.setUp
        let positions = try RDTransformation(gridFolder: folder)
        if let folder, positions.rdMethod != .grid {
            throw CommandError(
                "In de map '\(folder)' (--proj-data) staat geen bruikbaar raster nl_nsgi_rdtrans2018.tif. "
                    + "Haal het op met: projsync --file nl_nsgi_rdtrans2018.tif --target-dir '\(folder)'")
        }
        return positions
    }

    /// Opens the register that is there.
    func openRegister() throws -> SpatiaLiteRegister {
        try SpatiaLiteRegister(path: try databasePath(), creates: false)
    }

    /// Makes the folder that a file should stand in.
    static func makeFolder(of path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw CommandError(
                "De map '\(folder)' kan niet worden gemaakt. Controleer de rechten of kies met --database een andere plaats."
            )
        }
    }
}
