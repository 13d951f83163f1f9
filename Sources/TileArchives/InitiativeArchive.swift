package import MapTiles
import OpenDataFiles
package import OpenDataFormats
package import OpenKaart
import PublishedMap
import VectorTiles

/// Makes the PMTiles file of the whole dataset: the tiles of the map in the scheme of the web, without the base map.
package struct InitiativeArchive: TileFileMaker {
    private let themes: ThemeCatalogue
    private let positions: any PositionTransformation
    private let workers: TilePyramid.Workers

    /// - Parameter workers: one for a service that has other things to do, all cores for a command.
    package init(_ themes: ThemeCatalogue, by positions: any PositionTransformation, workers: TilePyramid.Workers) {
        self.themes = themes
        self.positions = positions
        self.workers = workers
    }

    /// From the whole country on a screen to a neighbourhood; viewers enlarge the last one.
    package static let zooms = 5...12

    package func write(_ source: some FeatureSource, description: String, to path: String) throws {
        // Records that come from a file are put together as a map again.
        let state = try (source as? any MapBacked)?.whole ?? MapState(of: source)
        let pyramid = TilePyramid(
            InitiativeTiles(state, themes: themes, by: positions), basemap: nil, .webMercatorQuad,
            zooms: Self.zooms, by: positions)
        var writer = try PMTilesWriter(
            TileArchive(
                name: "Open Kaart", description: description, attribution: "Open Kaart", set: .webMercatorQuad,
                zooms: Self.zooms, bounds: pyramid.extent ?? BoundingBox.world,
                layers: InitiativeTiles.layers(themes), version: state.version), path: path)
        try pyramid.make(
            by: workers, pack: TileArchive.packed,
            take: { tiles in
                try source.checkCancellation()
                for tile in tiles { try writer.add(tile.address, tile.bytes) }
            })
        try writer.finish()
    }
}
