import OpenDataFormats
import OpenKaart

/// What a list was asked, so that links can ask it again: the parameters as they were given, without those that say which page.
struct Question {
    private let bytes: [UInt8]
    /// A check of all that decides which records the list has and how it is ordered; a cursor of another list would skip records.
    let check: UInt32

    /// Hot path.
    init(_ query: QueryReader) {
        var writer = ByteWriter(capacity: 256)
        for field in query.fields where !Self.places.contains(field.name) {
            writer.byte(UInt8(ascii: writer.bytes.isEmpty ? "?" : "&"))
            writer.raw(field.name)
            writer.byte(UInt8(ascii: "="))
            writer.percentEncoded(field.value, keepsCommas: true)
        }
        bytes = writer.bytes
        check = Self.check(query.fields)
    }

    /// Parameters that say which part of the list is wanted.
    private static let places = ["cursor", "offset"]
    /// Parameters that say how much of it and in which form; a reader may change them on the way.
    private static let forms = ["limit", "f", "crs", "properties"]

    /// The query of an address, with the place of a page if there is one. Safe to stand in JSON as it is.
    func with(_ place: (name: String, value: String)?) -> [UInt8] {
        guard let place else { return bytes }
        return bytes + (bytes.isEmpty ? "?" : "&").utf8 + place.name.utf8 + "=".utf8 + place.value.utf8
    }

    /// The same question in another form of the answer.
    func inForm(_ format: Format, _ query: QueryReader) -> [UInt8] {
        Array("?f=\(format.names[0])".utf8) + Self.withoutForm(query)
    }

    /// The question and its place, to stand behind the parameter `f`.
    static func withoutForm(_ query: QueryReader) -> [UInt8] {
        var writer = ByteWriter(capacity: 256)
        for field in query.fields where field.name != "f" {
            writer.byte(UInt8(ascii: "&"))
            writer.raw(field.name)
            writer.byte(UInt8(ascii: "="))
            writer.percentEncoded(field.value, keepsCommas: true)
        }
        return writer.bytes
    }

    /// FNV-1a, whatever the order of the parameters: the same on every machine, unlike Swift's own hash.
    private static func check(_ fields: [FormFields.Field]) -> UInt32 {
        var sum: UInt32 = 0
        for field in fields where !places.contains(field.name) && !forms.contains(field.name) {
            var hash: UInt32 = 0x811C_9DC5
            for byte in field.name.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
            hash = (hash ^ UInt32(UInt8(ascii: "="))) &* 0x0100_0193
            for byte in field.value.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
            sum &+= hash
        }
        return sum
    }
}
