/// Cuts folded bytes into words, one byte after the other.
struct WordCutter {
    private(set) var letters: [UInt8] = []
    private(set) var words: [TitleWord] = []
    private(set) var whole = WordHash()

    private var start = 0
    /// The scalar of several bytes that is on its way in, and how many bytes of it are to come.
    private var scalar: UInt32 = 0
    private var expected = 0

    init() {
        letters.reserveCapacity(64)
        words.reserveCapacity(8)
    }

    /// Takes the next byte in.
    mutating func take(_ byte: UInt8) {
        whole.take(byte)
        if byte < 0x80 {
            expected = 0
            if Self.isPart(byte) { add(byte) } else { endWord() }
        } else if byte >= 0xC0 {
            expected = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
            scalar = UInt32(byte) & (0x3F >> UInt32(expected))
        } else if expected > 0 {
            scalar = scalar << 6 | UInt32(byte & 0x3F)
            expected -= 1
            if expected == 0 { takeScalar() }
        }
    }

    private mutating func takeScalar() {
        guard Self.isPart(scalar), let value = Unicode.Scalar(scalar) else { return endWord() }
        for byte in String(value).utf8 { add(byte) }
    }

    private mutating func add(_ byte: UInt8) {
        if letters.count < TitleWords.maximumLetters { letters.append(byte) }
    }

    /// The word ends here, if there is one.
    mutating func endWord() {
        guard letters.count > start else { return }
        guard words.count < TitleWords.maximumWords else {
            letters.removeLast(letters.count - start)
            return
        }
        words.append(word(start..<letters.count))
        start = letters.count
    }

    private func word(_ range: Range<Int>) -> TitleWord {
        let own = letters[range]
        var digits = 0
        var letterSet: UInt32 = 0
        for byte in own {
            if Self.isDigit(byte) { digits += 1 }
            letterSet |= 1 << UInt32(byte & 0x1F)
        }
        var key = WordHash.of(own)
        var kind = TitleWord.Kind.telling
        var stem = key
        if let number = KnownWords.number(key) ?? (digits == own.count ? Self.number(own) : nil) {
            key = WordHash.of(number)
            (stem, kind) = (key, .number)
        } else if digits == 0 {
            kind = KnownWords.kind(key)
            let same = KnownWords.sameAs(key)
            stem = same == key ? WordStem.hash(own) : same
            key = same
        }
        return TitleWord(
            start: UInt16(range.lowerBound), count: UInt16(range.count), key: key, stem: stem, letterSet: letterSet,
            kind: kind, hasDigit: digits > 0)
    }

    /// The value of digits, without leading zeros; of too many of them the remainder, which tells them apart as well.
    private static func number(_ digits: ArraySlice<UInt8>) -> UInt64 {
        digits.reduce(0) { $0 &* 10 &+ UInt64($1 - UInt8(ascii: "0")) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
    }

    /// Letters of other scripts. By blocks, because asking for the properties of each scalar takes ten times as long.
    private static func isPart(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0xC0, 0xD7, 0xF7: false
        // Punctuation, signs, arrows, boxes and dingbats; signs of Chinese; private use.
        case 0x2000..<0x2C00, 0x2E00..<0x2E80, 0x3000..<0x3040, 0xE000..<0xF900: false
        // Variation selectors and small forms; full-width signs; pictures; tags.
        case 0xFE00..<0xFE70, 0xFF00..<0xFF10, 0xFF1A..<0xFF21, 0xFFF0...0xFFFF, 0x1F000..<0x1FB00, 0xE0000...: false
        default: true
        }
    }
}
