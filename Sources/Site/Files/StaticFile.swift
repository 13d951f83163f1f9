/// A file that goes with the pages: style, script, icons. Its address changes with its content, so that it can be kept for ever.
package struct StaticFile: Sendable {
    /// The name in the address.
    package let name: String
    package let bytes: [UInt8]
    /// The media type.
    package let type: String
    /// A hash of the content.
    package let version: String

    package init(name: String, bytes: [UInt8], type: String) {
        self.name = name
        self.bytes = bytes
        self.type = type
        version = Self.hash(bytes)
    }

    /// FNV-1a of 64 bits: it tells versions apart, no more.
    static func hash(_ bytes: some Sequence<UInt8>) -> String {
        let hash: UInt64 = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 36)
    }
}
