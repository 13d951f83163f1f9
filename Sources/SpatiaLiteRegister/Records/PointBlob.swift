import OpenKaart

/// A point as SpatiaLite stores it (its manual, "BLOB-Geometry"): 60 bytes, little-endian, SRID 4258.
///
/// Written and read here so that no text ever reaches SpatiaLite's parsers, and reading needs no function call a row.
enum PointBlob {
    static let size = 60
    private static let srid: Int32 = 4258

    /// The bytes of a position.
    static func encode(_ position: Coordinate) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size)
        bytes.withUnsafeMutableBytes { buffer in
            buffer[0] = 0x00
            buffer[1] = 0x01  // little-endian
            buffer.storeBytes(of: srid.littleEndian, toByteOffset: 2, as: Int32.self)
            for (offset, degrees) in [
                (6, position.longitude), (14, position.latitude), (22, position.longitude), (30, position.latitude),
                (43, position.longitude), (51, position.latitude),
            ] {
                buffer.storeBytes(of: degrees.bitPattern.littleEndian, toByteOffset: offset, as: UInt64.self)
            }
            buffer[38] = 0x7C  // the bounding box ends
            buffer.storeBytes(of: Int32(1).littleEndian, toByteOffset: 39, as: Int32.self)  // a point
            buffer[59] = 0xFE
        }
        return bytes
    }

    /// The position in such bytes, or nothing when they are something else.
    static func decode(_ buffer: UnsafeRawBufferPointer) -> Coordinate? {
        guard buffer.count == size, buffer[1] == 0x01, buffer[38] == 0x7C, buffer[59] == 0xFE,
            Int32(littleEndian: buffer.loadUnaligned(fromByteOffset: 39, as: Int32.self)) == 1
        else { return nil }
        let x = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: 43, as: UInt64.self))
        let y = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: 51, as: UInt64.self))
        return Coordinate(longitude: Double(bitPattern: x), latitude: Double(bitPattern: y))
    }
}
