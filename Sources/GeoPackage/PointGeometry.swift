/// A point in GeoPackage's binary form: a header and WKB (OGC 12-128r17, 2.1.3).
enum PointGeometry {
    /// The bytes of a point: 'GP', version 0, little-endian without an envelope, the reference system; then WKB.
    static func bytes(_ point: SIMD2<Double>, system: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 29) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            raw.copyBytes(from: [0x47, 0x50, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0])
            raw.storeBytes(of: Int32(system).littleEndian, toByteOffset: 4, as: Int32.self)
            raw.storeBytes(of: point.x.bitPattern.littleEndian, toByteOffset: 13, as: UInt64.self)
            raw.storeBytes(of: point.y.bitPattern.littleEndian, toByteOffset: 21, as: UInt64.self)
            count = 29
        }
    }

    /// Reads a point with any byte order and envelope, and with Z or M, which are left out.
    ///
    /// - Returns: nothing when it is no point, or an empty one.
    static func point(_ bytes: UnsafeRawBufferPointer) -> SIMD2<Double>? {
        guard bytes.count >= 8, bytes[0] == 0x47, bytes[1] == 0x50, bytes[3] & 0x20 == 0 else { return nil }
        let envelopes = [0, 32, 48, 48, 64]
        let kind = Int(bytes[3] >> 1 & 7)
        guard kind < envelopes.count else { return nil }
        let start = 8 + envelopes[kind]
        guard bytes.count >= start + 21 else { return nil }
        let isLittle = bytes[start] == 1
        func word(_ offset: Int) -> UInt64 {
            let word = bytes.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self)
            return isLittle ? UInt64(littleEndian: word) : UInt64(bigEndian: word)
        }
        let type = bytes.loadUnaligned(fromByteOffset: start + 1, as: UInt32.self)
        // ISO WKB: 1, 1001, 2001 and 3001 are points.
        guard (isLittle ? UInt32(littleEndian: type) : UInt32(bigEndian: type)) % 1_000 == 1 else { return nil }
        let point = SIMD2(Double(bitPattern: word(5)), Double(bitPattern: word(13)))
        return point.x.isFinite && point.y.isFinite ? point : nil
    }
}
