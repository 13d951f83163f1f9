/// A number for a run of bytes: the same on every machine and in every run (FNV-1a, and a last mix so that all bits are good).
struct WordHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Takes the next byte in.
    mutating func take(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    /// The number of all that was taken.
    var value: UInt64 { Self.of(state) }

    /// A number whose bits are all good for another whose bits are not.
    static func of(_ number: UInt64) -> UInt64 {
        let mixed = (number ^ (number >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return mixed ^ (mixed >> 32)
    }

    /// The number of a whole run. Complexity: O(length).
    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = WordHash()
        for byte in bytes { hash.take(byte) }
        return hash.value
    }
}
