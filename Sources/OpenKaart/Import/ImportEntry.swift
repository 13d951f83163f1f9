/// Gives the rows of a file one by one, judged.
package protocol ImportSource {
    /// The next row, or nothing at the end of the file.
    ///
    /// - Throws: when the file cannot be read at all (further).
    mutating func next() throws -> ImportEntry?
    /// What the file itself calls the members that it names otherwise, for reports.
    var columnNames: [String: String] { get }
}

extension ImportSource {
    package var columnNames: [String: String] { [:] }
}

/// One row of a file: judged good, or with everything that is wrong with it.
package struct ImportEntry: Sendable {
    /// The physical line on which the row begins; the first line of the file is 1.
    package let line: Int
    package let result: Result<ImportRow, Problems>
    /// Initiatives that are likely the same as this one, the likeliest first; empty when nobody looked for them.
    package var duplicates: [ImportDuplicate] = []

    package init(line: Int, result: Result<ImportRow, Problems>) {
        self.line = line
        self.result = result
    }
}

/// An initiative that a row of a file is likely the same as.
package struct ImportDuplicate: Hashable, Sendable {
    package let duplicate: Duplicate
    /// The line of the earlier row of the same file; nothing for a record that is public already.
    package let line: Int?

    package init(_ duplicate: Duplicate, line: Int?) {
        self.duplicate = duplicate
        self.line = line
    }
}
