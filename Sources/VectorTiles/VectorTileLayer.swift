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

    package let name: String
    private var features = ByteWriter()
    private var keys: [String] = []
    private var keyNumbers: [String: UInt64] = [:]
    private var values: [Value] = []
    private var valueNumbers: [Value: UInt64] = [:]
    private var tags = ByteWriter()
    private var feature = ByteWriter()
    private var geometry = ByteWriter()

    package init(_ name: String) {
        self.name = name
    }

    package private(set) var featureCount = 0

    /// The kinds of geometry (4.3.4).
    enum Kind: UInt64 {
        case point = 1
        case line = 2
        case polygon = 3
    }

    /// Adds a point, in units from the top left of the tile.
    package mutating func addPoint(_ point: SIMD2<Int32>, _ attributes: [(String, Value)]) {
        geometry.clear()
        geometry.varint(Self.command(1, count: 1))
        geometry.zigzag(point.x)
        geometry.zigzag(point.y)
        finish(.point, attributes)
    }

    /// Adds lines as one feature, each of two points or more of which no two neighbours are the same.
    mutating func addLines(_ lines: [[SIMD2<Int32>]], _ attributes: [(String, Value)]) {
        guard !lines.isEmpty else { return }
        geometry.clear()
        var cursor = SIMD2<Int32>.zero
        for line in lines { write(line, &cursor) }
        finish(.line, attributes)
    }

    /// Adds a polygon: each ring without its last point, which is the first; outer rings clockwise on the screen, holes the other
    /// way (4.3.4.4).
    mutating func addPolygon(_ rings: [[SIMD2<Int32>]], _ attributes: [(String, Value)]) {
        guard !rings.isEmpty else { return }
        geometry.clear()
        var cursor = SIMD2<Int32>.zero
        for ring in rings {
            write(ring, &cursor)
            geometry.varint(Self.command(7, count: 1))
        }
        finish(.polygon, attributes)
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

    private mutating func finish(_ kind: Kind, _ attributes: [(String, Value)]) {
        tags.clear()
        for (key, value) in attributes {
            tags.varint(number(of: key))
            tags.varint(number(of: value))
        }
        feature.clear()
        // Without attributes the field stays away: GDAL takes an empty one for no tile.
        if !attributes.isEmpty { feature.field(2, tags.bytes) }
        feature.varint(field: 3, kind.rawValue)
        feature.field(4, geometry.bytes)
        features.field(2, feature.bytes)
        featureCount += 1
    }

    private mutating func number(of key: String) -> UInt64 {
        if let number = keyNumbers[key] { return number }
        keyNumbers[key] = UInt64(keys.count)
        keys.append(key)
        return UInt64(keys.count - 1)
    }

    private mutating func number(of value: Value) -> UInt64 {
        if let number = valueNumbers[value] { return number }
        valueNumbers[value] = UInt64(values.count)
        values.append(value)
        return UInt64(values.count - 1)
    }

    /// A command integer (4.3.1).
    private static func command(_ id: UInt64, count: Int) -> UInt64 { UInt64(count) << 3 | id }

    /// Appends the layer to a tile.
    func write(into tile: inout ByteWriter) {
        var layer = ByteWriter(capacity: features.bytes.count + 64 * (keys.count + values.count))
        layer.varint(field: 15, 2)
        layer.field(1, Array(name.utf8))
        layer.raw(features.bytes)
        for key in keys { layer.field(3, Array(key.utf8)) }
        for value in values {
            var written = ByteWriter()
            switch value {
            case .text(let text): written.field(1, Array(text.utf8))
            case .count(let count): written.varint(field: 5, UInt64(count))
            }
            layer.field(4, written.bytes)
        }
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
