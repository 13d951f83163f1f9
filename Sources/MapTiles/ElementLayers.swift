import OpenDataFormats
import OpenKaart
import PublishedMap
import VectorTiles

/// The two layers of a tile of the map, being written.
struct ElementLayers {
    static let initiatives = "initiatieven"
    static let clusters = "clusters"

    private var initiatives = VectorTileLayer(Self.initiatives)
    private var clusters = VectorTileLayer(Self.clusters)
    private let properties: [[UInt8]]

    /// - Parameter properties: more properties of single records than those that there always are.
    init(_ properties: [String]) {
        self.properties = properties.filter { ![Member.title, Member.theme].contains($0) }.map { Array($0.utf8) }
    }

    /// Adds an element, in units from the top left of the tile.
    ///
    /// - Parameter counts: of a cluster, in the order of the themes; others are not named.
    mutating func add(
        _ element: MapElement, at point: SIMD2<Int32>, _ counts: ArraySlice<UInt32>, _ themes: [ThemeSlug],
        _ set: TileMatrixSet
    ) {
        switch element {
        case .single(let record):
            initiatives.addPoint(point, attributes(record.feature, record.theme, themes))
        case .cluster(let cluster):
            var attributes: [(String, VectorTileLayer.Value)] = [("aantal", .count(cluster.count))]
            for (theme, count) in zip(themes, counts) { attributes.append((theme.text, .count(Int(count)))) }
            if let level = cluster.splitLevel {
                let zoom = level - InitiativeTiles.levelsBehindZoom - set.zoomsBehindWebMercator
                attributes.append(("uitklapzoom", .count(max(zoom, 0))))
            }
            clusters.addPoint(point, attributes)
        }
    }

    private func attributes(
        _ feature: GeoJSONFeatureView, _ theme: Int, _ themes: [ThemeSlug]
    ) -> [(String, VectorTileLayer.Value)] {
        var attributes: [(String, VectorTileLayer.Value)] = [
            (Member.id, .text(String(decoding: feature.id, as: UTF8.self))),
            (Member.title, .text(Self.text(feature.title))),
        ]
        if theme < themes.count { attributes.append((Member.theme, .text(themes[theme].text))) }
        guard !properties.isEmpty else { return attributes }
        feature.forEachProperty { name, value in
            guard let wanted = properties.first(where: { name.elementsEqual($0) }) else { return }
            attributes.append((String(decoding: wanted, as: UTF8.self), .text(Self.text(value))))
        }
        return attributes
    }

    private static func text(_ value: UnsafeRawBufferPointer) -> String {
        String(decoding: GeoJSONFeatureView.unescaped(value), as: UTF8.self)
    }

    /// The tile; empty without elements.
    var tile: [UInt8] { [initiatives, clusters].tile }
}
