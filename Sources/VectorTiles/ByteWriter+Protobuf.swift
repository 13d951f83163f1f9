package import OpenDataFormats

/// The little of Protocol Buffers' wire format that vector tiles are made of (protobuf.dev, "Encoding").
extension ByteWriter {
    /// Appends a number, seven bits a byte, the lowest first.
    package mutating func varint(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            byte(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        byte(UInt8(rest))
    }

    /// Appends a field with a number.
    mutating func varint(field: UInt64, _ number: UInt64) {
        varint(field << 3)
        varint(number)
    }

    /// Appends a field with bytes: a text, a message or packed numbers.
    mutating func field(_ field: UInt64, _ bytes: [UInt8]) {
        varint(field << 3 | 2)
        varint(UInt64(bytes.count))
        raw(bytes)
    }
}
