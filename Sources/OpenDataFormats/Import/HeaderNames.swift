import OpenKaart

/// The names in the first line of a CSV file, to be looked up.
struct HeaderNames {
    let names: [String]
    private let exact: [String: [Int]]
    private let alike: [ColumnName: [Int]]

    /// Reads the names.
    ///
    /// - Throws: `ImportFileError` for a name that is no text, and for too many.
    init(_ record: CSVRecord) throws(ImportFileError) {
        guard record.count <= CSVHeader.maximumWidth else {
            throw ImportFileError(
                "De eerste regel heeft \(record.count) kolommen; hoogstens \(CSVHeader.maximumWidth) kan. Haal weg wat niet nodig is."
            )
        }
        var names: [String] = []
        for index in 0..<record.count {
            guard let name = record.string(at: index).flatMap(PlainText.line) else {
                throw ImportFileError(
                    "De naam van kolom \(index + 1) is geen tekst in UTF-8. Bewaar het bestand als UTF-8.")
            }
            names.append(name)
        }
        self.names = names
        exact = Dictionary(grouping: names.indices) { names[$0] }
        alike = Dictionary(grouping: names.indices) { ColumnName(names[$0]) }
    }

    /// The column of this name, or else the only one whose name looks the same.
    ///
    /// - Throws: `ImportFileError` when there are more.
    func find(_ name: String) throws(ImportFileError) -> Int? {
        if let found = exact[name] {
            guard found.count == 1 else {
                throw ImportFileError(
                    "De kolom '\(name)' staat twee keer in de eerste regel. Haal er een weg of geef die een andere naam."
                )
            }
            return found[0]
        }
        guard let found = alike[ColumnName(name)] else { return nil }
        guard found.count == 1 else {
            let some = found.prefix(3).map { "'\(names[$0])'" }.joined(separator: " en ")
            throw ImportFileError(
                "De kolommen \(some) lijken allebei op '\(name)'. Zeg welke met --column \(name)=NAAM.")
        }
        return found[0]
    }

    /// The column that somebody named.
    ///
    /// - Throws: `ImportFileError` when there is none, or there are more.
    func mapped(_ name: String) throws(ImportFileError) -> Int {
        if let index = try find(PlainText.line(name) ?? name) { return index }
        throw ImportFileError("Er is geen kolom '\(name.prefix(60))'. Gevonden: \(shown).")
    }

    /// What to say when members have no column.
    func lacks(_ members: [String], _ dialect: CSVDialect) -> ImportFileError {
        let those = members.joined(separator: ", ")
        return ImportFileError(
            """
            In de eerste regel \(members.count == 1 ? "ontbreekt de kolom" : "ontbreken de kolommen") \(those). \
            Gevonden: \(shown) (gescheiden met \(dialect.delimiterName)). Zeg met --column \
            \(members.first ?? Member.title)=NAAM hoe een kolom in dit bestand heet.
            """)
    }

    /// The names of the columns that are not used, but for a point that is there a second time.
    func unused(beside used: Set<Int>) -> [String] {
        let points = Set(PointColumns.names.flatMap { $0.x + $0.y }.map { ColumnName($0) })
        return names.indices.filter { !used.contains($0) && !points.contains(ColumnName(names[$0])) }.map { names[$0] }
    }

    private var shown: String { String(names.joined(separator: ", ").prefix(300)) }
}
