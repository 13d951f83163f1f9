private import Glibc
import OpenDataFormats

/// The values of a layer, each once, in the order of their first use and as they stand in the layer (Mapbox Vector Tile 2.1, 4.4).
///
/// A value is looked up by its bytes. Hot path.
struct DistinctValues: Sendable {
    private(set) var writer = ByteWriter()

    private struct Entry {
        /// Where the value ends in what is written.
        let end: Int
        let hash: UInt32
    }

    private var entries: [Entry] = []
    /// One more than the number of the value, by hash with open addressing; 0 where there is none. A power of two, never over half full.
    private var places = [UInt32](repeating: 0, count: 64)
    /// One more than the number of each small count; 0 where there is none. Most counts of clusters are small.
    private var smallCounts: [UInt32] = []

    var count: Int { entries.count }

    /// The number of a text in UTF-8.
    mutating func number(ofText text: UnsafeRawBufferPointer) -> UInt32 {
        let inner = 1 + Varint.size(text.count) + text.count
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 + Varint.size(inner) + inner) { room in
            guard var place = room.baseAddress else { return 0 }
            Varint.write(4 << 3 | 2, at: &place)
            Varint.write(inner, at: &place)
            Varint.write(1 << 3 | 2, at: &place)
            Varint.write(text.count, at: &place)
            if let first = text.baseAddress {
                UnsafeMutableRawPointer(place).copyMemory(from: first, byteCount: text.count)
            }
            return number(of: UnsafeRawBufferPointer(room))
        }
    }

    /// The number of a count.
    mutating func number(ofCount count: Int) -> UInt32 {
        guard count < Self.small else { return anyNumber(ofCount: count) }
        if smallCounts.isEmpty { smallCounts = [UInt32](repeating: 0, count: Self.small) }
        let known = smallCounts[count]
        if known > 0 { return known - 1 }
        let number = anyNumber(ofCount: count)
        smallCounts[count] = number + 1
        return number
    }

    private static let small = 128

    private mutating func anyNumber(ofCount count: Int) -> UInt32 {
        let inner = 1 + Varint.size(count)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: inner + 2) { room in
            guard var place = room.baseAddress else { return 0 }
            Varint.write(4 << 3 | 2, at: &place)
            Varint.write(inner, at: &place)
            Varint.write(5 << 3, at: &place)
            Varint.write(count, at: &place)
            return number(of: UnsafeRawBufferPointer(room))
        }
    }

    /// The number of a value: that of the same bytes before, or a new one.
    private mutating func number(of value: UnsafeRawBufferPointer) -> UInt32 {
        let hash = Self.hash(value)
        var place = Int(hash) & (places.count - 1)
        while places[place] != 0 {
            let number = places[place] - 1
            if entries[Int(number)].hash == hash, isValue(Int(number), value) { return number }
            place = (place + 1) & (places.count - 1)
        }
        writer.raw(value)
        entries.append(Entry(end: writer.bytes.count, hash: hash))
        places[place] = UInt32(entries.count)
        if entries.count * 2 > places.count { grow() }
        return UInt32(entries.count - 1)
    }

    private func isValue(_ number: Int, _ value: UnsafeRawBufferPointer) -> Bool {
        let start = number == 0 ? 0 : entries[number - 1].end
        guard entries[number].end - start == value.count, let other = value.baseAddress else { return false }
        return writer.bytes.withUnsafeBytes { bytes in
            bytes.baseAddress.map { memcmp($0 + start, other, value.count) == 0 } ?? false
        }
    }

    private mutating func grow() {
        places = [UInt32](repeating: 0, count: places.count * 4)
        for (number, entry) in entries.enumerated() {
            var place = Int(entry.hash) & (places.count - 1)
            while places[place] != 0 { place = (place + 1) & (places.count - 1) }
            places[place] = UInt32(number + 1)
        }
    }

    /// FNV-1a over words of eight bytes, the high bits folded in.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
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
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 29))
    }
}
