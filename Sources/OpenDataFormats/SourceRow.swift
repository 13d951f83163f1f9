/// One row of an import file: what it holds, or why it cannot be read, and where it stands.
///
/// Bad rows are values, not thrown errors: an import counts and reports them and goes on.
package struct SourceRow<Content: Sendable & Hashable>: Sendable, Hashable {
    /// What a row turned out to be.
    package enum Outcome: Sendable, Hashable {
        /// A row that can be read.
        case content(Content)
        /// A row that cannot be read: what is wrong and what to do, in Dutch.
        case malformed(reason: String)
    }

    /// The physical line on which the row begins; the first line of the file is 1.
    package let line: Int
    /// What the row holds, or why it cannot be read.
    package let outcome: Outcome

    /// Makes a row.
    package init(line: Int, outcome: Outcome) {
        self.line = line
        self.outcome = outcome
    }
}

/// A row of a CSV file.
package typealias CSVRow = SourceRow<CSVRecord>

/// A row of a GeoJSON file: the bytes of one Feature object.
package typealias GeoJSONRow = SourceRow<[UInt8]>
