// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import GRDB
import OpenKaart
import Testing

@testable import SpatiaLiteRegister

@Suite("Purging")
struct PurgeTests {
    /// Words that stand nowhere else, one for each place where texts are kept.
    private static let canaries = ["titel", "omschrijving", "plaats", "wijziging", "reden", "beoordeling", "adres"]
        .map { "qxkanarie\($0)" }

    @Test(
        "Whatever happened to a record before, a purge leaves nothing of it in the bytes of the file and its log, and all of the others",
        arguments: [1, 2026, UInt64.random(in: .min ... .max)])
    func bytes(seed: UInt64) throws {
        let sandbox = try Sandbox()
        var random = Seeded(seed)
        var (victims, others): ([InitiativeID], [InitiativeID]) = ([], [])
        // Many, and of all lengths, so that pages are split and rows move.
        for number in 0..<200 {
            let isVictim = number % 4 == 1
            let id = InitiativeID(high: random.next(), low: random.next())
            try Self.live(id, sandbox, isVictim ? Self.canaries : Array(repeating: "gewoon", count: 7), using: &random)
            if isVictim { victims.append(id) } else { others.append(id) }
        }
        for canary in Self.canaries { #expect(try sandbox.bytesHold(canary), "\(canary)") }
        let before = try sandbox.register.read { db in try others.map { try Self.kept(db, $0) } }
        let last = try sandbox.changes().count

        let reports = try sandbox.register.purge(victims.map { PurgeOrder($0, because: .request) })
        #expect(reports.allSatisfy { $0.submissions > 0 && !$0.wasPurged })
        try sandbox.register.wipe()
        for canary in Self.canaries { #expect(try !sandbox.bytesHold(canary), "\(canary), seed \(seed)") }
        #expect(try sandbox.register.read { db in try others.map { try Self.kept(db, $0) } } == before)
        #expect(try sandbox.register.read(ReviewChain.examine).fault == nil)
        let log = try sandbox.register.log(after: last, upTo: .max, limit: .max)
        #expect(log.allSatisfy { $0.kind == .removed && $0.reason == .purged && victims.contains($0.id) })
        // Again changes nothing.
        let sequence = try sandbox.register.latestSequence()
        #expect(try sandbox.register.purge(victims.map { PurgeOrder($0, because: .other) }).allSatisfy(\.wasPurged))
        #expect(try sandbox.register.latestSequence() == sequence)
        let reasons = try sandbox.register.read { db in
            try String.fetchAll(db, sql: "SELECT DISTINCT reason FROM tombstones WHERE purged_at IS NOT NULL")
        }
        #expect(reasons == ["verzoek"])
    }

    @Test("Nothing stays behind either where SQLite moved rows from page to page")
    func movedRows() throws {
        let sandbox = try Sandbox()
        var random = Seeded(2026)
        let ids = (0..<4_000).map { _ in InitiativeID(high: random.next(), low: random.next()) }
        for turn in 1...3 {
            try sandbox.take(
                ids.enumerated().map { number, id in
                    let words = String(repeating: "\(number % 4 == 1 ? "qxkanarie" : "gewoon") ", count: 1 + number % 9)
                    return Sample.row(number, id: id, Sample.content("\(turn) \(words)"))
                })
        }
        let victims = ids.indices.filter { $0 % 4 == 1 }.map { PurgeOrder(ids[$0], because: .request) }
        #expect(try sandbox.register.purge(victims).allSatisfy { $0.isPublic && $0.revisions == 2 })
        try sandbox.register.wipe()
        #expect(try !sandbox.bytesHold("qxkanarie"))
        #expect(try sandbox.register.page(InitiativeQuery()).numberMatched == 3_000)
    }

    /// The life of a record or of a submission that never became one, with a word in each place.
    private static func live(
        _ id: InitiativeID, _ sandbox: Sandbox, _ words: [String], using random: inout Seeded
    ) throws {
        func content(_ more: String = "") -> InitiativeContent {
            InitiativeContent(
                title: "\(words[0]) \(more)",
                description: "\(words[1]) \(String(repeating: "woord ", count: Int(random.next() % 300)))",
                theme: Sample.themes[2], organisation: nil, place: words[2], municipalityCode: nil, url: nil,
                point: Coordinate(longitude: 5, latitude: 52)!)
        }
        func review(_ decision: Review.Decision) -> Review {
            Review(decision: decision, reason: "\(words[5]) daarom", moderator: "Noor", at: .epoch)
        }
        let register = sandbox.register
        try register.submit(Sample.submission(id, content()), email: try EmailAddress("\(words[6])@voorbeeld.example"))
        if random.next() % 4 == 0 { _ = try register.improve(id, content("beter"), .keep) }
        let fate = random.next() % 4
        if fate == 0 { return }
        _ = try register.decide(id, review(fate == 1 ? .reject : .approve))
        if fate == 1 { return }
        let change = Submission(
            id: .random(), proposal: .change(of: id, to: content(words[3])), submittedAt: .epoch)
        try register.submit(change, email: nil)
        if random.next() % 2 == 0 { _ = try register.decide(change.id, review(.approve)) }
        let removal = Submission(
            id: .random(), proposal: .removal(of: id, reason: "\(words[4]) weg"), submittedAt: .epoch)
        try register.submit(removal, email: nil)
        if fate == 2 { _ = try register.decide(removal.id, review(.approve)) }
    }

    /// All rows of all tables in which an identity stands, as text.
    private static func kept(_ db: Database, _ id: InitiativeID) throws -> [String] {
        try [
            "SELECT * FROM initiatieven WHERE id = ?", "SELECT * FROM revisions WHERE initiative_id = ?",
            "SELECT * FROM submissions WHERE id = ?", "SELECT * FROM submissions WHERE initiative_id = ?",
            "SELECT * FROM contacts WHERE submission_id = ?", "SELECT * FROM reviews WHERE submission_id = ?",
            "SELECT * FROM tombstones WHERE initiative_id = ?",
        ].map { sql in try Row.fetchAll(db, sql: sql, arguments: [id.description]).description }
    }

    @Test("Every table is one that a purge goes through, or one that holds nothing that people wrote")
    func tables() throws {
        let purged = [
            "initiatieven", "revisions", "submissions", "reviews", "contacts", "arrivals", "tombstones",
            "reports", "report_contacts", "settlements",
        ]
        let harmless = [
            "changes", "moderators", "register", "sessions", "chain_heads", "import_batches", "import_parts",
        ]
        let sandbox = try Sandbox()
        let ours = try sandbox.register.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                        AND name NOT LIKE 'idx_%' AND name NOT LIKE '%geometry_columns%' AND name NOT LIKE 'spatial%'
                        AND name NOT LIKE 'views_%' AND name NOT LIKE 'virts_%' AND name NOT LIKE 'ElementaryG%'
                        AND name NOT LIKE 'KNN%' AND name NOT IN ('data_licenses', 'sql_statements_log')
                    """)
        }
        #expect(Set(ours) == Set(purged + harmless))
    }

    @Test(
        "A submission that was purged says nothing, waits for nobody, and takes no decision, improvement or withdrawal")
    func erasedSubmission() throws {
        let sandbox = try Sandbox()
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: try EmailAddress("inzender@voorbeeld.example"))
        let report = try sandbox.register.purge([PurgeOrder(submission.id, because: .personalData)])
        #expect(report.first?.contacts == 1 && report.first?.isPublic == false)
        let left = try #require(try sandbox.register.submission(submission.id))
        #expect(left.proposal.kind == .addition && left.proposal.content == nil && left.proposal.erasedAt != nil)
        #expect(left.status == .submitted)
        #expect(try sandbox.register.queue(status: .submitted, limit: 10).total == 0)
        #expect(try sandbox.register.queue(status: .submitted, limit: 10).submissions.isEmpty)
        // It never was public, so nobody who follows the map hears of it.
        #expect(try sandbox.changes().isEmpty)
        #expect(throws: DecisionError.erased) {
            try sandbox.register.decide(submission.id, Sample.review(.approve))
        }
        #expect(throws: DecisionError.erased) {
            try sandbox.register.improve(submission.id, Sample.content(), .keep)
        }
        #expect(throws: DecisionError.erased) { try sandbox.register.withdraw(submission.id, at: .epoch) }
        #expect(try sandbox.register.initiative(submission.id).initiative == nil)
    }

    @Test("An identity that was removed, purged, or is another submission's is refused by an import, with what to do")
    func identities() throws {
        let sandbox = try Sandbox()
        let (removed, purged, waiting, kept) = (
            Sample.submission(), Sample.submission(), Sample.submission(), Sample.submission()
        )
        for submission in [removed, purged, waiting, kept] {
            try sandbox.register.submit(submission, email: nil)
            if submission != waiting { _ = try sandbox.register.decide(submission.id, Sample.review(.approve)) }
        }
        let change = Submission(
            id: .random(), proposal: .change(of: kept.id, to: Sample.content("Anders")), submittedAt: .epoch)
        try sandbox.register.submit(change, email: nil)
        _ = try sandbox.register.decide(change.id, Sample.review(.approve))
        try sandbox.register.withdraw(removed.id)
        _ = try sandbox.register.purge([purged, waiting].map { PurgeOrder($0.id, because: .request) })
        for dryRun in [true, false] {
            let outcomes = try sandbox.take(
                [removed, purged, waiting, change].map { Sample.row(id: $0.id) }, dryRun: dryRun)
            #expect(outcomes.map { $0.problem?.code } == [.removed, .removed, .removed, .duplicate])
            #expect(outcomes[0].problem?.detail.contains("eerder van de kaart gehaald") == true)
            #expect(outcomes[1].problem?.detail.contains("is gewist") == true)
        }
        #expect(try sandbox.register.page(InitiativeQuery()).numberMatched == 1)
    }

    @Test("What is not there, and a change that is part of a record's history, are refused and nothing is erased")
    func refusals() throws {
        let sandbox = try Sandbox()
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: nil)
        _ = try sandbox.register.decide(submission.id, Sample.review(.approve))
        let change = Submission(
            id: .random(), proposal: .change(of: submission.id, to: Sample.content("Anders")), submittedAt: .epoch)
        try sandbox.register.submit(change, email: nil)
        _ = try sandbox.register.decide(change.id, Sample.review(.approve))
        let nobody = InitiativeID.random()
        #expect(throws: PurgeError.unknown(nobody)) {
            try sandbox.register.purge([submission.id, nobody].map { PurgeOrder($0, because: .other) })
        }
        #expect(throws: PurgeError.partOf(change.id, record: submission.id)) {
            try sandbox.register.purge([PurgeOrder(change.id, because: .other)])
        }
        #expect(try sandbox.register.initiative(submission.id).initiative?.content.title == "Anders")
        #expect(try sandbox.register.reviews(change.id).first?.reason == "Past op de kaart.")
        // One that waits is a submission of its own.
        let waiting = Submission(
            id: .random(), proposal: .change(of: submission.id, to: Sample.content("Nog anders")), submittedAt: .epoch)
        try sandbox.register.submit(waiting, email: nil)
        _ = try sandbox.register.purge([PurgeOrder(waiting.id, because: .other)])
        #expect(try sandbox.register.submission(waiting.id)?.proposal.content == nil)
        #expect(try sandbox.register.initiative(submission.id).initiative != nil)
    }

    @Test("The mark of its request goes, and that of another when its remarks name the record")
    func remarks() throws {
        let sandbox = try Sandbox()
        let submission = Sample.submission()
        func mark(_ key: UInt8) -> Arrival.Mark {
            Arrival.Mark(key: [key], body: [key], expiresAt: Timestamp(secondsSinceEpoch: 4_000_000_000) ?? .epoch)
        }
        _ = try sandbox.register.submit([Arrival(submission, mark: mark(0))])
        let remarks = "{\"mogelijkeDubbelen\":[{\"id\":\"\(submission.id)\",\"titel\":\"qxkanarie\"}]}"
        for (key, remarks) in [(1, remarks), (2, "{}")] as [(UInt8, String)] {
            _ = try sandbox.register.submit([Arrival(Sample.submission(), mark: mark(key), remarks: remarks)])
        }
        _ = try sandbox.register.purge([PurgeOrder(submission.id, because: .other)])
        let left = try sandbox.register.read { db in try String.fetchAll(db, sql: "SELECT remarks FROM arrivals") }
        #expect(left == ["{}"])
    }
}

extension Sandbox {
    /// Whether the bytes of the file or its log hold a word.
    func bytesHold(_ word: String) throws -> Bool {
        try ["", "-wal"].contains { suffix in
            let url = URL(filePath: path + suffix)
            guard FileManager.default.fileExists(atPath: url.path) else { return false }
            return try Data(contentsOf: url).range(of: Data(word.utf8)) != nil
        }
    }
}
