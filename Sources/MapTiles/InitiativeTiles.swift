package import OpenKaart
package import PublishedMap
package import VectorTiles

/// Tiles of one version of the map, by the same rule as clusters: what is alone in its cell stands in the layer `initiatieven`, what
/// shares it is counted in the layer `clusters`.
///
/// An element is the same in whichever tile it stands, and belongs to the tile in which its point lies. Buffer aside, the elements of
/// all tiles of a zoom are each record once.
package struct InitiativeTiles: Sendable {
    let state: MapState
    let scheme: Scheme

    /// What is the same for tiles of every version.
    package struct Scheme: Sendable {
        let themes: [ThemeSlug]
        let positions: any PositionTransformation
        /// The layers of a tile without more properties, nothing in them yet.
        let layers: ElementLayers

        /// - Parameter themes: the order of the counts in clusters.
        package init(_ themes: ThemeCatalogue, by positions: any PositionTransformation) {
            self.themes = themes.themes.map(\.slug)
            self.positions = positions
            layers = ElementLayers(self.themes, [])
        }
    }

    package init(_ state: MapState, _ scheme: Scheme) {
        self.state = state
        self.scheme = scheme
    }

    /// - Parameter themes: the order of the counts in clusters.
    package init(_ state: MapState, themes: ThemeCatalogue, by positions: any PositionTransformation) {
        self.init(state, Scheme(themes, by: positions))
    }

    /// Units around a tile in which elements of its neighbours stand too, so that a marker on the edge is whole: 16 of 256 pixels.
    package static let buffer = TileUnits.extent / 16

    /// Cells are an eighth of a tile wide: 64 pixels, for viewers draw vector tiles at 512 (decision 0030).
    static let levelsBehindZoom = 3

    /// The level of the cells at a zoom.
    static func level(_ set: TileMatrixSet, _ zoom: Int) -> Int {
        zoom + set.zoomsBehindWebMercator + levelsBehindZoom
    }

    /// The zooms at which tiles may differ: those at which cells get smaller.
    package static func zooms(_ set: TileMatrixSet) -> ClosedRange<Int> {
        0...min(set.zooms.upperBound, CurveCell.deepest - levelsBehindZoom - set.zoomsBehindWebMercator)
    }

    /// What the layers hold.
    package static func layers(_ themes: ThemeCatalogue) -> [LayerDescription] {
        [
            LayerDescription(
                ElementLayers.initiatives, "Initiatieven die los staan", .points,
                [
                    .init(Member.id, "Het kenmerk"), .init(Member.title, "De titel"), .init(Member.theme, "Het thema"),
                ]),
            LayerDescription(
                ElementLayers.clusters, "Initiatieven die te dicht op elkaar staan, geteld", .points,
                [.init("aantal", isNumber: true, "Hoeveel initiatieven")]
                    + themes.themes.map {
                        .init($0.slug.text, isNumber: true, "Hoeveel met het thema \($0.title)")
                    } + [.init("uitklapzoom", isNumber: true, "De zoom waarbij het uit elkaar valt")]),
        ]
    }

    /// A tile; empty when nothing that matches is in it. Hot path.
    ///
    /// - Parameters:
    ///   - filter: which records; its area does not count.
    ///   - properties: more properties of single records, by name.
    package func tile(
        _ address: TileAddress, _ filter: InitiativeFilter = .init(), properties: [String] = []
    ) -> [UInt8] {
        var layers = properties.isEmpty ? scheme.layers : ElementLayers(scheme.themes, properties)
        let grid = TileUnits(address.set, zoom: address.zoom)
        let reach = -Self.buffer...TileUnits.extent + Self.buffer
        forEachElement(in: address, grid, filter) { units, element, counts in
            let local = TileUnits.local(units, column: address.column, row: address.row)
            guard reach.contains(Int(local.x)), reach.contains(Int(local.y)) else { return }
            layers.add(element, at: local, counts, address.set)
        }
        return layers.tile
    }

    /// Visits the elements in a tile and its buffer, and some more, with their units in the whole matrix and their counts per theme.
    func forEachElement(
        in address: TileAddress, _ grid: TileUnits, _ filter: InitiativeFilter,
        _ body: (SIMD2<Int64>, MapElement, ArraySlice<UInt32>) -> Void
    ) {
        var filter = filter
        filter.area = .degrees(address.box(buffer: Self.buffer, by: scheme.positions))
        let answer = state.clusters(
            ClusterQuery(
                filter: filter, level: Self.level(grid.set, grid.zoom), themes: scheme.themes, wholeCells: true))
        guard answer.numberReturned > 0 else { return }
        var metres = answer.positions
        scheme.positions.transform(&metres, to: grid.set.system)
        var index = 0
        func place(_ element: MapElement) {
            defer { index += 1 }
            guard let units = grid.units(metres[index]) else { return }
            if case .cluster(let cluster) = element {
                body(units, element, answer.counts(of: cluster))
            } else {
                body(units, element, [])
            }
        }
        answer.forEach(place)
    }
}
