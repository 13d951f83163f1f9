import Foundation
import GRDB
import OpenKaart
import Testing

@testable import SpatiaLiteRegister

@Suite("The chain of reviews")
struct ReviewChainTests {
    private func decided(_ count: Int) throws -> (Sandbox, [InitiativeID]) {
        let sandbox = try Sandbox()
        let ids = try (0..<count).map { _ in
            let submission = Sample.submission()
            try sandbox.register.submit(submission, email: nil)
            _ = try sandbox.register.decide(submission.id, Sample.review(.reject))
            return submission.id
        }
        return (sandbox, ids)
    }

    @Test(
        "Whatever is changed, slipped in or cut off in the file is noticed, and where",
        arguments: [
            ("UPDATE reviews SET moderator = 'Ander' WHERE nr = 3", .broken(at: 3)),
            ("UPDATE reviews SET reason = 'Iets anders.' WHERE nr = 2", .broken(at: 2)),
            ("UPDATE reviews SET reason = NULL WHERE nr = 2", .broken(at: 2)),
            ("UPDATE reviews SET reason = NULL, reason_salt = NULL WHERE nr = 4", .reasonGone(at: 4)),
            ("DELETE FROM reviews WHERE nr = 1", .broken(at: 2)),
            ("DELETE FROM reviews WHERE nr = 5", .end(found: 4, written: 5)),
            ("DELETE FROM reviews", .end(found: 0, written: 5)),
            ("DELETE FROM chain_heads", .end(found: 5, written: 0)),
            (
                """
                INSERT INTO reviews (submission_id, decision, moderator, at, reason_hash, chain)
                SELECT submission_id, decision, moderator, at, reason_hash, chain FROM reviews WHERE nr = 5
                """, .broken(at: 6)
            ),
        ] as [(String, ChainFault)])
    func tampering(sql: String, fault: ChainFault) throws {
        let (sandbox, _) = try decided(5)
        #expect(try sandbox.register.read(ReviewChain.examine).fault == nil)
        try sandbox.register.write { db in
            try db.execute(
                sql: "DROP TRIGGER reviews_are_never_updated; DROP TRIGGER reviews_are_never_deleted; \(sql)")
        }
        #expect(try sandbox.register.read(ReviewChain.examine).fault == fault)
    }

    @Test("A purge erases reasons, and the chain holds, also for reviews that come after it")
    func purge() throws {
        let (sandbox, ids) = try decided(5)
        _ = try sandbox.register.purge([PurgeOrder(ids[1], because: .request)])
        #expect(try sandbox.register.reviews(ids[1]).map(\.reason) == [nil])
        let submission = Sample.submission()
        try sandbox.register.submit(submission, email: nil)
        _ = try sandbox.register.decide(submission.id, Sample.review(.approve))
        let found = try sandbox.register.read(ReviewChain.examine)
        #expect(found.fault == nil && found.count == 6 && found.purged == 1)
        // Nothing but that may be done to a review, not even to one that was purged.
        for sql in [
            "UPDATE reviews SET reason = 'Nieuw.', reason_salt = NULL WHERE nr = 2",
            "UPDATE reviews SET reason = NULL, reason_salt = NULL, moderator = 'Ander' WHERE nr = 2",
            "UPDATE reviews SET reason = NULL WHERE nr = 3",
        ] {
            #expect(throws: DatabaseError.self) { try sandbox.register.pool.write { db in try db.execute(sql: sql) } }
        }
    }

    @Test(
        "Reviews from before reasons could be erased go on to be checked; a break among them stays one",
        arguments: [false, true])
    func older(isBroken: Bool) throws {
        let sandbox = try Sandbox()
        let path = sandbox.path + ".oud"
        try RegisterFile.create(at: path)
        let old = try DatabaseQueue(path: path, configuration: SpatiaLite.configuration(label: "old"))
        let steps = Array(Migration.all.prefix { $0.name != Migration.purging.name })
        let id = InitiativeID.random()
        try old.write { db in
            for step in steps { try step.apply(db, .epoch) }
            try db.execute(sql: "PRAGMA user_version = \(steps.count)")
            try db.execute(
                sql: """
                    INSERT INTO submissions (id, status, content, submitted_at, decided_at, kind)
                    VALUES (?, 'afgewezen', ?, ?, ?, 'nieuw')
                    """,
                arguments: [
                    id.description, try StoredContent.encode(Sample.content()), Timestamp.epoch.description,
                    Timestamp.epoch.description,
                ])
            var chain = ReviewChain.start
            for number in 1...4 {
                let fields: [String?] = [
                    id.description, "1", "afwijzen", "dubbel", "Reden \(number).", "Noor", Timestamp.epoch.description,
                ]
                chain = ReviewChain.hash(after: chain, fields: fields)
                try db.execute(
                    sql: """
                        INSERT INTO reviews (submission_id, version, decision, reason_code, reason, moderator, at, chain)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        fields[0], 1, fields[2], fields[3], isBroken && number == 3 ? "Veranderd." : fields[4],
                        fields[5], fields[6], chain,
                    ])
            }
        }
        try old.close()
        let register = try SpatiaLiteRegister(path: path, creates: false)
        defer { try? register.close() }
        let found = try register.read(ReviewChain.examine)
        #expect(found.fault == (isBroken ? .broken(at: 3) : nil))
        #expect(try register.reviews(id).map(\.reason).count == 4)
        // A removal of then has no reason, and its submission decodes.
        #expect(try register.submission(id)?.proposal.content == Sample.content())
        _ = try register.purge([PurgeOrder(id, because: .request)])
        #expect(try register.read(ReviewChain.examine).fault == (isBroken ? .broken(at: 3) : nil))
        #expect(try register.reviews(id).allSatisfy { $0.reason == nil })
    }
}
