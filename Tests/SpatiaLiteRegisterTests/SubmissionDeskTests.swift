import GRDB
import OpenKaart
import Testing

@testable import SpatiaLiteRegister

@Suite("Submissions and decisions in the register")
struct SubmissionDeskTests {
    @Test("A submission is public nowhere until it is approved, and then under the same identity")
    func approval() throws {
        let sandbox = try Sandbox()
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: try EmailAddress("inzender@voorbeeld.example"))
        #expect(try sandbox.register.page(InitiativeQuery()).numberMatched == 0)
        #expect(try sandbox.register.initiative(submission.id).initiative == nil)
        #expect(try sandbox.changes().isEmpty)
        #expect(try sandbox.register.queue(status: .submitted, limit: 10).submissions == [submission])

        let decided = try sandbox.register.decide(submission.id, Sample.review(.approve))
        #expect(decided.status == .approved)
        let initiative = try #require(try sandbox.register.initiative(submission.id).initiative)
        #expect(initiative.content == submission.proposal.content && initiative.createdAt == submission.submittedAt)
        #expect(try sandbox.changes().map(\.id) == [submission.id])
        #expect(try sandbox.register.queue(status: .submitted, limit: 10).total == 0)
        #expect(try sandbox.register.reviews(submission.id) == [Sample.review(.approve)])
    }

    @Test("A rejected submission never becomes public")
    func rejection() throws {
        let sandbox = try Sandbox()
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: nil)
        #expect(try sandbox.register.decide(submission.id, Sample.review(.reject)).status == .rejected)
        #expect(try sandbox.register.page(InitiativeQuery()).numberMatched == 0)
        #expect(try sandbox.changes().isEmpty)
    }

    @Test("A second decision is refused and records nothing")
    func decidedAlready() throws {
        let sandbox = try Sandbox()
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: nil)
        _ = try sandbox.register.decide(submission.id, Sample.review(.reject))
        #expect(throws: DecisionError.alreadyDecided(.rejected)) {
            try sandbox.register.decide(submission.id, Sample.review(.approve))
        }
        #expect(throws: DecisionError.noSuchSubmission) {
            try sandbox.register.decide(.random(), Sample.review(.approve))
        }
        #expect(try sandbox.register.reviews(submission.id).count == 1)
        #expect(try sandbox.register.page(InitiativeQuery()).numberMatched == 0)
    }

    @Test("Of two moderators who decide at the same moment one is told that it was decided")
    func atOnce() async throws {
        let sandbox = try Sandbox()
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: nil)
        let register = sandbox.register
        let wins = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (try? register.decide(submission.id, Sample.review(.approve))) != nil }
            }
            return await group.reduce(into: 0) { count, won in count += won ? 1 : 0 }
        }
        #expect(wins == 1)
        #expect(try sandbox.changes().count == 1)
    }

    @Test("The e-mail address stands in the table of contacts and nowhere else in the file")
    func contact() throws {
        let sandbox = try Sandbox()
        let canary = "kanarie-9f3b@voorbeeld.example"
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: try EmailAddress(canary))
        _ = try sandbox.register.decide(submission.id, Sample.review(.approve))
        try sandbox.register.read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
            var holders: [String] = []
            for table in tables {
                for row in try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"") {
                    let text = row.databaseValues.map { $0.description }.joined(separator: " ")
                    if text.contains("kanarie-9f3b") { holders.append(table) }
                }
            }
            #expect(holders == ["contacts"])
        }
    }

    @Test("A moderator's token works until it is taken away, and stands nowhere in the file")
    func moderators() throws {
        let sandbox = try Sandbox()
        let token = try #require(try sandbox.register.addModerator(named: "Anne"))
        #expect(try sandbox.register.addModerator(named: "Anne") == nil)
        let now = sandbox.time.clock.now()
        #expect(try sandbox.register.moderator(bearing: token, at: now)?.name == "Anne")
        #expect(try sandbox.register.moderator(bearing: token + "x", at: now) == nil)
        #expect(token.utf8.count >= 43 + 4)
        try sandbox.register.read { db in
            let hash = try #require(try Row.fetchOne(db, sql: "SELECT * FROM moderators"))
            #expect(!hash.description.contains(token.dropFirst(4)))
        }
        #expect(try sandbox.register.removeModerator(named: "Anne") == "Anne")
        #expect(try sandbox.register.moderator(bearing: token, at: now) == nil)
        #expect(try sandbox.register.removeModerator(named: "Anne") == nil)
    }

    @Test(
        "The change log, reviews and revisions cannot be rewritten",
        arguments: [
            "UPDATE changes SET kind = 'verwijderd'", "UPDATE changes SET reason = 'gewist'", "DELETE FROM changes",
            "UPDATE reviews SET reason = 'anders'",
            "DELETE FROM reviews", "UPDATE revisions SET content = '{}'",
        ])
    func appendOnly(sql: String) throws {
        let sandbox = try Sandbox()
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: nil)
        _ = try sandbox.register.decide(submission.id, Sample.review(.approve))
        try sandbox.take([Sample.row(id: submission.id, Sample.content("Anders"))])
        #expect(throws: DatabaseError.self) { try sandbox.register.pool.write { db in try db.execute(sql: sql) } }
    }

    @Test("A transaction that fails leaves no gap in the change log")
    func noGaps() throws {
        struct Stop: Error {}
        let sandbox = try Sandbox()
        try sandbox.take([Sample.row()])
        try? sandbox.register.write { db in
            let content = Sample.content()
            let initiative = Initiative(
                id: .random(), revision: 1, content: content, createdAt: .epoch, changedAt: .epoch)
            try PublicRecords.insert(db, initiative, at: .epoch)
            throw Stop()
        }
        try sandbox.take([Sample.row()])
        #expect(try sandbox.changes().map(\.sequence) == [1, 2])
    }

    @Test("The doctor finds a register in order, and notices an index that lost a record")
    func doctor() throws {
        let sandbox = try Sandbox()
        try sandbox.take([Sample.row(2), Sample.row(3)])
        let themes = try #require(
            ThemeCatalogue([
                Theme(
                    slug: Sample.themes[2], title: "Open data", englishTitle: "Open data", description: "Gegevens.",
                    colour: "#000000", shape: .circle)
            ]))
        let rules = Rules(
            themes: themes, area: try #require(BoundingBox(west: 3.2, south: 50.7, east: 7.3, north: 53.7)))
        #expect(try sandbox.register.examine(rules).filter { $0.level != .good }.map(\.subject) == ["moderatoren"])
        try sandbox.register.pool.write { db in
            try db.execute(sql: "DELETE FROM idx_initiatieven_geometrie WHERE pkid = 1")
        }
        #expect(try sandbox.register.examine(rules).filter { $0.level == .bad }.map(\.subject) == ["ruimtelijke index"])
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: nil)
        _ = try sandbox.register.decide(submission.id, Sample.review(.reject))
        _ = try sandbox.register.purge([PurgeOrder(submission.id, because: .other)])
        let unwiped = try sandbox.register.examine(rules).filter { $0.level == .warning }
        #expect(unwiped.map(\.subject) == ["gewist", "moderatoren"])
        try sandbox.register.wipe()
        #expect(try sandbox.register.examine(rules).filter { $0.level == .warning }.count == 1)
        try sandbox.register.pool.write { db in
            try db.execute(
                sql:
                    "INSERT INTO contacts SELECT id, 'ik@voorbeeld.example' FROM submissions; DROP TRIGGER reviews_are_never_deleted; DELETE FROM reviews"
            )
        }
        let found = try sandbox.register.examine(rules).filter { $0.level == .bad }
        #expect(found.map(\.subject) == ["ruimtelijke index", "beoordelingen", "gewist"])
        #expect(found.last?.detail.contains("\(submission.id)") == true)
    }
}

@Suite("Decisions that are undone, and addresses that go")
struct UndoneDecisionTests {
    @Test("Within the time for it the opposite decision undoes one, by a revision more; later it is refused")
    func undo() throws {
        let sandbox = try Sandbox()
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: nil)
        func decide(
            _ decision: Review.Decision, at seconds: Int64, seen: Submission.Status, within: Int = 100
        ) throws -> Submission {
            let at = try #require(Timestamp(secondsSinceEpoch: 1_760_000_000 + seconds))
            return try sandbox.register.decide(
                submission.id, Review(decision: decision, reason: "Daarom.", moderator: "Noor", at: at), version: nil,
                revision: nil, seen: seen, undoSeconds: within)
        }
        #expect(try decide(.approve, at: 0, seen: .submitted).status == .approved)
        #expect(throws: DecisionError.alreadyDecided(.approved)) { try decide(.approve, at: 1, seen: .approved) }
        // Who does not know of the decision does not undo it.
        #expect(throws: DecisionError.alreadyDecided(.approved)) { try decide(.reject, at: 2, seen: .submitted) }
        #expect(try decide(.reject, at: 100, seen: .approved).status == .rejected)
        #expect(try sandbox.register.initiative(submission.id).initiative == nil)
        #expect(try decide(.approve, at: 150, seen: .rejected).status == .approved)
        let back = try #require(try sandbox.register.initiative(submission.id).initiative)
        #expect(back.content == submission.proposal.content && back.revision == 2)
        #expect(throws: DecisionError.alreadyDecided(.approved)) { try decide(.reject, at: 251, seen: .approved) }
        #expect(try sandbox.changes().map(\.kind) == [.added, .removed, .added])
        #expect(try sandbox.register.reviews(submission.id).map(\.decision) == [.approve, .reject, .approve])
    }

    @Test("Addresses of senders go when the time after the decision is over, or the longer one without, and not before")
    func forget() throws {
        let sandbox = try Sandbox()
        let decided = Sample.submission()
        let waiting = Sample.submission()
        for submission in [decided, waiting] {
            try sandbox.register.submit(submission, email: try EmailAddress("inzender@voorbeeld.example"))
        }
        let review = Sample.review(.reject)
        _ = try sandbox.register.decide(decided.id, review)
        let day = { (days: Int64) in Timestamp(secondsSinceEpoch: review.at.secondsSinceEpoch + 86_400 * days) ?? .epoch
        }
        let sent = waiting.submittedAt
        func forget(decidedBefore: Timestamp, undecidedBefore: Timestamp, now: Timestamp) throws -> [Int] {
            let gone = try sandbox.register.forget(
                decidedBefore: decidedBefore, undecidedBefore: undecidedBefore, now: now)
            return [gone.decided, gone.undecided]
        }
        #expect(try forget(decidedBefore: review.at, undecidedBefore: sent, now: day(0)) == [0, 0])
        #expect(try sandbox.register.contact(of: decided.id) != nil)
        #expect(try forget(decidedBefore: day(1), undecidedBefore: sent, now: day(31)) == [1, 0])
        #expect(try sandbox.register.contact(of: decided.id) == nil && sandbox.register.contact(of: waiting.id) != nil)
        #expect(try forget(decidedBefore: day(1), undecidedBefore: day(1), now: day(31)) == [0, 1])
        #expect(try sandbox.register.contact(of: waiting.id) == nil)
        // It still waits.
        #expect(try sandbox.register.queue(status: .submitted, limit: 10).submissions == [waiting])
    }
}
