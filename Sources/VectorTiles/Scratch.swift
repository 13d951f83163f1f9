/// Packed numbers of one feature after the other: written from the start each time, in the same memory. Hot path.
struct Scratch: Sendable {
    private var room = [UInt8](repeating: 0, count: 64)
    /// How many bytes there are.
    private(set) var count = 0

    /// Appends a number (protobuf.dev, "Encoding", "Packed Repeated Fields").
    @inline(__always)
    mutating func append(_ number: UInt32) {
        if number < 0x80, count < room.count {
            room[count] = UInt8(truncatingIfNeeded: number)
            count += 1
        } else {
            appendLong(number)
        }
    }

    private mutating func appendLong(_ number: UInt32) {
        if count + Varint.longest > room.count { room += [UInt8](repeating: 0, count: room.count) }
        room.withUnsafeMutableBufferPointer { room in
            guard let start = room.baseAddress else { return }
            var place = start + count
            Varint.write(Int(number), at: &place)
            count = place - start
        }
    }

    /// Starts anew.
    mutating func clear() { count = 0 }

    /// Writes the bytes as a field to a place with room for them, and moves the place behind it.
    func write(field: Int, at place: inout UnsafeMutablePointer<UInt8>) {
        Varint.write(field << 3 | 2, at: &place)
        Varint.write(count, at: &place)
        room.withUnsafeBufferPointer { room in
            guard let start = room.baseAddress else { return }
            place.update(from: start, count: count)
        }
        place += count
    }
}
