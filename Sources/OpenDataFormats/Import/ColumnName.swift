import OpenKaart

/// The name of a column as people write it: capitals, accents, spaces and signs make no difference.
struct ColumnName: Hashable {
    private let letters: [UInt8]

    /// Takes the letters and digits of a name.
    init(_ name: String) {
        var name = name
        letters = name.withUTF8 { bytes in
            FoldedText(UnsafeRawBufferPointer(bytes)).filter { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
                default: false
                }
            }
        }
    }
}
