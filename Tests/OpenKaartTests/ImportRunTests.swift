import OpenKaart
import Testing

@Suite("An import")
struct ImportRunTests {
    private struct Failure: Error, Equatable {}

    /// Rows in memory; fails at the end when told so.
    private struct Rows: ImportSource {
        var entries: ArraySlice<ImportEntry>
        var failsAtEnd = false

        mutating func next() throws -> ImportEntry? {
            if let entry = entries.popFirst() { return entry }
            if failsAtEnd { throw Failure() }
            return nil
        }
    }

    /// Writes down what it is given, and answers as told for a line.
    private final class Session: ImportSession {
        let batch: Int? = nil
        private(set) var batches: [[Int]] = []
        private(set) var ended: ImportReport?
        private let outcome: (Int) throws -> ImportOutcome

        init(outcome: @escaping (Int) throws -> ImportOutcome = { _ in .new }) {
            self.outcome = outcome
        }

        func take(_ rows: [ImportRow]) throws -> [ImportOutcome] {
            let outcomes = try rows.map { try outcome($0.line) }
            batches.append(rows.map(\.line))
            return outcomes
        }

        func finish(_ report: ImportReport) { ended = report }
    }

    private static func good(_ line: Int, _ content: InitiativeContent) -> ImportEntry {
        ImportEntry(
            line: line,
            result: .success(
                ImportRow(
                    line: line, id: InitiativeID(high: 0, low: UInt64(line)), content: content, createdAt: nil,
                    changedAt: nil)))
    }

    private static func bad(_ line: Int, _ members: String...) -> ImportEntry {
        ImportEntry(
            line: line,
            result: .failure(Problems(members.map { Problem(member: $0, code: .missing, detail: "Ontbreekt.") })))
    }

    private static func run(
        _ rows: Rows, into session: Session, reports: inout [String], progress: inout [ImportReport]
    ) async throws -> ImportReport {
        try await ImportRun.run(
            rows, into: session,
            onRow: { row in
                guard case .rejected(let problems) = row.fate else { return }
                reports += problems.map { "\(row.line) \($0.brief)" }
            }, onProgress: { progress.append($0) })
    }

    @Test("counts what became of each row and reports what was rejected in the order of the file")
    func counts() async throws {
        let content = try Samples.content()
        let duplicate = Problem(member: "id", code: .duplicate, detail: "Staat er al.")
        let session = Session { line in
            switch line {
            case 3: .changed
            case 6: .rejected(duplicate)
            case 8, 9, 10: .unchanged
            default: .new
            }
        }
        let rows = Rows(entries: [
            Self.good(2, content), Self.good(3, content), Self.bad(4, "titel", "url"), Self.good(6, content),
            Self.bad(7, "thema"),
            Self.good(8, content), Self.good(9, content), Self.good(10, content), Self.good(11, content),
        ])
        var (reports, progress): ([String], [ImportReport]) = ([], [])
        let report = try await Self.run(rows, into: session, reports: &reports, progress: &progress)
        #expect(reports == ["4 titel: verplicht", "4 url: verplicht", "6 id: dubbel", "7 thema: verplicht"])
        #expect([report.new, report.changed, report.unchanged, report.rejected] == [2, 1, 3, 3])
        #expect(report.total == 9)
        #expect(session.batches == [[2, 3, 6, 8, 9, 10, 11]])
        #expect(progress == [report])
    }

    @Test("takes a long file in batches and tells the counts after each")
    func batches() async throws {
        let content = try Samples.content()
        let size = ImportRun.rowsPerPart
        // Every tenth row is bad, so that a batch is counted in rows of the file and not in good ones.
        let entries = (1...2 * size + 1).map { $0.isMultiple(of: 10) ? Self.bad($0, "titel") : Self.good($0, content) }
        let session = Session()
        var (reports, progress): ([String], [ImportReport]) = ([], [])
        let report = try await Self.run(
            Rows(entries: entries[...]), into: session, reports: &reports, progress: &progress)
        #expect(progress.map(\.total) == [size, 2 * size, 2 * size + 1])
        #expect(progress.map(\.rejected) == [size / 10, size / 5, size / 5])
        #expect(session.batches.map { $0.last } == [size - 1, 2 * size - 1, 2 * size + 1])
        #expect(session.batches.joined().elementsEqual((1...2 * size + 1).filter { !$0.isMultiple(of: 10) }))
        #expect(report.new == 2 * size + 1 - size / 5)
        #expect(reports.count == size / 5)
    }

    @Test("of a file without rows does nothing")
    func empty() async throws {
        let session = Session()
        var (reports, progress): ([String], [ImportReport]) = ([], [])
        let report = try await Self.run(Rows(entries: []), into: session, reports: &reports, progress: &progress)
        #expect(report == ImportReport())
        #expect(session.batches.isEmpty && reports.isEmpty && progress.isEmpty)
    }

    @Test("of nothing but bad rows rejects them all")
    func onlyBad() async throws {
        let session = Session()
        var (reports, progress): ([String], [ImportReport]) = ([], [])
        let report = try await Self.run(
            Rows(entries: [Self.bad(2, "titel"), Self.bad(3, "url")]), into: session, reports: &reports,
            progress: &progress)
        #expect(report.rejected == 2 && report.total == 2)
        #expect(reports == ["2 titel: verplicht", "3 url: verplicht"])
        #expect(session.batches.joined().isEmpty)
    }

    @Test("of a file that cannot be read further ends with that error, and what was taken stays taken")
    func brokenFile() async throws {
        let content = try Samples.content()
        let entries = (1...ImportRun.rowsPerPart + 5).map { Self.good($0, content) }
        let session = Session()
        var (reports, progress): ([String], [ImportReport]) = ([], [])
        await #expect(throws: Failure()) {
            try await Self.run(
                Rows(entries: entries[...], failsAtEnd: true), into: session, reports: &reports, progress: &progress)
        }
        #expect(session.batches.map(\.count) == [ImportRun.rowsPerPart])
        #expect(progress.map(\.new) == [ImportRun.rowsPerPart])
    }

    @Test("ends with the error of the storage, without counting the batch that failed")
    func failingStorage() async throws {
        let content = try Samples.content()
        let full = StorageError(kind: .failed, detail: "disk full")
        let session = Session { line in if line == 3 { throw full } else { .new } }
        var (reports, progress): ([String], [ImportReport]) = ([], [])
        await #expect(throws: full) {
            try await Self.run(
                Rows(entries: [Self.bad(2, "titel"), Self.good(3, content)]), into: session, reports: &reports,
                progress: &progress)
        }
        #expect(progress.isEmpty)
    }

    @Test("leaves likely duplicates out when asked to; otherwise takes and counts them", arguments: [false, true])
    func duplicates(skips: Bool) async throws {
        let content = try Samples.content()
        var entries = (1...4).map { Self.good($0, content) }
        let other = Duplicate(
            id: InitiativeID(high: 1, low: 1), title: "Buurtkaart", distance: 10, score: 0.9, reasons: ["Zelfde titel"])
        entries[1].duplicates = [ImportDuplicate(other, line: 1)]
        entries[2].duplicates = [ImportDuplicate(other, line: nil)]
        let session = Session { $0 == 3 ? .changed : .new }
        var fates: [String] = []
        let report = try await ImportRun.run(
            Rows(entries: entries[...]), into: session, skipsDuplicates: skips,
            onRow: { row in fates.append("\(row.line) \(row.fate) \(row.duplicates.count)") }, onProgress: { _ in })
        #expect(session.batches == (skips ? [[1, 4]] : [[1, 2, 3, 4]]))
        #expect(
            fates
                == (skips
                    ? ["1 new 0", "2 skipped 1", "3 skipped 1", "4 new 0"]
                    : ["1 new 0", "2 new 1", "3 changed 0", "4 new 0"]))
        #expect(report.skipped == (skips ? 2 : 0) && report.likelyDuplicates == (skips ? 0 : 1))
        #expect(report.total == 4 && session.ended == report)
    }
}
