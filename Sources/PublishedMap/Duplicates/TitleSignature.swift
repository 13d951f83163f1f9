import OpenKaart

/// What a title leaves behind in 64 bits: a bit for each three letters that follow each other in a word (and for each shorter word).
///
/// Titles with the same bits need not be alike, but alike titles have most bits in common, also when a letter is wrong, or words
/// stand in another order or are written as one. So most of many records can be passed over without reading their titles.
struct TitleSignature: Hashable, Sendable, BitwiseCopyable {
    let bits: UInt64

    init(bits: UInt64) {
        self.bits = bits
    }

    /// Complexity: O(length), without allocation.
    init(_ title: FoldedText) {
        var bits: UInt64 = 0
        var window = Window()
        for byte in title {
            if let bit = window.take(byte) { bits |= 1 << bit }
        }
        if let bit = window.endWord() { bits |= 1 << bit }
        self.bits = bits
    }

    /// Calls a function with the bit of each three letters of a word.
    static func forEachBit(of word: some Sequence<UInt8>, _ body: (UInt64) -> Void) {
        var window = Window()
        for byte in word {
            if let bit = window.take(byte) { body(bit) }
        }
        if let bit = window.endWord() { body(bit) }
    }

    /// The last three letters that came by.
    private struct Window {
        private var letters: UInt32 = 0
        private var count = 0

        /// The number of the bit that is complete with this byte.
        mutating func take(_ byte: UInt8) -> UInt64? {
            guard byte >= 0x80 || Self.isPart(byte) else { return endWord() }
            letters = (letters << 8 | UInt32(byte)) & 0xFF_FFFF
            count += 1
            return count >= 3 ? bit : nil
        }

        /// The number of the bit of a word that ends here, when it is shorter than three letters.
        mutating func endWord() -> UInt64? {
            defer { (letters, count) = (0, 0) }
            return 1...2 ~= count ? bit : nil
        }

        private var bit: UInt64 { UInt64(letters &* 0x9E37_79B1) >> 26 }

        private static func isPart(_ byte: UInt8) -> Bool {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        }
    }
}
