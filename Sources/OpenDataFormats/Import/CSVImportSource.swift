package import OpenKaart

/// The rows of a CSV file with the columns of the design ("The record"), in any order; other columns are left out.
package struct CSVImportSource: ImportSource {
    private var reader: CSVRecordReader
    private let rules: Rules
    private let header: CSVHeader

    /// Reads the header.
    ///
    /// - Throws: `ImportFileError` when there is none or it misses a column; `ByteSourceError` when the file cannot be read.
    package init(_ bytes: any ByteSource, rules: Rules) throws {
        reader = CSVRecordReader(bytes)
        self.rules = rules
        guard let first = try reader.next() else {
            throw ImportFileError("Het bestand is leeg. De eerste regel moet de kolommen noemen.")
        }
        switch first.outcome {
        case .malformed(let reason): throw ImportFileError("Regel \(first.line): \(reason)")
        case .content(let record): header = try CSVHeader(record)
        }
    }

    /// Columns of the file that are not used.
    package var unusedColumns: [String] { header.unused }

    package mutating func next() throws -> ImportEntry? {
        guard let row = try reader.next() else { return nil }
        switch row.outcome {
        case .malformed(let reason): return .rejected(line: row.line, reason)
        case .content(let record):
            guard record.count == header.width else {
                return .rejected(
                    line: row.line,
                    "De rij heeft \(record.count) velden, de eerste regel noemt er \(header.width). Zet een tekst met een komma tussen aanhalingstekens."
                )
            }
            return header.fields(of: record).entry(line: row.line, rules: rules)
        }
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
