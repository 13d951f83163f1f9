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

    /// A value that stands in the layer, for features to come.
    package struct KnownValue: Sendable {
        fileprivate let number: UInt32
    }

    package let name: String
    private var features = ByteWriter()
    private var names: [String] = []
    /// The number of each name in the layer.
    private var numbers: [UInt32] = []
    private var keys = ByteWriter()
    private var keyCount: UInt32 = 0
    private var values = DistinctValues()
    /// Of the next feature: numbers of keys and values in turn (4.4).
    private var tags = Scratch()
    /// Of the next feature: commands and parameters (4.3).
    private var geometry = Scratch()

    package init(_ name: String) {
        self.name = name
    }

    /// The key of a name.
    package mutating func key(_ name: String) -> Key {
        if let place = names.firstIndex(of: name) { return Key(place: place) }
        names.append(name)
        numbers.append(Self.unused)
        return Key(place: names.count - 1)
    }

    /// Gives the next feature an attribute that is a text in UTF-8. Hot path.
    package mutating func tag(_ key: Key, _ text: UnsafeRawBufferPointer) {
        tags.append(number(of: key))
        tags.append(values.number(ofText: text))
    }

    /// Puts a text in UTF-8 in the layer, which the next feature must use.
    package mutating func value(_ text: UnsafeRawBufferPointer) -> KnownValue {
        KnownValue(number: values.number(ofText: text))
    }

    /// Gives the next feature an attribute whose value stands in the layer. Hot path.
    package mutating func tag(_ key: Key, _ value: KnownValue) {
        tags.append(number(of: key))
        tags.append(value.number)
    }

    /// Gives the next feature an attribute that is a count, 0 or more. Hot path.
    package mutating func tag(_ key: Key, _ count: Int) {
        tags.append(number(of: key))
        tags.append(values.number(ofCount: count))
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

    /// The number of a name that was not used yet.
    private static let unused = UInt32.max

    @inline(__always)
    private mutating func number(of key: Key) -> UInt32 {
        let known = numbers[key.place]
        return known == Self.unused ? use(key) : known
    }

    /// Puts a name in the layer.
    private mutating func use(_ key: Key) -> UInt32 {
        keys.field(3, Array(names[key.place].utf8))
        numbers[key.place] = keyCount
        keyCount += 1
        return keyCount - 1
    }

    package private(set) var featureCount = 0

    /// The kinds of geometry (4.3.4).
    enum Kind: Int {
        case point = 1
        case line = 2
        case polygon = 3
    }

    /// Adds a point, in units from the top left of the tile, with the tags that were given, and these attributes.
    package mutating func addPoint(_ point: SIMD2<Int32>, _ attributes: [(String, Value)] = []) {
        tag(attributes)
        geometry.append(Self.command(1, count: 1))
        geometry.append(Self.parameter(point.x))
        geometry.append(Self.parameter(point.y))
        finish(.point)
    }

    /// Adds lines as one feature, each of two points or more of which no two neighbours are the same.
    mutating func addLines(_ lines: [[SIMD2<Int32>]], _ attributes: [(String, Value)]) {
        guard !lines.isEmpty else { return }
        tag(attributes)
        var cursor = SIMD2<Int32>.zero
        for line in lines { write(line, &cursor) }
        finish(.line)
    }

    /// Adds a polygon: each ring without its last point, which is the first; outer rings clockwise on the screen, holes the other
    /// way (4.3.4.4).
    mutating func addPolygon(_ rings: [[SIMD2<Int32>]], _ attributes: [(String, Value)]) {
        guard !rings.isEmpty else { return }
        tag(attributes)
        var cursor = SIMD2<Int32>.zero
        for ring in rings {
            write(ring, &cursor)
            geometry.append(Self.command(7, count: 1))
        }
        finish(.polygon)
    }

    private mutating func write(_ points: [SIMD2<Int32>], _ cursor: inout SIMD2<Int32>) {
        for (index, point) in points.enumerated() {
            if index == 0 { geometry.append(Self.command(1, count: 1)) }
            if index == 1 { geometry.append(Self.command(2, count: points.count - 1)) }
            geometry.append(Self.parameter(point.x &- cursor.x))
            geometry.append(Self.parameter(point.y &- cursor.y))
            cursor = point
        }
    }

    /// Writes the feature that the tags and the geometry make, and starts the next.
    private mutating func finish(_ kind: Kind) {
        // Without attributes the field stays away: GDAL takes an empty one for no tile.
        let tagField = tags.count == 0 ? 0 : 1 + Varint.size(tags.count) + tags.count
        let size = tagField + 2 + 1 + Varint.size(geometry.count) + geometry.count
        if featureCount == 0 { features.reserve(Self.room) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 + Varint.size(size) + size) { room in
            guard var place = room.baseAddress else { return }
            Varint.write(2 << 3 | 2, at: &place)
            Varint.write(size, at: &place)
            if tagField > 0 { tags.write(field: 2, at: &place) }
            Varint.write(3 << 3, at: &place)
            Varint.write(kind.rawValue, at: &place)
            geometry.write(field: 4, at: &place)
            features.raw(UnsafeRawBufferPointer(room))
        }
        featureCount += 1
        tags.clear()
        geometry.clear()
    }

    /// What most layers take, so that they do not grow step by step.
    private static let room = 2_048

    /// A command integer (4.3.1).
    private static func command(_ id: UInt32, count: Int) -> UInt32 { UInt32(truncatingIfNeeded: count) << 3 | id }

    /// A parameter integer: a number that may be negative, so that small ones are short (4.3.2).
    private static func parameter(_ number: Int32) -> UInt32 { UInt32(bitPattern: (number << 1) ^ (number >> 31)) }

    /// How many bytes the fields of the layer take.
    private var size: Int {
        2 + 1 + Varint.size(name.utf8.count) + name.utf8.count + features.bytes.count + keys.bytes.count
            + values.writer.bytes.count + 1 + Varint.size(TileUnits.extent)
    }

    /// How many bytes the layer takes in a tile.
    fileprivate var sizeInTile: Int { 1 + Varint.size(size) + size }

    /// Appends the layer to a tile.
    fileprivate func write(into tile: inout ByteWriter) {
        tile.varint(3 << 3 | 2)
        tile.varint(UInt64(size))
        tile.varint(field: 15, 2)
        tile.varint(1 << 3 | 2)
        tile.varint(UInt64(name.utf8.count))
        tile.raw(name)
        tile.raw(features.bytes)
        tile.raw(keys.bytes)
        tile.raw(values.writer.bytes)
        tile.varint(field: 5, UInt64(TileUnits.extent))
    }
}

extension [VectorTileLayer] {
    /// The tile: its layers that have features. No bytes when there are none.
    package var tile: [UInt8] {
        let layers = filter { $0.featureCount > 0 }
        guard !layers.isEmpty else { return [] }
        var writer = ByteWriter(capacity: layers.reduce(0) { $0 + $1.sizeInTile })
        for layer in layers { layer.write(into: &writer) }
        return writer.bytes
    }
}
