/// Places that can be found by their name.
package struct Gazetteer: Sendable {
    /// A place with a name.
    package struct Entry: Hashable, Sendable {
        package let name: String
        package let point: Coordinate

        package init(name: String, point: Coordinate) {
            self.name = name
            self.point = point
        }
    }

    private let entries: [(folded: String, entry: Entry)]

    /// - Parameter entries: the weightier first; of one name only the first counts.
    package init(_ entries: [Entry]) {
        var seen: Set<String> = []
        self.entries = entries.compactMap { entry in
            let folded = Self.folded(entry.name)
            return !folded.isEmpty && seen.insert(folded).inserted ? (folded, entry) : nil
        }
    }

    /// The names, in their order.
    package var names: [String] { entries.map(\.entry.name) }

    /// The place of just this name; or else those that begin with it, and then those in which a word does.
    ///
    /// Capitals and accents make no difference. Complexity: O(number of places).
    package func find(_ text: String, limit: Int = 8) -> [Entry] {
        let asked = Self.folded(text)
        guard !asked.isEmpty else { return [] }
        let wanted = Self.usual[asked] ?? asked
        if let exact = entries.first(where: { $0.folded == wanted }) { return [exact.entry] }
        guard wanted.count >= Self.shortest else { return [] }
        let begins = entries.filter { $0.folded.hasPrefix(wanted) }
        let holds = entries.filter { !$0.folded.hasPrefix(wanted) && $0.folded.contains(" " + wanted) }
        return (begins + holds).prefix(limit).map(\.entry)
    }

    /// Letters that the beginning of a name must have to be looked for.
    private static let shortest = 2
    /// What people call two towns, beside what stands on the map.
    private static let usual = [
        "den haag": "'s-gravenhage", "the hague": "'s-gravenhage", "den bosch": "'s-hertogenbosch",
    ]

    private static func folded(_ name: String) -> String {
        guard var line = PlainText.line(name) else { return "" }
        return line.withUTF8 { bytes in
            String(decoding: Array(FoldedText(UnsafeRawBufferPointer(bytes))), as: UTF8.self)
        }.replacing("’", with: "'")
    }
}
