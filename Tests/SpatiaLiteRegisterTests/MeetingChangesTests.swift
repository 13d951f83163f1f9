import GRDB
import OpenKaart
import Testing

@testable import SpatiaLiteRegister

@Suite("Changes that meet on one record")
struct MeetingChangesTests {
    private let sandbox: Sandbox
    private let id: InitiativeID
    private let base: InitiativeContent

    init() throws {
        sandbox = try Sandbox()
        let row = Sample.row()
        id = row.id
        base = row.content
        try sandbox.take([row])
    }

    private func changed(
        _ content: InitiativeContent, title: String? = nil, description: String? = nil
    ) -> InitiativeContent {
        InitiativeContent(
            title: title ?? content.title, description: description ?? content.description, theme: content.theme,
            organisation: content.organisation, place: content.place, municipalityCode: content.municipalityCode,
            url: content.url, point: content.point)
    }

    private func propose(_ content: InitiativeContent) throws -> InitiativeID {
        let submission = Submission(
            id: .random(), proposal: .change(of: id, to: content), submittedAt: Sample.submission().submittedAt)
        try sandbox.register.submit(submission, email: nil)
        return submission.id
    }

    @discardableResult
    private func decide(
        _ submission: InitiativeID, _ decision: Review.Decision = .approve, revision: Int? = nil,
        seen: Submission.Status = .submitted
    ) throws -> Submission {
        try sandbox.register.decide(
            submission, Sample.review(decision), version: nil, revision: revision, seen: seen,
            undoSeconds: 1_000_000_000)
    }

    private func present() throws -> Initiative { try #require(try sandbox.register.initiative(id).initiative) }

    private func preview(_ submission: InitiativeID) throws -> ApprovalPreview {
        try sandbox.register.preview(try #require(try sandbox.register.submission(submission)))
    }

    @Test("The second approval leaves what the first one changed, and the preview says what it does")
    func disjoint() throws {
        let one = try propose(changed(base, title: "Een andere titel"))
        let other = try propose(changed(base, description: "Een andere omschrijving van dit initiatief."))
        try decide(one)
        let both = changed(base, title: "Een andere titel", description: "Een andere omschrijving van dit initiatief.")
        let seen = try preview(other)
        #expect(seen.outcome == ContentMerge(whole: both))
        #expect(seen.present?.revision == 2 && seen.present?.content.title == "Een andere titel")
        try decide(other)
        #expect(try present().content == both)
    }

    @Test("What both changed is contested, and the proposal has its way")
    func contested() throws {
        let one = try propose(changed(base, title: "De eerste titel"))
        let other = try propose(changed(base, title: "De tweede titel"))
        try decide(one)
        #expect(try preview(other).outcome?.contested == ["titel"])
        try decide(other)
        #expect(try present().content.title == "De tweede titel")
    }

    @Test("A moderator who saw an older revision of the record is told, and nothing happens")
    func revision() throws {
        let one = try propose(changed(base, title: "De eerste titel"))
        let other = try propose(changed(base, title: "De tweede titel"))
        try decide(one, revision: 1)
        for decision in Review.Decision.allCases {
            #expect(throws: DecisionError.recordOvertaken(2)) { try decide(other, decision, revision: 1) }
        }
        #expect(try present().revision == 2 && sandbox.register.reviews(other).isEmpty)
        try decide(other, revision: 2)
        #expect(try present().revision == 3)
        let removal = Submission(
            id: .random(), proposal: .removal(of: id, reason: "Gestopt."), submittedAt: .epoch)
        try sandbox.register.submit(removal, email: nil)
        #expect(throws: DecisionError.recordOvertaken(3)) { try decide(removal.id, revision: 2) }
        try decide(removal.id, revision: 3)
        #expect(throws: DecisionError.recordOvertaken(nil)) { try decide(try propose2(), revision: 3) }
    }

    /// A new initiative, about which nothing is public.
    private func propose2() throws -> InitiativeID {
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: nil)
        return submission.id
    }

    @Test("A merged change is undone to what the record said before it")
    func undoMerged() throws {
        let one = try propose(changed(base, title: "Een andere titel"))
        let other = try propose(changed(base, description: "Een andere omschrijving van dit initiatief."))
        try decide(one)
        try decide(other)
        // The first one is not what the record says any more.
        #expect(throws: DecisionError.changedSince) { try decide(one, .reject, seen: .approved) }
        try decide(other, .reject, seen: .approved)
        #expect(try present().content == changed(base, title: "Een andere titel"))
        // Now it is, and can be undone too, although more revisions came after it.
        try decide(one, .reject, seen: .approved)
        #expect(try present().content == base)
    }

    @Test("An approval that others changed and changed back is undone to what was there before it, not before them")
    func undoBeneath() throws {
        let one = try propose(changed(base, title: "Goed"))
        try decide(one)
        for title in ["Anders", "Goed"] { try decide(try propose(changed(try present().content, title: title))) }
        try decide(one, .reject, seen: .approved)
        #expect(try present().content == base)
    }

    @Test("Without its base, or when that was purged, a proposal counts whole", arguments: [true, false])
    func withoutBase(isPurged: Bool) throws {
        let one = try propose(changed(base, title: "Een andere titel"))
        let other = try propose(changed(base, description: "Een andere omschrijving van dit initiatief."))
        try decide(one)
        try sandbox.register.write { db in
            try db.execute(
                sql: isPurged ? "DELETE FROM revisions" : "UPDATE submissions SET base_revision = NULL")
        }
        try decide(other)
        #expect(try present().content == changed(base, description: "Een andere omschrijving van dit initiatief."))
    }

    @Test("An improvement that says the same is no new version")
    func sameAgain() throws {
        let proposal = changed(base, title: "Een andere titel")
        let submission = try propose(proposal)
        #expect(try sandbox.register.improve(submission, proposal, .keep).version == 1)
        #expect(try sandbox.register.improve(submission, base, .keep).version == 2)
    }

    @Test("Of many, what waits is rejected with a review each; the rest is told apart and stays as it is")
    func bulk() throws {
        let waiting = try (0..<3).map { _ in try propose2() }
        let (approved, withdrawn) = (try propose2(), try propose2())
        try decide(approved)
        _ = try sandbox.register.withdraw(withdrawn, at: .epoch)
        let review = Sample.review(.reject)
        let outcomes = try sandbox.register.reject([waiting[0], approved, .random(), waiting[1], withdrawn], review)
        #expect(
            outcomes == [
                .rejected, .alreadyDecided(.approved), .noSuchSubmission, .rejected, .alreadyDecided(.withdrawn),
            ])
        #expect(try sandbox.register.queue(status: .rejected, limit: 10).total == 2)
        #expect(try sandbox.register.queue(status: .submitted, limit: 10).submissions.map(\.id) == [waiting[2]])
        #expect(try sandbox.register.reviews(waiting[1]) == [review])
        #expect(try sandbox.register.reviews(approved).map(\.decision) == [.approve])
        #expect(try sandbox.register.read(ReviewChain.examine).fault == nil)
        #expect(try sandbox.register.initiative(approved).initiative != nil)
    }
}

@Suite("A register from before reports")
struct EarlierRegisterTests {
    @Test("It opens, its waiting change counts whole, and its approved change can still be undone")
    func migrates() throws {
        let sandbox = try Sandbox()
        try sandbox.register.close()
        let path = sandbox.path + ".oud"
        let content = Sample.content("Zoals het was")
        let row = Sample.row(2, content)
        try RegisterFile.create(at: path)
        let old = try DatabasePool(path: path, configuration: SpatiaLite.configuration(label: "oud"))
        try old.write { db in
            for migration in Migration.all.prefix(5) { try migration.apply(db, .epoch) }
            try db.execute(sql: "PRAGMA user_version = 5")
            // What writes records now also writes why they went; then there was no place for it.
            try db.execute(sql: "ALTER TABLE changes ADD COLUMN reason TEXT")
            let first = Initiative(id: row.id, revision: 1, content: content, createdAt: .epoch, changedAt: .epoch)
            try PublicRecords.insert(db, first, at: .epoch)
            let changed = Initiative(
                id: row.id, revision: 2, content: Sample.content("Goedgekeurd"), createdAt: .epoch, changedAt: .epoch)
            try PublicRecords.update(db, from: first, to: changed, at: .epoch)
            try db.execute(sql: "ALTER TABLE changes DROP COLUMN reason")
            for (id, status, title) in [
                ("11111111-0000-4000-8000-000000000000", "goedgekeurd", "Goedgekeurd"),
                ("22222222-0000-4000-8000-000000000000", "ingediend", "Wacht nog"),
            ] {
                try db.execute(
                    sql: """
                        INSERT INTO submissions (id, kind, status, content, submitted_at, initiative_id, decided_at)
                        VALUES (?, 'wijziging', ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        id, status, try StoredContent.encode(Sample.content(title)), Timestamp.epoch.description,
                        row.id.description, status == "ingediend" ? nil : Timestamp.epoch.description,
                    ])
            }
        }
        try old.close()
        let register = try SpatiaLiteRegister(path: path, creates: false)
        defer { try? register.close() }
        func decide(_ id: String, _ decision: Review.Decision, seen: Submission.Status) throws {
            let id = try #require(InitiativeID(parsing: id))
            let review = Review(decision: decision, reason: "Daarom.", moderator: "Noor", at: .epoch)
            _ = try register.decide(id, review, version: nil, revision: nil, seen: seen, undoSeconds: 100)
        }
        try decide("11111111-0000-4000-8000-000000000000", .reject, seen: .approved)
        #expect(try register.initiative(row.id).initiative?.content == content)
        try decide("22222222-0000-4000-8000-000000000000", .approve, seen: .submitted)
        #expect(try register.initiative(row.id).initiative?.content.title == "Wacht nog")
        #expect(try register.openReports().count == 0)
        #expect(try register.read(SettlementChain.examine).fault == nil)
    }
}
