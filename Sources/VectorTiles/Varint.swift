/// Whole numbers of seven bits a byte, the lowest first (protobuf.dev, "Encoding", "Base 128 Varints"), written straight to memory.
enum Varint {
    /// How many bytes a number takes, 1 … 10.
    @inline(__always)
    static func size(_ number: Int) -> Int { (70 - (number | 1).leadingZeroBitCount) / 7 }

    /// How many bytes a number takes at most.
    static let longest = 10

    /// Writes a number, and moves the place behind it. There must be room.
    @inline(__always)
    static func write(_ number: Int, at place: inout UnsafeMutablePointer<UInt8>) {
        var rest = UInt(bitPattern: number)
        while rest >= 0x80 {
            place.pointee = UInt8(truncatingIfNeeded: rest) | 0x80
            place += 1
            rest >>= 7
        }
        place.pointee = UInt8(truncatingIfNeeded: rest)
        place += 1
    }
}
