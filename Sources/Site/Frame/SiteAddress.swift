import OpenDataFormats

/// Puts addresses together.
package enum SiteAddress {
    /// A path with parameters, each value encoded.
    package static func with(_ query: [(String, String)], _ path: String) -> String {
        guard !query.isEmpty else { return path }
        var writer = ByteWriter(capacity: 128)
        writer.raw(path)
        for (index, (name, value)) in query.enumerated() {
            writer.byte(UInt8(ascii: index == 0 ? "?" : "&"))
            writer.raw(name)
            writer.raw("=")
            writer.percentEncoded(value, keepsCommas: true)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
