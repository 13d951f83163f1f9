import OpenKaart

/// Which column of a CSV file holds which member.
struct CSVHeader {
    /// Number of columns.
    let width: Int
    /// Names that no member has.
    let unused: [String]
    private let columns: [String: Int]

    /// Reads the first record of a file.
    ///
    /// - Throws: `ImportFileError` that names every missing or repeated column.
    init(_ record: CSVRecord) throws(ImportFileError) {
        var columns: [String: Int] = [:]
        var unused: [String] = []
        for index in 0..<record.count {
            guard let name = record.string(at: index).flatMap(PlainText.line) else {
                throw ImportFileError("De naam van kolom \(index + 1) is geen UTF-8. Bewaar het bestand als UTF-8.")
            }
            guard Self.known.contains(name) else {
                unused.append(name)
                continue
            }
            guard columns.updateValue(index, forKey: name) == nil else {
                throw ImportFileError("De kolom '\(name)' staat twee keer in de eerste regel. Haal er een weg.")
            }
        }
        let missing = Self.required.filter { columns[$0] == nil }
        guard missing.isEmpty else {
            let found = (0..<record.count).compactMap { record.string(at: $0) }.joined(separator: ", ").prefix(300)
            throw ImportFileError(
                "In de eerste regel \(missing.count == 1 ? "ontbreekt de kolom" : "ontbreken de kolommen") "
                    + "\(missing.joined(separator: ", ")). Gevonden: \(found). Scheid kolommen met een komma.")
        }
        width = record.count
        self.unused = unused
        self.columns = columns
    }

    private static let known = Set(CSVTable.columns(nil, .crs84))
    private static let required = [Member.title, Member.description, Member.theme, Member.longitude, Member.latitude]

    /// The fields of a record by member, with a problem for each field that is not text.
    func fields(of record: CSVRecord) -> ImportFields {
        var reader = FieldReader(record: record, columns: columns)
        var fields = ImportFields()
        fields.id = reader.text(Member.id)
        fields.draft.title = reader.text(Member.title).map(CSVGuard.unguarded)
        fields.draft.description = reader.text(Member.description).map(CSVGuard.unguarded)
        fields.draft.theme = reader.text(Member.theme)
        fields.draft.organisation = reader.text(Member.organisation).map(CSVGuard.unguarded)
        fields.draft.place = reader.text(Member.place).map(CSVGuard.unguarded)
        fields.draft.municipalityCode = reader.text(Member.municipalityCode)
        fields.draft.url = reader.text(Member.url)
        let x = reader.number(Member.longitude)
        let y = reader.number(Member.latitude)
        if let x, let y { fields.draft.position = (x, y) }
        fields.createdAt = reader.text(Member.createdAt)
        fields.changedAt = reader.text(Member.changedAt)
        fields.draft.problems = reader.problems
        return fields
    }
}

private struct FieldReader {
    let record: CSVRecord
    let columns: [String: Int]
    var problems: [Problem] = []

    mutating func text(_ member: String) -> String? {
        guard let index = columns[member] else { return nil }
        if let text = record.string(at: index) { return text.isEmpty ? nil : text }
        problems.append(
            Problem(
                member: member, code: .invalid,
                detail:
                    "'\(member)' is geen geldige UTF-8. Het lijkt Latin-1 of Windows-1252; bewaar het bestand als UTF-8."
            ))
        return nil
    }

    mutating func number(_ member: String) -> Double? {
        guard let text = text(member) else {
            if !problems.contains(where: { $0.member == member }) {
                problems.append(
                    Problem(member: member, code: .missing, detail: "'\(member)' ontbreekt of is leeg. Vul het in."))
            }
            return nil
        }
        if let number = DecimalText.number(text) { return number }
        problems.append(
            Problem(
                member: member, code: .invalid,
                detail: "'\(text.prefix(40))' is geen getal. Gebruik een punt voor decimalen, zoals 5.121."))
        return nil
    }
}
