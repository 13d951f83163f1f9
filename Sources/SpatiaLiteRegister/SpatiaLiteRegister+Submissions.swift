private import Foundation
import GRDB
package import OpenKaart

extension SpatiaLiteRegister: SubmissionDesk {
    package func submit(_ arrivals: [Arrival]) throws -> [Receipt] {
        let now = clock.now()
        return try write { db in try arrivals.map { try Self.take(db, $0, at: now) } }
    }

    package func submission(_ id: InitiativeID) throws -> Submission? {
        try read { db in try SubmissionRow.fetch(db, id) }
    }

    package func queue(status: Submission.Status, limit: Int) throws -> (submissions: [Submission], total: Int) {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(SubmissionRow.columns) FROM submissions WHERE status = ? \(Self.listed(status))
                    ORDER BY score, nr LIMIT ?
                    """, arguments: [status.rawValue, limit])
            let total = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM submissions WHERE status = ? \(Self.listed(status))",
                arguments: [status.rawValue])
            return (try rows.map(SubmissionRow.decode), total ?? 0)
        }
    }

    package func improve(
        _ id: InitiativeID, _ content: InitiativeContent, _ contact: ContactChange
    ) throws -> Submission {
        try write { db in
            let old = try Self.waiting(db, id)
            // A moderator need not look again at what says the same.
            if content != old.proposal.content {
                try db.execute(
                    sql: "UPDATE submissions SET content = ?, score = ?, version = version + 1 WHERE id = ?",
                    arguments: [
                        try StoredContent.encode(content), SubmissionScore(of: content, signs: old.signs).value,
                        id.description,
                    ])
            }
            switch contact {
            case .keep: break
            case .remove:
                try db.execute(sql: "DELETE FROM contacts WHERE submission_id = ?", arguments: [id.description])
            case .replace(let email): try Self.keep(db, email, of: id)
            }
            return try SubmissionRow.fetch(db, id) ?? old
        }
    }

    package func withdraw(_ id: InitiativeID, at now: Timestamp) throws -> Submission {
        try write { db in
            guard let submission = try SubmissionRow.fetch(db, id) else { throw DecisionError.noSuchSubmission }
            switch (submission.status, submission.proposal) {
            case (.withdrawn, _): return submission
            case (_, .erased): throw DecisionError.erased
            case (.submitted, _): break
            case (.approved, .addition):
                if let record = try Self.initiative(db, id) {
                    try PublicRecords.remove(db, record, because: .withdrawn, at: now)
                }
            default: throw DecisionError.alreadyDecided(submission.status)
            }
            try Self.set(db, .withdrawn, of: id, at: now)
            return try SubmissionRow.fetch(db, id) ?? submission
        }
    }

    package func renewLink(_ id: InitiativeID) throws -> Submission {
        try write { db in
            try db.execute(
                sql: "UPDATE submissions SET generation = generation + 1 WHERE id = ?", arguments: [id.description])
            guard let submission = try SubmissionRow.fetch(db, id) else { throw DecisionError.noSuchSubmission }
            return submission
        }
    }

    package func contact(of id: InitiativeID) throws -> EmailAddress? {
        try read { db in
            try String.fetchOne(
                db, sql: "SELECT email FROM contacts WHERE submission_id = ?", arguments: [id.description])
        }.flatMap { try? EmailAddress($0) }
    }

    package func forget(
        decidedBefore: Timestamp, undecidedBefore: Timestamp, now: Timestamp
    ) throws -> (decided: Int, undecided: Int) {
        try write { db in
            try db.execute(
                sql: """
                    DELETE FROM contacts WHERE submission_id IN
                        (SELECT id FROM submissions WHERE decided_at IS NOT NULL AND decided_at < ?)
                    """, arguments: [decidedBefore.description])
            var decided = db.changesCount
            try db.execute(
                sql: """
                    DELETE FROM report_contacts WHERE report_id IN
                        (SELECT id FROM reports WHERE settled_at IS NOT NULL AND settled_at < ?)
                    """, arguments: [decidedBefore.description])
            decided += db.changesCount
            try db.execute(
                sql: """
                    DELETE FROM contacts WHERE submission_id IN
                        (SELECT id FROM submissions WHERE status = 'ingediend' AND submitted_at < ?)
                    """, arguments: [undecidedBefore.description])
            var undecided = db.changesCount
            try db.execute(
                sql: """
                    DELETE FROM report_contacts WHERE report_id IN
                        (SELECT id FROM reports WHERE settled_at IS NULL AND reported_at < ?)
                    """, arguments: [undecidedBefore.description])
            undecided += db.changesCount
            try db.execute(sql: "DELETE FROM arrivals WHERE expires_at <= ?", arguments: [now.secondsSinceEpoch])
            return (decided, undecided)
        }
    }

    /// Takes a public record off the map for good; its identity never comes back. Says whether it was public.
    @discardableResult
    package func withdraw(_ id: InitiativeID) throws -> Bool {
        try write { db in
            guard let initiative = try Self.initiative(db, id) else { return false }
            try PublicRecords.remove(db, initiative, because: .administration, at: clock.now())
            return true
        }
    }

    // MARK: Inside a transaction

    /// What was erased does not wait for anybody any more.
    private static func listed(_ status: Submission.Status) -> String {
        status == .submitted ? "AND purged_at IS NULL" : ""
    }

    private static func take(_ db: Database, _ arrival: Arrival, at now: Timestamp) throws -> Receipt {
        if let mark = arrival.mark, let receipt = try earlier(db, mark, at: now) { return receipt }
        var submission = arrival.submission
        if let id = submission.proposal.initiativeID {
            guard let record = try initiative(db, id) else { return .noSuchInitiative }
            // Who does not say on what a change was made, made it on what is public now.
            if submission.baseRevision == nil { submission = submission.made(onRevision: record.revision) }
        }
        try SubmissionRow.insert(db, submission, score: arrival.score)
        if let email = arrival.email { try keep(db, email, of: submission.id) }
        if let mark = arrival.mark { try keep(db, mark, of: submission.id, remarks: arrival.remarks) }
        return .stored
    }

    /// Keeps by what a request is known.
    ///
    /// - Parameter id: of the submission or the report that it stored.
    static func keep(_ db: Database, _ mark: Arrival.Mark, of id: InitiativeID, remarks: String = "") throws {
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO arrivals (key, body, submission_id, remarks, expires_at) VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            Data(mark.key), Data(mark.body), id.description, remarks, mark.expiresAt.secondsSinceEpoch,
        ])
    }

    /// What a request of the same key stored before, if it did.
    static func marked(
        _ db: Database, _ mark: Arrival.Mark, at now: Timestamp
    ) throws -> (body: [UInt8], id: InitiativeID, remarks: String)? {
        let row = try Row.fetchOne(
            try db.cachedStatement(
                sql: "SELECT body, submission_id, remarks FROM arrivals WHERE key = ? AND expires_at > ?"),
            arguments: [Data(mark.key), now.secondsSinceEpoch])
        guard let row, let id = InitiativeID(parsing: row[1] as String) else { return nil }
        return (Array(row[0] as Data), id, row[2])
    }

    private static func earlier(_ db: Database, _ mark: Arrival.Mark, at now: Timestamp) throws -> Receipt? {
        guard let earlier = try marked(db, mark, at: now) else { return nil }
        guard earlier.body == mark.body else { return .conflict }
        // What was taken back since may be sent in anew.
        guard let submission = try SubmissionRow.fetch(db, earlier.id), submission.status != .withdrawn
        else { return nil }
        return .repeated(submission, remarks: earlier.remarks)
    }

    private static func keep(_ db: Database, _ email: EmailAddress, of id: InitiativeID) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO contacts (submission_id, email) VALUES (?, ?)
                ON CONFLICT (submission_id) DO UPDATE SET email = excluded.email
                """
        ).execute(arguments: [id.description, email.secret])
    }

    private static func waiting(_ db: Database, _ id: InitiativeID) throws -> Submission {
        guard let submission = try SubmissionRow.fetch(db, id) else { throw DecisionError.noSuchSubmission }
        guard submission.proposal.erasedAt == nil else { throw DecisionError.erased }
        guard submission.status == .submitted else { throw DecisionError.alreadyDecided(submission.status) }
        return submission
    }

    static func set(_ db: Database, _ status: Submission.Status, of id: InitiativeID, at now: Timestamp) throws {
        try db.execute(
            sql: "UPDATE submissions SET status = ?, decided_at = ? WHERE id = ?",
            arguments: [status.rawValue, now.description, id.description])
    }
}
