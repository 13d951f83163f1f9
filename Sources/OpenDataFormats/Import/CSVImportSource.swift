package import OpenKaart

/// The rows of a CSV file: columns in any order and by any name that can be told, parted by a comma, semicolon or tab, the point in
/// degrees or in RD.
package struct CSVImportSource: ImportSource {
    /// In which system the points are: CRS84 or RD.
    package let system: ReferenceSystem
    private var reader: CSVRecordReader
    private let rules: Rules
    private let header: CSVHeader
    private let dialect: CSVDialect
    private let constants: [String: String]
    private let positions: (any PositionTransformation)?

    /// Reads the header and finds out how the file is written.
    ///
    /// - Parameters:
    ///   - mapping: what is known of it beforehand.
    ///   - positions: the way from RD; without it there is none.
    /// - Throws: `ImportFileError` when there is no header or it misses a column; `ByteSourceError` when the file cannot be read.
    package init(
        _ bytes: any ByteSource, rules: Rules, mapping: ColumnMapping = ColumnMapping(),
        positions: (any PositionTransformation)? = nil
    ) throws {
        try mapping.check()
        let text = try ImportBytes(bytes)
        let members = Set((ColumnMapping.members + mapping.columns.values).map { ColumnName($0) })
        let dialect = CSVDialect(text.start) { names in names.count { members.contains(ColumnName($0)) } }
        reader = CSVRecordReader(text, delimiter: dialect.delimiter)
        header = try Self.header(&reader, dialect, mapping)
        var sample = CSVRecordReader(MemoryByteSource(text.start.wholeLines), delimiter: dialect.delimiter)
        _ = try Self.header(&sample, dialect, mapping)
        system = try header.point.system ?? PointSample.system(sample, header)
        guard system != .rd || positions != nil else {
            throw ImportFileError("De punten zijn in RD, en RD is hier niet om te rekenen. Geef graden.")
        }
        self.rules = rules
        self.dialect = dialect
        self.positions = positions
        constants = mapping.constants
    }

    /// How the file turned out to be written, in Dutch, for whoever runs the import.
    package var findings: [String] {
        let point = "\(header.names[Member.longitude] ?? "") en \(header.names[Member.latitude] ?? "")"
        var findings = [
            "Velden gescheiden met \(dialect.delimiterName). Punten in \(point), \(system.finding(positions))."
        ]
        if !header.unused.isEmpty {
            let some = header.unused.prefix(20).map { String($0.prefix(60)) }.joined(separator: ", ")
            let rest = header.unused.count - 20
            findings.append("Niet gebruikte kolommen: \(some)\(rest > 0 ? " en nog \(rest)" : "")")
        }
        return findings
    }

    /// Which columns are used for what, such that the next file of this make can be read by it.
    package var mapping: ColumnMapping {
        var columns = header.names
        columns[Member.point] = nil
        if system == .rd {
            columns[ColumnMapping.x] = columns.removeValue(forKey: Member.longitude)
            columns[ColumnMapping.y] = columns.removeValue(forKey: Member.latitude)
        }
        return ColumnMapping(columns: columns, constants: constants, system: system)
    }

    package var columnNames: [String: String] { header.names }

    package mutating func next() throws -> ImportEntry? {
        guard let row = try reader.next() else { return nil }
        switch row.outcome {
        case .malformed(let reason): return .rejected(line: row.line, reason)
        case .content(let record):
            guard record.count == header.width else { return .rejected(line: row.line, widthReason(record)) }
            var (fields, point) = header.fields(of: record)
            if let point { fields.setPoint(point, in: system, by: positions, area: rules.area) }
            return fields.entry(line: row.line, rules: rules)
        }
    }

    private static func header(
        _ reader: inout CSVRecordReader, _ dialect: CSVDialect, _ mapping: ColumnMapping
    ) throws -> CSVHeader {
        if dialect.hasDelimiterLine { _ = try reader.next() }
        guard let first = try reader.next() else {
            throw ImportFileError("Het bestand is leeg. De eerste regel moet de kolommen noemen.")
        }
        switch first.outcome {
        case .malformed(let reason): throw ImportFileError("Regel \(first.line): \(reason)")
        case .content(let record): return try CSVHeader(record, dialect, mapping)
        }
    }

    private func widthReason(_ record: CSVRecord) -> String {
        let found =
            "De rij heeft \(record.count) \(record.count == 1 ? "veld" : "velden"), de eerste regel noemt er \(header.width)."
        let others = CSVDialect.delimiters.filter { $0.byte != dialect.delimiter }
        // A row that falls apart as it should by another delimiter.
        let other = others.first { other in
            (0..<record.count).reduce(0) { $0 + record.bytes(at: $1).count { $0 == other.byte } } == header.width - 1
        }
        if let other {
            return "\(found) De rij lijkt gescheiden met \(other.name), de eerste regel met \(dialect.delimiterName). "
                + "Gebruik overal hetzelfde teken."
        }
        return "\(found) Zet een tekst met een scheidingsteken (\(dialect.delimiterName)) tussen aanhalingstekens."
    }
}

/// A file that cannot be imported as a whole; in Dutch, with what to do.
package struct ImportFileError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

extension ImportEntry {
    /// A row that could not be read at all.
    static func rejected(line: Int, _ reason: String) -> ImportEntry {
        ImportEntry(line: line, result: .failure(Problems([Problem(member: "rij", code: .invalid, detail: reason)])))
    }
}

extension ReferenceSystem {
    /// What to say of points that are in this system, RD or CRS84, in Dutch.
    func finding(_ positions: (any PositionTransformation)?) -> String {
        guard self == .rd else { return "in graden" }
        let isExact = positions?.rdMethod == .grid
        return "in RD (EPSG:28992), omgerekend naar graden"
            + (isExact ? "" : " op 25 cm nauwkeurig, want het RD-raster is er niet")
    }
}

extension [UInt8] {
    /// Without the line that was cut off at the end of what was looked at, if there is another.
    fileprivate var wholeLines: [UInt8] {
        guard count == PeekedByteSource.peekedBytes, let end = lastIndex(of: ASCII.lineFeed) else { return self }
        return [UInt8](self[...end])
    }
}
