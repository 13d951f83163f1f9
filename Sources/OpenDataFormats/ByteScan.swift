/// Finds the first of a few special bytes, eight bytes at a time.
///
/// This is the hot path of every reader.
///
/// Plain arithmetic on 64-bit words ("SIMD within a register"): a byte of `word ^ pattern` is zero where the
/// byte is found, and subtracting one from every byte borrows there first. The lowest marked byte is exact;
/// marks above it may be false, and nobody looks at them.
enum ByteScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// The offset of the first byte that equals one of four, from `start` on; `bytes.count` when there is none.
    @inline(__always)
    static func first(
        of a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int
    ) -> Int {
        let (wordA, wordB) = (UInt64(a) &* ones, UInt64(b) &* ones)
        let (wordC, wordD) = (UInt64(c) &* ones, UInt64(d) &* ones)
        var at = start
        while at &+ 8 <= bytes.count {
            let word = load(bytes, at)
            let marks =
                zeroBytes(word ^ wordA) | zeroBytes(word ^ wordB) | zeroBytes(word ^ wordC) | zeroBytes(word ^ wordD)
            if marks != 0 { return at &+ marks.trailingZeroBitCount / 8 }
            at &+= 8
        }
        while at < bytes.count {
            let byte = bytes[at]
            if byte == a || byte == b || byte == c || byte == d { return at }
            at &+= 1
        }
        return at
    }

    /// The offset of the first byte that ends a run of plain characters in a JSON string, from `start` on.
    ///
    /// That is a quote, a backslash or a control character (RFC 8259 §7); `bytes.count` when there is none.
    @inline(__always)
    static func firstSpecialInJSONString(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        let quotes = UInt64(ASCII.quote) &* ones
        let backslashes = UInt64(ASCII.backslash) &* ones
        var at = start
        while at &+ 8 <= bytes.count {
            let word = load(bytes, at)
            let controls = (word &- 0x20 &* ones) & ~word & highBits
            let marks = zeroBytes(word ^ quotes) | zeroBytes(word ^ backslashes) | controls
            if marks != 0 { return at &+ marks.trailingZeroBitCount / 8 }
            at &+= 8
        }
        while at < bytes.count {
            let byte = bytes[at]
            if byte == ASCII.quote || byte == ASCII.backslash || byte < 0x20 { return at }
            at &+= 1
        }
        return at
    }

    @inline(__always)
    private static func load(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
        (word &- ones) & ~word & highBits
    }
}
