import OpenDataFormats
import OpenKaart

/// What became of every row of an import, as a file: CSV, or a JSON object a line.
///
/// A class, because it is written from within the import and finished after it. There whole or not at all.
final class ImportReportFile {
    /// The forms, by the end of the file's name.
    private enum Form {
        case csv, jsonLines
    }

    private let form: Form
    private var file: OutputFile
    private var writer = ByteWriter(capacity: 1 << 17)
    private var failure: (any Error)?

    private static let columns = [
        "regel", "uitkomst", "id", "kolom", "code", "reden", "lijktOp", "lijktOpRegel", "score", "afstand",
    ]

    /// Begins with a report.
    ///
    /// - Throws: `CommandError` when the name tells no form, or the file cannot be made.
    init(_ path: String) throws {
        switch path.split(separator: ".").last?.lowercased() {
        case "csv": form = .csv
        case "jsonl", "ndjson": form = .jsonLines
        default: throw CommandError("--report: de naam '\(path)' moet eindigen op .csv of .jsonl.")
        }
        file = try OutputFile(path)
        if form == .csv { writer.csvLine(Self.columns) }
    }

    /// Notes one row. A failure is kept until `finish`, so that a full disk does not break the import off.
    ///
    /// - Parameter names: what the file calls its columns, by member.
    func write(_ row: ImportedRow, names: [String: String]) {
        guard failure == nil else { return }
        switch form {
        case .csv: writeCSV(row, names)
        case .jsonLines:
            writer.json(Self.json(row, names))
            writer.raw("\n")
        }
        if writer.bytes.count >= 1 << 16 { flush() }
    }

    /// Ends the report and gives it its name.
    ///
    /// - Throws: `CommandError`.
    func finish() throws {
        flush()
        if let failure { throw failure }
        try file.finish()
    }

    /// Leaves no report behind, of an import that broke off.
    func discard() { file.discard() }

    private func flush() {
        do { try file.write(writer.bytes) } catch { failure = error }
        writer.clear()
    }

    private func writeCSV(_ row: ImportedRow, _ names: [String: String]) {
        let start = ["\(row.line)", Self.word(row), row.id?.description ?? ""]
        if case .rejected(let problems) = row.fate {
            for problem in problems {
                writer.csvLine(
                    start + [
                        names[problem.member] ?? problem.member, problem.code.rawValue, problem.detail, "", "", "", "",
                    ])
            }
        } else if row.duplicates.isEmpty {
            writer.csvLine(start + Array(repeating: "", count: Self.columns.count - start.count))
        }
        for found in row.duplicates {
            let other = found.duplicate
            writer.csvLine(
                start + [
                    "", "", other.reasons.joined(separator: "; "), other.id.description,
                    found.line.map { "\($0)" } ?? "",
                    "\(Self.rounded(other.score, 100))", "\(Self.rounded(other.distance, 10))",
                ])
        }
    }

    private static func json(_ row: ImportedRow, _ names: [String: String]) -> JSONValue {
        var problems: [JSONValue]?
        if case .rejected(let found) = row.fate {
            problems = found.map { problem in
                [
                    "kolom": .string(names[problem.member] ?? problem.member), "code": .string(problem.code.rawValue),
                    "reden": .string(problem.detail),
                ]
            }
        }
        let duplicates = row.duplicates.map { found in
            JSONValue.object([
                ("id", .string(found.duplicate.id.description)), ("regel", found.line.map { .number(Double($0)) }),
                ("titel", .string(found.duplicate.title)), ("afstand", .number(rounded(found.duplicate.distance, 10))),
                ("score", .number(rounded(found.duplicate.score, 100))),
                ("redenen", .array(found.duplicate.reasons.map { .string($0) })),
            ])
        }
        return .object([
            ("regel", .number(Double(row.line))), ("uitkomst", .string(word(row))),
            ("id", row.id.map { .string($0.description) }), ("fouten", problems.map { .array($0) }),
            ("lijktOp", duplicates.isEmpty ? nil : .array(duplicates)),
        ])
    }

    private static func word(_ row: ImportedRow) -> String {
        switch row.fate {
        case .new: row.duplicates.isEmpty ? "nieuw" : "mogelijk-dubbel"
        case .changed: "gewijzigd"
        case .unchanged: "ongewijzigd"
        case .skipped: "overgeslagen"
        case .rejected: "afgewezen"
        }
    }

    private static func rounded(_ number: Double, _ parts: Double) -> Double {
        (number * parts).rounded() / parts
    }
}
