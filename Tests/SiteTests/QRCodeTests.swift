import Testing

@testable import Site

@Suite("QR symbols")
struct QRCodeTests {
    @Test("The correction codewords are those of the example of ISO/IEC 18004, annex I (01234567, 1-M)")
    func correction() {
        let data: [UInt8] = [
            0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
        ]
        let expected: [UInt8] = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]
        #expect(ReedSolomon.correction(of: data, count: 10) == expected)
    }

    @Test("The smallest symbol that fits is taken, and a text that is too long has none", arguments: QRVersion.all)
    func sizes(version: QRVersion) throws {
        let full = try #require(QRCode(String(repeating: "x", count: version.capacity)))
        #expect(full.size == version.size)
        let more = QRCode(String(repeating: "x", count: version.capacity + 1))
        #expect(more?.size == (version.number < 10 ? version.size + 4 : nil))
        #expect(QRCode.codewords([], version).count == version.codewords)
    }

    @Test("What is read back from the modules is what was put in, for every length")
    func reading() throws {
        for length in stride(from: 1, through: 213, by: 7) {
            let text = String((0..<length).map { Character(UnicodeScalar(UInt8(33 + ($0 * 31 + length) % 90))) })
            let code = try #require(QRCode(text))
            #expect(try QRReader(code).text == text, "\(length)")
        }
    }

    @Test("Three corners have a finder, and the quiet zone is in the path")
    func finders() throws {
        let code = try #require(QRCode("https://kaart.example/indienen/oke_abc"))
        let last = code.size - 7
        for (x, y) in [(0, 0), (last, 0), (0, last)] {
            for place in 0..<7 {
                #expect(code.isDark(x: x + place, y: y) && code.isDark(x: x, y: y + place))
            }
            #expect(!code.isDark(x: x + 1, y: y + 1) && code.isDark(x: x + 3, y: y + 3))
        }
        #expect(code.path.hasPrefix("M4 4h7v1h-7z"))
        #expect(QRDrawing(String(repeating: "x", count: 214)) == nil)
    }
}

/// Reads an undamaged symbol, the other way round and without the code that made it.
private struct QRReader {
    let text: String

    init(_ code: QRCode) throws {
        let version = try #require(QRVersion.all.first { $0.size == code.size })
        let size = code.size
        var format = 0
        for index in 0...5 where code.isDark(x: 8, y: index) { format |= 1 << index }
        if code.isDark(x: 8, y: 7) { format |= 1 << 6 }
        if code.isDark(x: 8, y: 8) { format |= 1 << 7 }
        if code.isDark(x: 7, y: 8) { format |= 1 << 8 }
        for index in 9..<15 where code.isDark(x: 14 - index, y: 8) { format |= 1 << index }
        format ^= 0x5412
        try #require(format >> 13 == 0, "level M")
        let mask = format >> 10 & 7
        func isFixed(_ x: Int, _ y: Int) -> Bool {
            if x == 6 || y == 6 || (x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8) {
                return true
            }
            if version.number >= 7, (x >= size - 11 && y < 6) || (x < 6 && y >= size - 11) { return true }
            return version.alignment.contains { ax in
                version.alignment.contains { ay in
                    let isCorner = (ax < 7 && ay < 7) || (ax < 7 && ay > size - 8) || (ax > size - 8 && ay < 7)
                    return !isCorner && abs(ax - x) < 3 && abs(ay - y) < 3
                }
            }
        }
        let turns: [(Int, Int) -> Bool] = [
            { ($0 + $1) % 2 == 0 }, { _, y in y % 2 == 0 }, { x, _ in x % 3 == 0 }, { ($0 + $1) % 3 == 0 },
            { ($0 / 3 + $1 / 2) % 2 == 0 }, { $0 * $1 % 2 + $0 * $1 % 3 == 0 },
            { ($0 * $1 % 2 + $0 * $1 % 3) % 2 == 0 },
            { (($0 + $1) % 2 + $0 * $1 % 3) % 2 == 0 },
        ]
        var bits: [Bool] = []
        var columns = Array(stride(from: size - 1, to: 6, by: -2)) + [5, 3, 1]
        var goesUp = true
        while !columns.isEmpty {
            let right = columns.removeFirst()
            for y in goesUp ? Array((0..<size).reversed()) : Array(0..<size) {
                for x in [right, right - 1] where !isFixed(x, y) {
                    bits.append(code.isDark(x: x, y: y) != turns[mask](x, y))
                }
            }
            goesUp.toggle()
        }
        let words = (0..<version.codewords).map { word in (0..<8).reduce(0) { $0 << 1 | (bits[word * 8 + $1] ? 1 : 0) }
        }
        // Back into blocks.
        let short = version.dataCodewords / version.blocks
        let longs = version.dataCodewords % version.blocks
        var blocks = Array(repeating: [Int](), count: version.blocks)
        var next = 0
        for index in 0...short {
            for block in 0..<version.blocks where index < short || block >= version.blocks - longs {
                blocks[block].append(words[next])
                next += 1
            }
        }
        let data = blocks.joined().flatMap { word in (0..<8).map { word >> (7 - $0) & 1 } }
        func number(_ start: Int, _ count: Int) -> Int { data[start..<start + count].reduce(0) { $0 << 1 | $1 } }
        try #require(number(0, 4) == 4, "bytes")
        let head = 4 + version.lengthBits
        let bytes = (0..<number(4, version.lengthBits)).map { UInt8(number(head + $0 * 8, 8)) }
        text = String(decoding: bytes, as: UTF8.self)
    }
}
