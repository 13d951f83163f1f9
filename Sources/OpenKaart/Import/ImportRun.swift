/// Gives the rows of a file one by one, judged.
package protocol ImportSource {
    /// The next row, or nothing at the end of the file.
    ///
    /// - Throws: when the file cannot be read at all (further).
    mutating func next() throws -> ImportEntry?
}

/// One row of a file: judged good, or with everything that is wrong with it.
package struct ImportEntry: Sendable {
    /// The physical line on which the row begins; the first line of the file is 1.
    package let line: Int
    package let result: Result<ImportRow, Problems>

    package init(line: Int, result: Result<ImportRow, Problems>) {
        self.line = line
        self.result = result
    }
}

/// How many rows of a file became what.
package struct ImportReport: Hashable, Sendable {
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var rejected = 0

    package init() {}

    /// All rows that were seen.
    package var total: Int { new + changed + unchanged + rejected }
}

/// Brings a file into the public map: judged rows in batches, a report of every rejected one.
package enum ImportRun {
    /// Rows in one transaction: enough to share the cost of a commit, few enough that readers and other writers hardly wait.
    package static let rowsPerBatch = 10_000

    /// Takes every row of a file; good rows are taken also when others are rejected.
    ///
    /// - Parameters:
    ///   - onRejected: told of each rejected row, in batches in the order of the file.
    ///   - onProgress: told the counts so far after each batch.
    /// - Returns: what became of all rows.
    /// - Throws: when the file cannot be read or the storage fails; batches taken before stay taken.
    package static func run(
        _ source: sending any ImportSource, into session: any ImportSession,
        onRejected: (_ line: Int, _ problem: Problem) -> Void, onProgress: (ImportReport) -> Void
    ) async throws -> ImportReport {
        var report = ImportReport()
        let reader = BatchReader(source)
        var entries = try await reader.next()
        while !entries.isEmpty {
            // The next rows are read and judged while these are stored.
            async let following = reader.next()
            var outcomes = try session.take(entries.compactMap { try? $0.result.get() }).makeIterator()
            for entry in entries {
                switch entry.result {
                case .success:
                    switch outcomes.next() {
                    case .new: report.new += 1
                    case .changed: report.changed += 1
                    case .unchanged: report.unchanged += 1
                    case .rejected(let problem):
                        report.rejected += 1
                        onRejected(entry.line, problem)
                    case nil: preconditionFailure("an import session answers for every row")
                    }
                case .failure(let problems):
                    report.rejected += 1
                    for problem in problems.all { onRejected(entry.line, problem) }
                }
            }
            onProgress(report)
            entries = try await following
        }
        return report
    }
}

/// Reads rows beside the thread that stores them.
private actor BatchReader {
    private var source: any ImportSource

    init(_ source: sending any ImportSource) {
        self.source = source
    }

    func next() throws -> [ImportEntry] {
        var entries: [ImportEntry] = []
        entries.reserveCapacity(ImportRun.rowsPerBatch)
        while entries.count < ImportRun.rowsPerBatch, let entry = try source.next() { entries.append(entry) }
        return entries
    }
}
