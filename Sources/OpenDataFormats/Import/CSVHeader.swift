import OpenKaart

/// Which column of a CSV file holds which member.
struct CSVHeader {
    /// Number of columns.
    let width: Int
    /// Names that stand for no member.
    let unused: [String]
    /// Where the point is.
    let point: PointColumns
    /// The names of the columns in the file, by member.
    let names: [String: String]
    private let places: [String: Int]
    private let constants: [String: String]
    private let allowsDecimalComma: Bool

    /// Most columns that a file may have: ten times what anybody has needed.
    static let maximumWidth = 1_000
    private static let required = [Member.title, Member.description, Member.theme]
    private static let textMembers = [Member.id] + Member.publicProperties

    /// Reads the first record of a file.
    ///
    /// - Throws: `ImportFileError` that names every missing or repeated column.
    init(_ record: CSVRecord, _ dialect: CSVDialect, _ mapping: ColumnMapping) throws(ImportFileError) {
        let header = try HeaderNames(record)
        var places: [String: Int] = [:]
        for member in Self.textMembers {
            if let name = mapping.columns[member] {
                places[member] = try header.mapped(name)
            } else if let index = try header.find(member) {
                places[member] = index
            }
        }
        let mapped = Set(mapping.columns.values)
        let point = try PointColumns(mapping) { name throws(ImportFileError) in
            mapped.contains(name) ? try header.mapped(name) : try header.find(name)
        }
        var missing = Self.required.filter { places[$0] == nil && mapping.constants[$0] == nil }
        if point == nil {
            for member in [Member.longitude, Member.latitude] where try header.find(member) == nil {
                missing.append(member)
            }
        }
        guard missing.isEmpty, let point else { throw header.lacks(missing, dialect) }
        self.point = point
        width = record.count
        allowsDecimalComma = dialect.allowsDecimalComma
        constants = mapping.constants
        unused = header.unused(beside: Set(places.values).union([point.x, point.y]))
        names = places.mapValues { header.names[$0] }.merging([
            Member.longitude: header.names[point.x], Member.latitude: header.names[point.y],
            Member.point: "\(header.names[point.x]), \(header.names[point.y])",
        ]) { $1 }
        self.places = places
    }

    /// The fields of a record by member, with a problem for each field that is not text. The point is given apart, as it stands there.
    func fields(of record: CSVRecord) -> (fields: ImportFields, point: (x: Double, y: Double)?) {
        var reader = FieldReader(
            record: record, places: places, names: names, constants: constants, allowsDecimalComma: allowsDecimalComma)
        var fields = ImportFields()
        fields.id = reader.text(Member.id)
        fields.draft.title = reader.text(Member.title).map(CSVGuard.unguarded)
        fields.draft.description = reader.text(Member.description).map(CSVGuard.unguarded)
        fields.draft.theme = reader.text(Member.theme)
        fields.draft.organisation = reader.text(Member.organisation).map(CSVGuard.unguarded)
        fields.draft.place = reader.text(Member.place).map(CSVGuard.unguarded)
        fields.draft.municipalityCode = reader.text(Member.municipalityCode)
        fields.draft.url = reader.text(Member.url)
        let x = reader.number(Member.longitude, at: point.x)
        let y = reader.number(Member.latitude, at: point.y)
        fields.createdAt = reader.text(Member.createdAt)
        fields.changedAt = reader.text(Member.changedAt)
        fields.draft.problems = reader.problems
        guard let x, let y else { return (fields, nil) }
        return (fields, (x, y))
    }

    /// The numbers of a record's point; nothing when they are none.
    func numbers(of record: CSVRecord) -> (x: Double, y: Double)? {
        guard record.count == width else { return nil }
        func number(_ index: Int) -> Double? {
            record.string(at: index).flatMap { FieldReader.number($0, allowsDecimalComma: allowsDecimalComma) }
        }
        guard let x = number(point.x), let y = number(point.y) else { return nil }
        return (x, y)
    }
}
