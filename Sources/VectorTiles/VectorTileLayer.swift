import OpenDataFormats

/// One layer of a vector tile, being written (Mapbox Vector Tile 2.1, 4.1–4.4).
///
/// Names and values of attributes stand in it once, in the order in which they are first used: the same features give the same bytes.
package struct VectorTileLayer: Sendable {
    /// A value of an attribute.
    package enum Value: Hashable, Sendable {
        case text(String)
        case count(Int)
    }

    /// The name of an attribute, which stands in the layer from its first use on.
    package struct Key: Sendable {
        fileprivate let place: Int
    }

    package let name: String
    private var features = ByteWriter()
    private var names: [String] = []
    /// The number of each name in the layer; nothing while it was not used.
    private var numbers: [UInt64?] = []
    private var keys = ByteWriter()
    private var keyCount: UInt64 = 0
    private var values = DistinctValues()
    private var tags = ByteWriter()
    private var feature = ByteWriter()
    private var geometry = ByteWriter()

    package init(_ name: String) {
        self.name = name
    }

    /// The key of a name.
    package mutating func key(_ name: String) -> Key {
        if let place = names.firstIndex(of: name) { return Key(place: place) }
        names.append(name)
        numbers.append(nil)
        return Key(place: names.count - 1)
    }

    /// Gives the next feature an attribute that is a text in UTF-8. Hot path.
    package mutating func tag(_ key: Key, _ text: UnsafeRawBufferPointer) {
        tags.varint(number(of: key))
        tags.varint(values.number(ofText: text))
    }

    /// Gives the next feature an attribute that is a count, 0 or more. Hot path.
    package mutating func tag(_ key: Key, _ count: Int) {
        tags.varint(number(of: key))
        tags.varint(values.number(ofCount: count))
    }

    private mutating func tag(_ attributes: [(String, Value)]) {
        for (name, value) in attributes {
            let key = key(name)
            switch value {
            case .text(let text): Array(text.utf8).withUnsafeBytes { tag(key, $0) }
            case .count(let count): tag(key, count)
            }
        }
    }

    private mutating func number(of key: Key) -> UInt64 {
        if let number = numbers[key.place] { return number }
        keys.field(3, Array(names[key.place].utf8))
        numbers[key.place] = keyCount
        keyCount += 1
        return keyCount - 1
    }

    package private(set) var featureCount = 0

    /// The kinds of geometry (4.3.4).
    enum Kind: UInt64 {
        case point = 1
        case line = 2
        case polygon = 3
    }

    /// Adds a point, in units from the top left of the tile, with the tags that were given, and these attributes.
    package mutating func addPoint(_ point: SIMD2<Int32>, _ attributes: [(String, Value)] = []) {
        tag(attributes)
        geometry.clear()
        geometry.varint(Self.command(1, count: 1))
        geometry.zigzag(point.x)
        geometry.zigzag(point.y)
        finish(.point)
    }

    /// Adds lines as one feature, each of two points or more of which no two neighbours are the same.
    mutating func addLines(_ lines: [[SIMD2<Int32>]], _ attributes: [(String, Value)]) {
        guard !lines.isEmpty else { return }
        tag(attributes)
        geometry.clear()
        var cursor = SIMD2<Int32>.zero
        for line in lines { write(line, &cursor) }
        finish(.line)
    }

    /// Adds a polygon: each ring without its last point, which is the first; outer rings clockwise on the screen, holes the other
    /// way (4.3.4.4).
    mutating func addPolygon(_ rings: [[SIMD2<Int32>]], _ attributes: [(String, Value)]) {
        guard !rings.isEmpty else { return }
        tag(attributes)
        geometry.clear()
        var cursor = SIMD2<Int32>.zero
        for ring in rings {
            write(ring, &cursor)
            geometry.varint(Self.command(7, count: 1))
        }
        finish(.polygon)
    }

    private mutating func write(_ points: [SIMD2<Int32>], _ cursor: inout SIMD2<Int32>) {
        for (index, point) in points.enumerated() {
            if index == 0 { geometry.varint(Self.command(1, count: 1)) }
            if index == 1 { geometry.varint(Self.command(2, count: points.count - 1)) }
            geometry.zigzag(point.x &- cursor.x)
            geometry.zigzag(point.y &- cursor.y)
            cursor = point
        }
    }

    private mutating func finish(_ kind: Kind) {
        feature.clear()
        // Without attributes the field stays away: GDAL takes an empty one for no tile.
        if !tags.bytes.isEmpty { feature.field(2, tags.bytes) }
        feature.varint(field: 3, kind.rawValue)
        feature.field(4, geometry.bytes)
        features.field(2, feature.bytes)
        featureCount += 1
        tags.clear()
    }

    /// A command integer (4.3.1).
    private static func command(_ id: UInt64, count: Int) -> UInt64 { UInt64(count) << 3 | id }

    /// Appends the layer to a tile.
    func write(into tile: inout ByteWriter) {
        let body = features.bytes.count + keys.bytes.count + values.writer.bytes.count
        var layer = ByteWriter(capacity: body + name.utf8.count + 16)
        layer.varint(field: 15, 2)
        layer.field(1, Array(name.utf8))
        layer.raw(features.bytes)
        layer.raw(keys.bytes)
        layer.raw(values.writer.bytes)
        layer.varint(field: 5, UInt64(TileUnits.extent))
        tile.field(3, layer.bytes)
    }
}

extension [VectorTileLayer] {
    /// The tile: its layers that have features. No bytes when there are none.
    package var tile: [UInt8] {
        var writer = ByteWriter(capacity: 4_096)
        for layer in self where layer.featureCount > 0 { layer.write(into: &writer) }
        return writer.bytes
    }
}
