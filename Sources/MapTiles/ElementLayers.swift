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
    private let id, title, theme, count, splitZoom: VectorTileLayer.Key
    /// One for each theme.
    private let counts: [VectorTileLayer.Key]
    /// What each theme is called, in UTF-8.
    private let themes: [[UInt8]]
    /// The same as they stand in the layer, from their first use on.
    private var themeValues: [VectorTileLayer.KnownValue?]
    private let properties: [(name: [UInt8], key: VectorTileLayer.Key)]

    /// - Parameters:
    ///   - themes: in the order of the counts of clusters.
    ///   - properties: more properties of single records than those that there always are.
    init(_ themes: [ThemeSlug], _ properties: [String]) {
        id = initiatives.key(Member.id)
        title = initiatives.key(Member.title)
        theme = initiatives.key(Member.theme)
        var more: [(name: [UInt8], key: VectorTileLayer.Key)] = []
        for name in properties where ![Member.title, Member.theme].contains(name) {
            more.append((Array(name.utf8), initiatives.key(name)))
        }
        self.properties = more
        count = clusters.key("aantal")
        var counts: [VectorTileLayer.Key] = []
        for theme in themes { counts.append(clusters.key(theme.text)) }
        self.counts = counts
        self.themes = themes.map { Array($0.text.utf8) }
        themeValues = themes.map { _ in nil }
        splitZoom = clusters.key("uitklapzoom")
    }

    /// Adds an element, in units from the top left of the tile. Hot path.
    ///
    /// - Parameter counts: of a cluster, in the order of the themes; others are not named.
    mutating func add(
        _ element: MapElement, at point: SIMD2<Int32>, _ counts: ArraySlice<UInt32>, _ set: TileMatrixSet
    ) {
        switch element {
        case .single(let record):
            let feature = record.feature
            initiatives.tag(id, feature.id)
            tag(title, feature.title)
            if record.theme < themes.count { tag(theme: record.theme) }
            if !properties.isEmpty {
                feature.forEachProperty { name, value in
                    guard let wanted = properties.first(where: { name.elementsEqual($0.name) }) else { return }
                    tag(wanted.key, value)
                }
            }
            initiatives.addPoint(point)
        case .cluster(let cluster):
            clusters.tag(count, cluster.count)
            for index in self.counts.indices {
                clusters.tag(self.counts[index], Int(counts[counts.startIndex + index]))
            }
            if let level = cluster.splitLevel {
                let zoom = level - InitiativeTiles.levelsBehindZoom - set.zoomsBehindWebMercator
                clusters.tag(splitZoom, max(zoom, 0))
            }
            clusters.addPoint(point)
        }
    }

    private mutating func tag(theme number: Int) {
        if let known = themeValues[number] { return initiatives.tag(theme, known) }
        let value = themes[number].withUnsafeBytes { initiatives.value($0) }
        themeValues[number] = value
        initiatives.tag(theme, value)
    }

    /// A text as it stands between the quotes of a JSON string.
    private mutating func tag(_ key: VectorTileLayer.Key, _ text: UnsafeRawBufferPointer) {
        guard GeoJSONFeatureView.isEscaped(text) else { return initiatives.tag(key, text) }
        GeoJSONFeatureView.unescaped(text).withUnsafeBytes { initiatives.tag(key, $0) }
    }

    /// The tile; empty without elements.
    var tile: [UInt8] { [initiatives, clusters].tile }
}
