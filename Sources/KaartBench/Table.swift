import Foundation

/// The figures of one run.
struct Table: Codable {
    let records: Int
    private(set) var rows: [Row] = []

    struct Row: Codable {
        let name: String
        let value: Double
        let unit: String
    }

    init(records: Int) {
        self.records = records
    }

    mutating func add(_ name: String, _ value: Double, _ unit: String) {
        rows.append(Row(name: name, value: (value * 1000).rounded() / 1000, unit: unit))
        FileHandle.standardError.write(Data("  \(name): \(Self.short(value)) \(unit)\n".utf8))
    }

    mutating func addRatio(_ name: String, _ value: Double) {
        add(name, value, "×")
    }

    /// For people, as a table of Markdown.
    var text: String {
        (["| \(records) records | |", "|---|---|"] + rows.map { "| \($0.name) | \(Self.short($0.value)) \($0.unit) |" })
            .joined(separator: "\n")
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    private static func short(_ value: Double) -> String {
        value >= 100 ? String(Int(value.rounded())) : String((value * 100).rounded() / 100)
    }
}
