private import CGzip
import OpenDataFormats
package import OpenKaart
package import VectorTiles

/// What an archive says of its tiles.
package struct TileArchive: Sendable {
    package let name: String
    package let description: String
    package let attribution: String
    package let set: TileMatrixSet
    package let zooms: ClosedRange<Int>
    /// Where something is, in degrees.
    package let bounds: BoundingBox
    package let layers: [LayerDescription]
    /// The state of the map that it holds.
    package let version: MapVersion

    package init(
        name: String, description: String, attribution: String, set: TileMatrixSet, zooms: ClosedRange<Int>,
        bounds: BoundingBox, layers: [LayerDescription], version: MapVersion
    ) {
        self.name = name
        self.description = description
        self.attribution = attribution
        self.set = set
        self.zooms = zooms
        self.bounds = bounds
        self.layers = layers
        self.version = version
    }

    /// The layers, as readers of both forms of archive expect them.
    var vectorLayers: JSONValue { .array(layers.map { $0.vectorLayer(zooms) }) }

    /// The version of the map as text.
    var versionText: String { "\(version.sequence) \(version.madeAt)" }

    var centre: SIMD2<Double> { SIMD2((bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2) }

    /// The zoom to begin with: the whole country fits a screen.
    var centreZoom: Int { min(max(7 - set.zoomsBehindWebMercator, zooms.lowerBound), zooms.upperBound) }

    /// A tile as archives hold it: gzip (RFC 1952) without a time, the same bytes on every machine with this zlib.
    package static func packed(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: openkaart_gzip_bound(bytes.count)) { room, count in
            count = bytes.withUnsafeBytes { bytes in
                openkaart_gzip_steady(bytes.baseAddress, bytes.count, room.baseAddress, room.count)
            }
            precondition(count > 0, "no memory for a compressor")
        }
    }
}
