import OpenDataFormats

/// The values of a layer, each once, in the order of their first use and as they stand in the layer (Mapbox Vector Tile 2.1, 4.4).
///
/// A value is written behind the others and then looked up by its bytes; when it was there before, it is taken back. Hot path.
struct DistinctValues: Sendable {
    private(set) var writer = ByteWriter()
    /// Where each value ends.
    private var ends: [Int] = []
    /// One more than the number of the value, by hash with open addressing; 0 where there is none. A power of two, never over half full.
    private var places = [UInt32](repeating: 0, count: 64)

    var count: Int { ends.count }

    /// The number of a text in UTF-8.
    mutating func number(ofText text: UnsafeRawBufferPointer) -> UInt64 {
        let start = writer.bytes.count
        writer.varint(4 << 3 | 2)
        writer.varint(UInt64(Self.size(UInt64(text.count)) + text.count + 1))
        writer.varint(1 << 3 | 2)
        writer.varint(UInt64(text.count))
        writer.raw(text)
        return numberOfLast(from: start)
    }

    /// The number of a count.
    mutating func number(ofCount count: Int) -> UInt64 {
        let start = writer.bytes.count
        let number = UInt64(count)
        writer.varint(4 << 3 | 2)
        writer.varint(UInt64(Self.size(number) + 1))
        writer.varint(field: 5, number)
        return numberOfLast(from: start)
    }

    /// How many bytes a number takes.
    private static func size(_ number: UInt64) -> Int { max(1, (64 - number.leadingZeroBitCount + 6) / 7) }

    /// The number of what was just written: a new one, or that of the same bytes before.
    private mutating func numberOfLast(from start: Int) -> UInt64 {
        let found = writer.bytes.withUnsafeBytes { bytes in
            let last = UnsafeRawBufferPointer(rebasing: bytes[start...])
            var place = Self.hash(last) & (places.count - 1)
            while places[place] != 0 {
                let number = Int(places[place]) - 1
                let other = bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
                if other.elementsEqual(last) { return (place, number) }
                place = (place + 1) & (places.count - 1)
            }
            return (place, -1)
        }
        guard found.1 < 0 else {
            writer.truncate(to: start)
            return UInt64(found.1)
        }
        ends.append(writer.bytes.count)
        places[found.0] = UInt32(ends.count)
        if ends.count * 2 > places.count { grow() }
        return UInt64(ends.count - 1)
    }

    private mutating func grow() {
        places = [UInt32](repeating: 0, count: places.count * 4)
        writer.bytes.withUnsafeBytes { bytes in
            var start = 0
            for (number, end) in ends.enumerated() {
                var place = Self.hash(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) & (places.count - 1)
                while places[place] != 0 { place = (place + 1) & (places.count - 1) }
                places[place] = UInt32(number + 1)
                start = end
            }
        }
    }

    /// FNV-1a over words of eight bytes, the high bits folded in.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var place = 0
        while place + 8 <= bytes.count {
            hash = (hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
            place += 8
        }
        while place < bytes.count {
            hash = (hash ^ UInt64(bytes[place])) &* 0x9E37_79B9_7F4A_7C15
            place += 1
        }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF)
    }
}
