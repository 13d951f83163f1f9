import OpenDataFormats
import OpenKaart

/// What a list was asked, so that links can ask it again: the parameters as they were given, without those that say which page.
struct Question {
    private let bytes: [UInt8]
    /// A check of all that decides which records the list has and how it is ordered; a cursor of another list would skip records.
    let check: UInt32

    /// Hot path.
    ///
    /// - Parameter place: what else the list depends on: the part of the address that names it.
    init(_ query: QueryReader, at place: String = "") {
        var writer = ByteWriter(capacity: 256)
        for field in query.fields where !Self.places.contains(field.name) {
            writer.byte(UInt8(ascii: writer.bytes.isEmpty ? "?" : "&"))
            writer.raw(field.name)
            writer.byte(UInt8(ascii: "="))
            writer.percentEncoded(field.value, keepsCommas: true)
        }
        bytes = writer.bytes
        var check = Self.check(query.fields, but: Self.places + Self.forms)
        if !place.isEmpty { check &+= Self.hash("", place) }
        self.check = check
    }

    /// Parameters that say which part of the list is wanted.
    private static let places = ["cursor", "offset"]
    /// Parameters that say how much of it and in which form; a reader may change them on the way.
    private static let forms = ["limit", "f", "crs", "properties"]
    /// Parameters that say which part of the map is looked at, and how closely.
    private static let views = ["bbox", "bbox-crs", "zoom"]

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
        encoded(query) { $0 != "f" }
    }

    /// What is asked of records, to be asked of another resource: a query of its own, or nothing.
    static func filters(_ query: QueryReader) -> [UInt8] {
        let filters = encoded(query) { $0 != "f" && $0 != "zoom" && !places.contains($0) }
        return filters.isEmpty ? [] : Array("?".utf8) + filters.dropFirst()
    }

    /// A check of the filters but for the box.
    static func checkOfFilters(_ query: QueryReader) -> UInt32 {
        check(query.fields, but: places + forms + views)
    }

    private static func encoded(_ query: QueryReader, where isWanted: (String) -> Bool) -> [UInt8] {
        var writer = ByteWriter(capacity: 256)
        for field in query.fields where isWanted(field.name) {
            writer.byte(UInt8(ascii: "&"))
            writer.raw(field.name)
            writer.byte(UInt8(ascii: "="))
            writer.percentEncoded(field.value, keepsCommas: true)
        }
        return writer.bytes
    }

    /// Whatever the order of the parameters: the same on every machine, unlike Swift's own hash.
    private static func check(_ fields: [FormFields.Field], but names: [String]) -> UInt32 {
        fields.reduce(0) { names.contains($1.name) ? $0 : $0 &+ hash($1.name, $1.value) }
    }

    /// FNV-1a of `name=value`.
    private static func hash(_ name: String, _ value: String) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        hash = (hash ^ UInt32(UInt8(ascii: "="))) &* 0x0100_0193
        for byte in value.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash
    }
}
