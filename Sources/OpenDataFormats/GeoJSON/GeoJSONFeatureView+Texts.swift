import OpenKaart

#if canImport(Glibc)
    private import Glibc
#endif

extension GeoJSONFeatureView {
    /// The texts of the public properties, in the order of `Member.publicProperties`, each as it stands between its quotes; nothing
    /// for those that the record does not have. Hot path.
    ///
    /// - Parameter texts: room for as many texts as there are public properties.
    package func readProperties(into texts: inout [UnsafeRawBufferPointer?]) {
        var index = 0
        var place = propertiesStart
        // The properties stand in this order too; some may be missing.
        while let property = property(at: &place) {
            while index < texts.count, !Self.isSame(property.name, Self.names[index]) {
                texts[index] = nil
                index += 1
            }
            guard index < texts.count else { return }
            texts[index] = property.value
            index += 1
        }
        while index < texts.count {
            texts[index] = nil
            index += 1
        }
    }

    private static let names = Member.publicProperties.map { Array($0.utf8) }

    /// Whether a text that stands between quotes is another one than it looks.
    package static func isEscaped(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        return memchr(start, 0x5C, bytes.count) != nil
    }

    /// The text that stands between the quotes of a JSON string.
    package static func unescaped(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        guard isEscaped(bytes) else { return Array(bytes) }
        var writer = ByteWriter(capacity: bytes.count)
        unescape(bytes, into: &writer)
        return writer.bytes
    }

    /// Appends the text that stands between the quotes of a JSON string.
    package static func unescape(_ bytes: UnsafeRawBufferPointer, into writer: inout ByteWriter) {
        guard let base = bytes.baseAddress else { return }
        var place = 0
        while let slash = memchr(base + place, 0x5C, bytes.count - place) {
            let end = base.distance(to: UnsafeRawPointer(slash))
            writer.raw(UnsafeRawBufferPointer(rebasing: bytes[place..<end]))
            place = end + 2
            // The escapes that `ByteWriter.jsonString` writes.
            switch bytes[end + 1] {
            case UInt8(ascii: "n"): writer.byte(0x0A)
            case UInt8(ascii: "r"): writer.byte(0x0D)
            case UInt8(ascii: "t"): writer.byte(0x09)
            case UInt8(ascii: "u"):
                writer.byte(hex(bytes[end + 4]) << 4 | hex(bytes[end + 5]))
                place += 4
            case let sign: writer.byte(sign)
            }
        }
        writer.raw(UnsafeRawBufferPointer(rebasing: bytes[place...]))
    }

    private static func hex(_ digit: UInt8) -> UInt8 {
        digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
    }
}
