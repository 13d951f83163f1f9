/// Brings a file into the public map: judged rows part by part, and a report of each.
package enum ImportRun {
    /// Rows in one transaction: enough to share the cost of a commit, few enough that readers and other writers hardly wait.
    package static let rowsPerPart = 10_000

    /// Takes every row of a file; good rows are taken also when others are rejected.
    ///
    /// - Parameters:
    ///   - skipsDuplicates: whether rows are left out that are likely the same as what is there.
    ///   - onRow: told of each row, part by part, in the order of the file.
    ///   - onProgress: told the counts so far after each part.
    /// - Returns: what became of all rows.
    /// - Throws: when the file cannot be read or the storage fails; parts taken before stay taken, in a batch that is not finished.
    package static func run(
        _ source: sending any ImportSource, into session: any ImportSession, skipsDuplicates: Bool = false,
        onRow: (ImportedRow) -> Void, onProgress: (ImportReport) -> Void
    ) async throws -> ImportReport {
        var report = ImportReport()
        let reader = PartReader(source)
        var entries = try await reader.next()
        while !entries.isEmpty {
            // The next rows are read and judged while these are stored.
            async let following = reader.next()
            let isWanted = { (entry: ImportEntry) in !skipsDuplicates || entry.duplicates.isEmpty }
            let rows = entries.compactMap { isWanted($0) ? try? $0.result.get() : nil }
            var outcomes = try session.take(rows).makeIterator()
            for entry in entries {
                let row = imported(entry, isSkipped: !isWanted(entry)) { outcomes.next() }
                report.count(row)
                onRow(row)
            }
            onProgress(report)
            entries = try await following
        }
        try session.finish(report)
        return report
    }

    private static func imported(
        _ entry: ImportEntry, isSkipped: Bool, outcome: () -> ImportOutcome?
    ) -> ImportedRow {
        func row(_ id: InitiativeID?, _ fate: ImportedRow.Fate, _ duplicates: [ImportDuplicate] = []) -> ImportedRow {
            ImportedRow(line: entry.line, id: id, fate: fate, duplicates: duplicates)
        }
        switch entry.result {
        case .failure(let problems): return row(nil, .rejected(problems.all))
        case .success(let good) where isSkipped: return row(good.id, .skipped, entry.duplicates)
        case .success(let good):
            switch outcome() {
            case .new: return row(good.id, .new, entry.duplicates)
            case .changed: return row(good.id, .changed)
            case .unchanged: return row(good.id, .unchanged)
            case .rejected(let problem): return row(good.id, .rejected([problem]))
            case nil: preconditionFailure("an import session answers for every row")
            }
        }
    }
}

/// Reads rows beside the thread that stores them.
private actor PartReader {
    private var source: any ImportSource

    init(_ source: sending any ImportSource) {
        self.source = source
    }

    func next() throws -> [ImportEntry] {
        var entries: [ImportEntry] = []
        entries.reserveCapacity(ImportRun.rowsPerPart)
        while entries.count < ImportRun.rowsPerPart, let entry = try source.next() { entries.append(entry) }
        return entries
    }
}
