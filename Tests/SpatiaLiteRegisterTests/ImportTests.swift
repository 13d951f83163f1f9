import GRDB
import OpenKaart
import Testing

@testable import SpatiaLiteRegister

@Suite("Rows of a file on their way into the register")
struct ImportTests {
    @Test("The same rows twice: new, then unchanged, and the change log does not grow")
    func twice() throws {
        let sandbox = try Sandbox()
        let rows = (0..<5).map { Sample.row($0 + 2, Sample.content("Initiatief \($0)")) }
        #expect(try sandbox.take(rows) == Array(repeating: .new, count: 5))
        #expect(try sandbox.take(rows) == Array(repeating: .unchanged, count: 5))
        #expect(try sandbox.changes().map(\.kind) == Array(repeating: .added, count: 5))
    }

    @Test("A changed row becomes the next revision, and what it said before is kept")
    func changed() throws {
        let sandbox = try Sandbox()
        let id = InitiativeID.random()
        try sandbox.take([Sample.row(id: id)])
        #expect(
            try sandbox.take([Sample.row(id: id, Sample.content("Een andere titel", longitude: 6.5))]) == [.changed])
        let now = try #require(try sandbox.register.initiative(id).initiative)
        #expect(now.revision == 2 && now.content.title == "Een andere titel" && now.content.point.longitude == 6.5)
        #expect(now.createdAt < now.changedAt)
        try sandbox.register.read { db in
            let text = try #require(
                try String.fetchOne(
                    db, sql: "SELECT content FROM revisions WHERE initiative_id = ? AND revision = 1",
                    arguments: [id.description]))
            #expect(try StoredContent.decode(text) == Sample.content())
        }
        // The index moved with the point.
        let box = try #require(BoundingBox(west: 6.4, south: 52, east: 6.6, north: 52.2))
        #expect(
            try sandbox.register.page(InitiativeQuery(filter: InitiativeFilter(area: .degrees(box)))).initiatives.map(
                \.id) == [id]
        )
    }

    @Test("A dry run says what would happen and changes nothing")
    func dryRun() throws {
        let sandbox = try Sandbox()
        let known = Sample.row()
        try sandbox.take([known])
        let edited = Sample.row(3, id: known.id, Sample.content("Anders"))
        let outcomes = try sandbox.take([edited, Sample.row(4)], dryRun: true)
        #expect(outcomes == [.changed, .new])
        #expect(try sandbox.changes().count == 1)
        #expect(try sandbox.register.initiative(known.id).initiative?.content == Sample.content())
    }

    @Test(
        "The same identity on two lines of one file: the second is rejected and names the first",
        arguments: [false, true])
    func repeated(dryRun: Bool) throws {
        let sandbox = try Sandbox()
        let id = InitiativeID.random()
        let outcomes = try sandbox.take(
            [Sample.row(2, id: id), Sample.row(3, id: id, Sample.content("Anders"))], dryRun: dryRun)
        #expect(outcomes.first == .new)
        let problem = try #require(outcomes[1].problem)
        #expect(problem.code == .duplicate && problem.detail.contains("regel 2"))
    }

    @Test("Times of the file are kept; without them the register sets them")
    func times() throws {
        let sandbox = try Sandbox()
        let created = try #require(Timestamp(parsing: "2014-05-01T10:00:00Z"))
        let changed = try #require(Timestamp(parsing: "2015-06-02T11:00:00Z"))
        let dated = Sample.row(createdAt: created, changedAt: changed)
        let undated = Sample.row(3)
        try sandbox.take([dated, undated])
        let first = try #require(try sandbox.register.initiative(dated.id).initiative)
        #expect(first.createdAt == created && first.changedAt == changed)
        let second = try #require(try sandbox.register.initiative(undated.id).initiative)
        #expect(second.createdAt == second.changedAt && second.createdAt.secondsSinceEpoch > 1_760_000_000)
        #expect(try sandbox.take([dated, undated]) == [.unchanged, .unchanged])
    }

    @Test("A record that was removed does not come back by import, and its identity is never reused")
    func tombstone() throws {
        let sandbox = try Sandbox()
        let row = Sample.row()
        try sandbox.take([row])
        let initiative = try #require(try sandbox.register.initiative(row.id).initiative)
        try sandbox.register.write { db in
            try PublicRecords.remove(db, initiative, because: .removed, at: initiative.changedAt)
        }
        let outcome = try sandbox.take([row])[0]
        let problem = try #require(outcome.problem)
        #expect(problem.code == .removed)
        #expect(try sandbox.register.initiative(row.id).initiative == nil)
        #expect(try sandbox.changes().map(\.kind) == [.added, .removed])
    }

    @Test("A row cannot take the identity of a submission that is not approved")
    func reserved() throws {
        let sandbox = try Sandbox()
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: nil)
        let outcome = try sandbox.take([Sample.row(id: submission.id)])[0]
        let problem = try #require(outcome.problem)
        #expect(problem.code == .duplicate)
        #expect(try sandbox.changes().isEmpty)
    }
}
