/// A QR symbol (ISO/IEC 18004, model 2) of a text as bytes, with error correction level M. For links: up to 213 bytes.
///
/// It is made here, so that nobody else learns the link.
package struct QRCode: Sendable {
    /// Modules in a row, without the quiet zone.
    package let size: Int
    private let modules: [Bool]

    /// Makes the symbol; nothing when the text is too long.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = QRVersion.fitting(bytes.count) else { return nil }
        var matrix = QRMatrix(version)
        matrix.place(Self.codewords(bytes, version))
        let best = (0..<8).map { matrix.masked($0) }.min { $0.penalty < $1.penalty }
        size = version.size
        modules = (best ?? matrix).modules
    }

    /// Whether a module is dark.
    package func isDark(x: Int, y: Int) -> Bool { modules[y * size + x] }

    /// Modules of white around the symbol (6.3.8).
    static let quietZone = 4

    /// The dark modules as the path of an SVG, in modules, with the quiet zone counted.
    package var path: String {
        var path = ""
        for y in 0..<size {
            var x = 0
            while x < size {
                let start = x
                while x < size, isDark(x: x, y: y) { x += 1 }
                if x > start {
                    path += "M\(start + Self.quietZone) \(y + Self.quietZone)h\(x - start)v1h-\(x - start)z"
                }
                x += 1
            }
        }
        return path
    }

    /// Data and correction in the order in which they are placed (7.4 to 7.6).
    static func codewords(_ bytes: [UInt8], _ version: QRVersion) -> [UInt8] {
        let data = data(bytes, version)
        let short = version.dataCodewords / version.blocks
        let long = version.dataCodewords % version.blocks
        var blocks: [ArraySlice<UInt8>] = []
        var start = 0
        for number in 0..<version.blocks {
            // The blocks that are one longer come last.
            let end = start + short + (number >= version.blocks - long ? 1 : 0)
            blocks.append(data[start..<end])
            start = end
        }
        let corrections = blocks.map { ReedSolomon.correction(of: $0, count: version.correctionPerBlock) }
        var words: [UInt8] = []
        for index in 0...short {
            for block in blocks where index < block.count { words.append(block[block.startIndex + index]) }
        }
        for index in 0..<version.correctionPerBlock { words += corrections.map { $0[index] } }
        return words
    }

    /// Mode, length, bytes, terminator and padding.
    private static func data(_ bytes: [UInt8], _ version: QRVersion) -> [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, _ count: Int) {
            for bit in (0..<count).reversed() { bits.append(value >> bit & 1 == 1) }
        }
        append(0b0100, 4)
        append(bytes.count, version.lengthBits)
        for byte in bytes { append(Int(byte), 8) }
        append(0, min(4, version.dataCodewords * 8 - bits.count))
        append(0, (8 - bits.count % 8) % 8)
        var words: [UInt8] = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
        var pad: UInt8 = 0xEC
        while words.count < version.dataCodewords {
            words.append(pad)
            pad ^= 0xEC ^ 0x11
        }
        return words
    }
}
