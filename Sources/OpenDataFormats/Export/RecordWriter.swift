package import OpenKaart

/// Writes records anew from their stored GeoJSON: in another form, reference system, or with fewer properties.
package struct RecordWriter: Sendable {
    package let format: ExportFormat
    /// Of the coordinates that are written.
    package let system: ReferenceSystem
    /// The names of those that are written; nothing for all.
    package let properties: Set<String>?
    private let positions: (any PositionTransformation)?

    /// - Parameter positions: makes coordinates of other systems than CRS84.
    package init(
        _ format: ExportFormat, system: ReferenceSystem = .crs84, properties: Set<String>? = nil,
        positions: (any PositionTransformation)? = nil
    ) {
        self.format = format
        self.system = system
        self.properties = properties
        self.positions = positions
    }

    /// Appends what comes before the first record of a file.
    package func writeHead(version: MapVersion, into writer: inout ByteWriter) {
        switch format {
        case .geojson:
            writer.raw(#"{"type":"FeatureCollection","timeStamp":"#)
            writer.jsonString(version.madeAt.description)
            if system.axes == .eastingNorthing, let code = system.epsgCode {
                // Not in RFC 7946, but a file leaves its headers behind, and GDAL and QGIS read this.
                writer.raw(#","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::\#(code)"}}"#)
            }
            writer.raw(#","features":["#)
        case .geojsonl: break
        case .csv: CSVTable.writeHeader(properties, system, into: &writer)
        }
    }

    /// Appends records. Those of one call are transformed together.
    ///
    /// - Parameter isFirst: whether nothing was written before them.
    package func write(_ features: [GeoJSONFeatureView], isFirst: Bool, into writer: inout ByteWriter) {
        let pairs = coordinates(features)
        for (index, feature) in features.enumerated() {
            let pair = pairs.map { $0[index] }
            switch format {
            case .geojson:
                writer.raw(isFirst && index == 0 ? "\n" : ",\n")
                writeFeature(feature, pair, into: &writer)
            case .geojsonl:
                writeFeature(feature, pair, into: &writer)
                writer.raw("\n")
            case .csv: CSVTable.writeRow(feature, pair, properties, system, into: &writer)
            }
        }
    }

    /// Appends records as the content of a `features` array.
    package func writeArray(_ features: [GeoJSONFeatureView], into writer: inout ByteWriter) {
        let pairs = coordinates(features)
        for (index, feature) in features.enumerated() {
            if index > 0 { writer.byte(UInt8(ascii: ",")) }
            writeFeature(feature, pairs.map { $0[index] }, into: &writer)
        }
    }

    /// Appends what comes after the last record of a file.
    package func writeTail(into writer: inout ByteWriter) {
        if format == .geojson { writer.raw("\n]}\n") }
    }

    private func writeFeature(_ feature: GeoJSONFeatureView, _ pair: SIMD2<Double>?, into writer: inout ByteWriter) {
        guard pair != nil || properties != nil else { return writer.raw(feature.whole) }
        if let pair, !(pair.x.isFinite && pair.y.isFinite) {
            // A place that the system does not reach is no place (RFC 7946, section 3.2).
            writer.raw(#"{"type":"Feature","id":""#)
            writer.raw(feature.id)
            writer.raw(#"","geometry":null"#)
        } else {
            writer.raw(feature.head)
            if let pair { writer.pair(pair, system) } else { writer.raw(feature.coordinates) }
            writer.raw("]}")
        }
        guard let properties else { return writer.raw(feature.rest) }
        writer.raw(#","properties":{"#)
        var isFirst = true
        feature.forEachProperty { name, value in
            guard properties.contains(where: { name.elementsEqual($0.utf8) }) else { return }
            writer.raw(isFirst ? "\"" : ",\"")
            isFirst = false
            writer.raw(name)
            writer.raw("\":\"")
            writer.raw(value)
            writer.raw("\"")
        }
        writer.raw("}}")
    }

    /// The coordinates in the system asked for; nothing when the stored ones will do.
    private func coordinates(_ features: [GeoJSONFeatureView]) -> [SIMD2<Double>]? {
        guard system != .crs84, let positions else { return nil }
        var pairs = features.map(\.position)
        positions.transform(&pairs, to: system)
        return pairs
    }
}

extension ByteWriter {
    /// Appends coordinates in the axis order and with the decimals of their system.
    package mutating func pair(_ pair: SIMD2<Double>, _ system: ReferenceSystem) {
        number(pair.x, system)
        byte(UInt8(ascii: ","))
        number(pair.y, system)
    }

    /// Appends one coordinate.
    mutating func number(_ number: Double, _ system: ReferenceSystem) {
        if system.axes == .eastingNorthing { metres(number) } else { degrees(number) }
    }
}
