import OpenKaart

/// One record of a FlatGeobuf file: a FlatBuffer with its size before it (`feature.fbs` of FlatGeobuf 3).
enum FlatGeobufFeature {
    /// What comes before the coordinates, the same for each record: the size (to be filled in), the way to the feature, its vtable
    /// and itself (geometry, properties), the vtable of the geometry and itself (xy), and two as the length of xy.
    private static let head: [UInt8] = words([
        0, 12, 0x000C_0008, 0x0008_0004, 8, 16, 40, 0x0008_0008, 0x0004_0000, 8, 4, 2,
    ])

    private static func words(_ words: [UInt32]) -> [UInt8] {
        words.flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } }
    }

    /// Appends a record; as many bytes as are a multiple of eight, so that coordinates are aligned in the whole file. Hot path.
    ///
    /// - Parameter texts: room for its properties, to be used again.
    static func write(
        _ feature: GeoJSONFeatureView, _ position: SIMD2<Double>, texts: inout [UnsafeRawBufferPointer?],
        into writer: inout ByteWriter
    ) {
        let start = writer.bytes.count
        writer.raw(head)
        writer.little(position.x.bitPattern)
        writer.little(position.y.bitPattern)
        let properties = writer.bytes.count
        writer.little(UInt32(0))
        writer.little(UInt16(0))
        writer.little(UInt32(36))
        writer.raw(feature.id)
        feature.readProperties(into: &texts)
        for (index, text) in texts.enumerated() {
            guard let text else { continue }
            writer.little(UInt16(index + 1))
            let place = writer.bytes.count
            writer.little(UInt32(truncatingIfNeeded: text.count))
            guard GeoJSONFeatureView.isEscaped(text) else {
                writer.raw(text)
                continue
            }
            GeoJSONFeatureView.unescape(text, into: &writer)
            writer.store(UInt32(truncatingIfNeeded: writer.bytes.count - place - 4), at: place)
        }
        writer.store(UInt32(truncatingIfNeeded: writer.bytes.count - properties - 4), at: properties)
        while (writer.bytes.count - start) % 8 != 0 { writer.byte(0) }
        writer.store(UInt32(truncatingIfNeeded: writer.bytes.count - start - 4), at: start)
    }
}

extension ByteWriter {
    /// Appends a number, its least byte first.
    mutating func little<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { raw(UnsafeRawBufferPointer($0)) }
    }
}
