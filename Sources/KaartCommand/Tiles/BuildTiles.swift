import ArgumentParser
private import Foundation
import KaartService
import MapTiles
import OpenDataFiles
import OpenKaart
import PublishedMap
import SpatiaLiteRegister
import TileArchives
import VectorTiles

/// `openkaart tiles build`.
struct BuildTiles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Maak van alle initiatieven een bestand met vectortegels.",
        discussion: """
            Een PMTiles-bestand kan op een gewone webserver staan; MBTiles is er voor programma's. Dezelfde kaart geeft dezelfde \
            bytes. Wat er in dit bestand staat, geeft de dienst ook tegel voor tegel.
            """)

    /// The forms of an archive.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case pmtiles, mbtiles
    }

    /// What may stand in a tile.
    enum Layer: String, CaseIterable {
        case initiatieven, ondergrond
    }

    @Option(help: ArgumentHelp("pmtiles of mbtiles.", valueName: "vorm"))
    var format: Form

    @Option(help: ArgumentHelp("De kleinste zoom.", valueName: "zoom"))
    var minzoom = 5

    @Option(help: ArgumentHelp("De grootste zoom.", valueName: "zoom"))
    var maxzoom = 12

    @Option(
        help: ArgumentHelp(
            "Wat erin komt, met komma's ertussen: initiatieven (ook de getelde) en ondergrond.", valueName: "lagen"))
    var layers = "initiatieven"

    @Option(help: ArgumentHelp("Het bestand.", valueName: "bestand"))
    var output: String

    @Option(
        help: ArgumentHelp("De tegelindeling: WebMercatorQuad of NetherlandsRDNewQuad.", valueName: "indeling"))
    var matrix = TileMatrixSet.webMercatorQuad.rawValue

    @OptionGroup var folder: TilesFolder

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        let set = try set()
        let layers = try chosenLayers()
        let zooms = try zooms(set)
        let rules = try options.rules()
        let positions = try options.positions()
        let register = try options.openRegister()
        defer { try? register.close() }
        let map = PublishedMap(following: register)
        try map.load { count in Terminal.progress { _ in "\(count) initiatieven gelezen" } }
        guard let state = map.current else { throw CommandError("De kaart kan niet worden gelezen.") }
        let tiles =
            layers.contains(.initiatieven) ? InitiativeTiles(state, themes: rules.themes, by: positions) : nil
        let basemap = layers.contains(.ondergrond) ? try folder.basemap(positions) : nil
        let pyramid = TilePyramid(tiles, basemap: basemap, set, zooms: zooms, by: positions)
        guard let bounds = pyramid.extent else {
            throw CommandError("Er zijn geen initiatieven, dus er zijn geen tegels. Vul eerst de database.")
        }
        let archive = TileArchive(
            name: "Open Kaart", description: "Initiatieven van Open Overheid in Nederland.",
            attribution: basemap == nil
                ? "Open Kaart, CC0" : "Open Kaart, CC0; ondergrond: GSHHG en DCW (LGPL), bewerkt",
            set: set, zooms: zooms, bounds: bounds,
            layers: (tiles == nil ? [] : InitiativeTiles.layers(rules.themes))
                + (basemap == nil ? [] : BasemapLayer.allCases.map(\.description)),
            version: state.version)
        let count = try write(pyramid, archive)
        Terminal.say("\(count) tegels in '\(output)', zoom \(zooms.lowerBound) tot en met \(zooms.upperBound).")
    }

    /// Writes the archive aside, and puts it in its place when it is whole.
    private func write(_ pyramid: TilePyramid, _ archive: TileArchive) throws -> Int {
        let aside = output + ".deel"
        try? FileManager.default.removeItem(atPath: aside)
        do {
            let count =
                switch format {
                case .pmtiles: try pmtiles(pyramid, archive, aside)
                case .mbtiles: try mbtiles(pyramid, archive, aside)
                }
            Terminal.endProgress()
            guard rename(aside, output) == 0 else {
                throw CommandError(
                    "Het bestand '\(output)' kan niet op zijn plaats worden gezet. Controleer de rechten.")
            }
            return count
        } catch {
            try? FileManager.default.removeItem(atPath: aside)
            if error is CommandError { throw error }
            if let error = error as? FileError { throw CommandError("\(error)") }
            throw CommandError(
                "Het bestand '\(output)' kan niet worden geschreven. Is de map er, en is de schijf niet vol?")
        }
    }

    private func pmtiles(_ pyramid: TilePyramid, _ archive: TileArchive, _ path: String) throws -> Int {
        var writer = try PMTilesWriter(archive, path: path)
        let count = try make(pyramid) { try writer.add($0.address, $0.bytes) }
        try writer.finish()
        return count
    }

    private func mbtiles(_ pyramid: TilePyramid, _ archive: TileArchive, _ path: String) throws -> Int {
        let writer = try MBTilesWriter(archive, path: path)
        let count = try make(pyramid) { try writer.add($0.address, $0.bytes) }
        try writer.finish()
        return count
    }

    private func make(_ pyramid: TilePyramid, _ add: (TilePyramid.Tile) throws -> Void) throws -> Int {
        var count = 0
        try pyramid.make(
            pack: TileArchive.packed,
            take: { tiles in
                for tile in tiles { try add(tile) }
                count += tiles.count
            }, progress: { share in Terminal.progress { _ in "Tegels: \(Int(share * 100)) %" } })
        return count
    }

    private func set() throws -> TileMatrixSet {
        guard let set = TileMatrixSet(rawValue: matrix) else {
            throw CommandError(
                "--matrix: '\(matrix)' is er niet. Kies uit: \(TileMatrixSet.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        guard set == .webMercatorQuad || format == .pmtiles else {
            throw CommandError("MBTiles kent alleen WebMercatorQuad. Kies --format pmtiles, of laat --matrix weg.")
        }
        return set
    }

    private func chosenLayers() throws -> Set<Layer> {
        let chosen = try layers.split(separator: ",", omittingEmptySubsequences: false).map { name in
            guard let layer = Layer(rawValue: String(name)) else {
                throw CommandError("--layers: '\(name)' is er niet. Kies uit: initiatieven, ondergrond.")
            }
            return layer
        }
        return Set(chosen)
    }

    private func zooms(_ set: TileMatrixSet) throws -> ClosedRange<Int> {
        let possible = InitiativeTiles.zooms(set).lowerBound...min(InitiativeTiles.zooms(set).upperBound, Self.deepest)
        guard possible.contains(minzoom), possible.contains(maxzoom), minzoom <= maxzoom else {
            throw CommandError(
                "--minzoom \(minzoom) en --maxzoom \(maxzoom) kunnen niet. Kies ze van \(possible.lowerBound) tot en met "
                    + "\(possible.upperBound), de kleinste niet groter dan de grootste.")
        }
        return minzoom...maxzoom
    }

    /// Further in, nearly every initiative has a tile of its own, and the file only grows.
    private static let deepest = 18
}
