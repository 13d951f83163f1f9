/// The size of a QR symbol, with what ISO/IEC 18004 says about it for error correction level M (15 % can be restored).
struct QRVersion: Sendable {
    /// 1 to 10.
    let number: Int
    /// Codewords that correct errors, in each block (table 9).
    let correctionPerBlock: Int
    /// Blocks that the data is divided over.
    let blocks: Int
    /// Data and correction together (table 1).
    let codewords: Int
    /// Where the middles of the alignment patterns stand, in both directions (annex E).
    let alignment: [Int]

    /// Modules in a row.
    var size: Int { 17 + 4 * number }
    var dataCodewords: Int { codewords - blocks * correctionPerBlock }
    /// Bits that tell the length of a text of bytes (table 3).
    var lengthBits: Int { number < 10 ? 8 : 16 }
    /// Bytes that fit: beside the text there are four bits for the mode, and the length.
    var capacity: Int { (dataCodewords * 8 - 4 - lengthBits) / 8 }

    /// The smallest symbol that a number of bytes fits in; nothing when there is none.
    static func fitting(_ bytes: Int) -> QRVersion? { all.first { $0.capacity >= bytes } }

    static let all = [
        QRVersion(number: 1, correctionPerBlock: 10, blocks: 1, codewords: 26, alignment: []),
        QRVersion(number: 2, correctionPerBlock: 16, blocks: 1, codewords: 44, alignment: [6, 18]),
        QRVersion(number: 3, correctionPerBlock: 26, blocks: 1, codewords: 70, alignment: [6, 22]),
        QRVersion(number: 4, correctionPerBlock: 18, blocks: 2, codewords: 100, alignment: [6, 26]),
        QRVersion(number: 5, correctionPerBlock: 24, blocks: 2, codewords: 134, alignment: [6, 30]),
        QRVersion(number: 6, correctionPerBlock: 16, blocks: 4, codewords: 172, alignment: [6, 34]),
        QRVersion(number: 7, correctionPerBlock: 18, blocks: 4, codewords: 196, alignment: [6, 22, 38]),
        QRVersion(number: 8, correctionPerBlock: 22, blocks: 4, codewords: 242, alignment: [6, 24, 42]),
        QRVersion(number: 9, correctionPerBlock: 22, blocks: 5, codewords: 292, alignment: [6, 26, 46]),
        QRVersion(number: 10, correctionPerBlock: 26, blocks: 5, codewords: 346, alignment: [6, 28, 50]),
    ]
}
