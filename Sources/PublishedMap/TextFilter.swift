import OpenDataFormats
import OpenKaart

/// The texts that a filter wants just so, as they stand in the GeoJSON of a record.
struct TextFilter {
    private let wanted: [(name: [UInt8], value: [UInt8])]

    init(_ filter: InitiativeFilter) {
        let texts = [(Member.title, filter.title), (Member.description, filter.description), (Member.url, filter.url)]
        wanted = texts.compactMap { name, text in
            guard let text else { return nil }
            var writer = ByteWriter()
            writer.jsonString(text)
            return (Array(name.utf8), Array(writer.bytes.dropFirst().dropLast()))
        }
    }

    var isEmpty: Bool { wanted.isEmpty }

    /// Complexity: O(length of the record).
    func matches(_ feature: GeoJSONFeatureView) -> Bool {
        wanted.allSatisfy { feature.has($0.name, $0.value) }
    }
}
