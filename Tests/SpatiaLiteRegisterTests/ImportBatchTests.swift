import GRDB
import OpenKaart
import Testing

@testable import SpatiaLiteRegister

@Suite("A batch: one import, and the taking back of it")
struct ImportBatchTests {
    /// Brings rows in as one whole import, part by part, and gives its number.
    @discardableResult
    private static func run(_ sandbox: Sandbox, _ parts: [ImportRow]..., file: String = "rijen.csv") throws -> Int {
        let session = try sandbox.register.beginImport(of: file, dryRun: false)
        var report = ImportReport()
        for part in parts { report.new += try session.take(part).count { $0 == .new } }
        try session.finish(report)
        return try #require(session.batch)
    }

    private static func content(_ sandbox: Sandbox, _ id: InitiativeID) throws -> InitiativeContent? {
        try sandbox.register.initiative(id).initiative?.content
    }

    private static func undo(_ sandbox: Sandbox, _ batch: Int) throws -> ImportUndo {
        try sandbox.register.undo(batch: batch) { _, _ in }
    }

    @Test("is remembered with its file, its counts and its end")
    func remembered() throws {
        let sandbox = try Sandbox()
        let rows = [Sample.row(2), Sample.row(3)]
        try Self.run(sandbox, [rows[0]], [rows[1]], file: "een.csv")
        let changed = Sample.row(2, id: rows[0].id, Sample.content("Anders"))
        try Self.run(sandbox, [changed, rows[1], Sample.row(4)], file: "twee.csv")
        let batches = try sandbox.register.batches()
        #expect(batches.map(\.number) == [1, 2] && batches.map(\.file) == ["een.csv", "twee.csv"])
        #expect(batches.map(\.state) == [.finished, .finished])
        let counts = batches.map(\.counts)
        #expect(counts.map(\.new) == [2, 1] && counts.map(\.changed) == [0, 1] && counts.map(\.unchanged) == [0, 1])
        let (began, ended) = (batches[0].beganAt, try #require(batches[0].endedAt))
        #expect(began < ended)
    }

    @Test("There is none of a dry run, nor of a file without a good row")
    func none() throws {
        let sandbox = try Sandbox()
        let dry = try sandbox.register.beginImport(of: "rijen.csv", dryRun: true)
        _ = try dry.take([Sample.row()])
        try dry.finish(ImportReport())
        let empty = try sandbox.register.beginImport(of: "rijen.csv", dryRun: false)
        _ = try empty.take([])
        try empty.finish(ImportReport())
        #expect(dry.batch == nil && empty.batch == nil)
        #expect(try sandbox.register.batches().isEmpty)
    }

    @Test(
        "Taken back: what it added goes with the reason 'beheer', what it changed says again what it said, the rest stays"
    )
    func undone() throws {
        let sandbox = try Sandbox()
        let (kept, changed, added) = (Sample.row(2), Sample.row(3), Sample.row(4))
        try Self.run(sandbox, [kept, changed])
        let before = try #require(try sandbox.register.initiative(changed.id).initiative)
        let batch = try Self.run(sandbox, [Sample.row(2, id: changed.id, Sample.content("Anders"))], [added])
        let undo = try Self.undo(sandbox, batch)
        #expect(undo.removed == 1 && undo.restored == 1 && undo.left.isEmpty)
        let after = try #require(try sandbox.register.initiative(changed.id).initiative)
        #expect(after.content == before.content && after.createdAt == before.createdAt && after.revision == 3)
        #expect(after.changedAt > before.changedAt)
        #expect(try Self.content(sandbox, added.id) == nil && Self.content(sandbox, kept.id) == kept.content)
        let log = try sandbox.register.log(after: 0, upTo: 100, limit: 100)
        #expect(log.map(\.kind) == [.added, .added, .changed, .added, .changed, .removed])
        #expect(log.last?.reason == .administration && log.map(\.sequence) == Array(1...6))
        #expect(try sandbox.register.batches().map(\.state) == [.finished, .undone])
        #expect(throws: ImportBatchError.undoneBefore(batch)) { try Self.undo(sandbox, batch) }
        #expect(throws: ImportBatchError.unknown(9)) { try Self.undo(sandbox, 9) }
    }

    @Test(
        "What others changed since stays as it is and is named; what others removed is named only when it had said something before"
    )
    func left() throws {
        let sandbox = try Sandbox()
        let rows = (2...5).map { Sample.row($0) }
        try Self.run(sandbox, [rows[0], rows[1]])
        let batch = try Self.run(
            sandbox, rows.map { Sample.row($0.line, id: $0.id, Sample.content("Van de partij \($0.line)")) })
        try sandbox.take([Sample.row(2, id: rows[0].id, Sample.content("Van iemand anders"))])
        try sandbox.take([Sample.row(3, id: rows[2].id, Sample.content("Ook van een ander"))])
        try sandbox.register.write { db in
            for id in [rows[1].id, rows[3].id] {
                let record = try #require(try SpatiaLiteRegister.initiative(db, id))
                try PublicRecords.remove(db, record, because: .removed, at: record.changedAt)
            }
        }
        let undo = try Self.undo(sandbox, batch)
        #expect(undo.removed == 0 && undo.restored == 0)
        #expect(
            undo.left == [
                .init(id: rows[0].id, title: "Van iemand anders"), .init(id: rows[1].id, title: nil),
                .init(id: rows[2].id, title: "Ook van een ander"),
            ])
        #expect(try Self.content(sandbox, rows[0].id)?.title == "Van iemand anders")
    }

    @Test("The other way round nothing is left over: the later batch first, then the earlier")
    func backwards() throws {
        let sandbox = try Sandbox()
        let row = Sample.row()
        let first = try Self.run(sandbox, [row])
        let second = try Self.run(sandbox, [Sample.row(2, id: row.id, Sample.content("Anders"))])
        #expect(try Self.undo(sandbox, first).left.count == 1)
        let third = try Self.run(sandbox, [row])
        #expect(try Self.undo(sandbox, third).restored == 1)
        #expect(try Self.undo(sandbox, second).restored == 1)
        #expect(try Self.content(sandbox, row.id) == row.content)
    }

    @Test(
        "An identity that an undo took away can be imported again; one that a moderator removed, or that was purged, cannot"
    )
    func again() throws {
        let sandbox = try Sandbox()
        let (row, purged) = (Sample.row(2), Sample.row(3))
        let batch = try Self.run(sandbox, [row, purged])
        _ = try Self.undo(sandbox, batch)
        _ = try sandbox.register.purge([PurgeOrder(purged.id, because: .request)])
        #expect(try sandbox.take([row, purged], dryRun: true).first == .new)
        let outcomes = try sandbox.take([row, purged])
        #expect(outcomes[0] == .new && outcomes[1].problem?.code == .removed)
        let record = try #require(try sandbox.register.initiative(row.id).initiative)
        #expect(record.revision == 2 && record.content == row.content)
        try sandbox.register.write { db in try PublicRecords.remove(db, record, because: .removed, at: record.changedAt)
        }
        #expect(try sandbox.take([row])[0].problem?.code == .removed)
    }

    @Test("Broken off in between, taking back is done again and ends as if it had never stopped")
    func brokenOff() throws {
        let sandbox = try Sandbox()
        let rows = (2...9).map { Sample.row($0) }
        try Self.run(sandbox, Array(rows.prefix(4)))
        let batch = try Self.run(
            sandbox, rows.map { Sample.row($0.line, id: $0.id, Sample.content("Partij \($0.line)")) })
        // As a kill after the first changes leaves it.
        try sandbox.register.write { db in
            let changes = try SpatiaLiteRegister.changes(db, 5...7)
            var undo = ImportUndo()
            for change in changes { try BatchUndo(db, batch: batch, at: .epoch).take(change, into: &undo) }
            try db.execute(sql: "UPDATE import_batches SET state = 'terugdraaien' WHERE number = ?", arguments: [batch])
        }
        let undo = try Self.undo(sandbox, batch)
        #expect(undo.restored == 1 && undo.removed == 4 && undo.left.isEmpty)
        for row in rows.prefix(4) { #expect(try Self.content(sandbox, row.id) == row.content) }
        for row in rows.dropFirst(4) { #expect(try Self.content(sandbox, row.id) == nil) }
    }

    @Test("An import that is taken back while it runs stops, and adds nothing more")
    func takenBack() throws {
        let sandbox = try Sandbox()
        let session = try sandbox.register.beginImport(of: "rijen.csv", dryRun: false)
        _ = try session.take([Sample.row(2)])
        let batch = try #require(session.batch)
        #expect(try Self.undo(sandbox, batch).removed == 1)
        #expect(throws: ImportBatchError.takenBack(batch)) { try session.take([Sample.row(3)]) }
        #expect(throws: ImportBatchError.takenBack(batch)) { try session.finish(ImportReport()) }
        #expect(try sandbox.register.page(InitiativeQuery()).initiatives.isEmpty)
    }

    @Test("What others write between the parts of a batch is not taken back with it")
    func between() throws {
        let sandbox = try Sandbox()
        let session = try sandbox.register.beginImport(of: "rijen.csv", dryRun: false)
        _ = try session.take([Sample.row(2)])
        _ = try session.take([Sample.row(3)])
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: nil)
        _ = try sandbox.register.decide(submission.id, Sample.review(.approve))
        _ = try session.take([Sample.row(4)])
        try session.finish(ImportReport())
        let spans = try sandbox.register.read { db in
            try Row.fetchAll(db, sql: "SELECT first_change, last_change FROM import_parts ORDER BY first_change").map {
                [$0[0] as Int, $0[1] as Int]
            }
        }
        #expect(spans == [[1, 2], [4, 4]])
        #expect(try Self.undo(sandbox, try #require(session.batch)).removed == 3)
        #expect(try sandbox.register.page(InitiativeQuery()).initiatives.map(\.id) == [submission.id])
    }

    @Test("A change of nothing but times is taken back too")
    func timesOnly() throws {
        let sandbox = try Sandbox()
        let row = Sample.row()
        try Self.run(sandbox, [row])
        let created = try #require(Timestamp(parsing: "2014-05-01T10:00:00Z"))
        let before = try #require(try sandbox.register.initiative(row.id).initiative)
        let batch = try Self.run(sandbox, [Sample.row(2, id: row.id, row.content, createdAt: created)])
        #expect(try Self.undo(sandbox, batch).restored == 1)
        #expect(try sandbox.register.initiative(row.id).initiative?.createdAt == before.createdAt)
    }

    @Test(
        "Random batches, taken back from the last to any one: the map says what it said after the one before",
        arguments: [1, 2026, UInt64.random(in: .min ... .max)])
    func anyHistory(seed: UInt64) throws {
        var random = Seeded(seed)
        let sandbox = try Sandbox()
        let ids = (0..<20).map { _ in InitiativeID(high: random.next(), low: random.next()) }
        func map() throws -> [InitiativeID: InitiativeContent] {
            Dictionary(
                uniqueKeysWithValues: try sandbox.register.page(InitiativeQuery(limit: 1_000)).initiatives.map {
                    ($0.id, $0.content)
                })
        }
        var states = [try map()]
        var batches: [Int] = []
        for _ in 0..<30 {
            if !batches.isEmpty, Bool.random(using: &random) {
                for _ in 0..<Int.random(in: 1...batches.count, using: &random) {
                    let undo = try Self.undo(sandbox, batches.removeLast())
                    states.removeLast()
                    #expect(undo.left.isEmpty, "seed \(seed)")
                    #expect(try map() == states.last, "seed \(seed)")
                }
            } else {
                let rows = ids.shuffled(using: &random).prefix(Int.random(in: 1...12, using: &random)).enumerated().map
                {
                    Sample.row($0 + 2, id: $1, Sample.content("Titel \(Int.random(in: 0..<3, using: &random))"))
                }
                let middle = Int.random(in: 0...rows.count, using: &random)
                batches.append(try Self.run(sandbox, Array(rows[..<middle]), Array(rows[middle...])))
                states.append(try map())
            }
        }
        let log = try sandbox.register.log(after: 0, upTo: .max, limit: .max)
        #expect(log.map(\.sequence) == Array(1...log.count), "seed \(seed)")
    }
}
