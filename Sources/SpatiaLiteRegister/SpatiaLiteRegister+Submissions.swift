import GRDB
package import OpenKaart

extension SpatiaLiteRegister: SubmissionDesk {
    package func submit(_ submission: Submission, email: EmailAddress?) throws {
        try write { db in
            let id = submission.id.description
            try db.execute(
                sql: "INSERT INTO submissions (id, status, content, submitted_at) VALUES (?, ?, ?, ?)",
                arguments: [
                    id, submission.status.rawValue, try StoredContent.encode(submission.content),
                    submission.submittedAt.description,
                ])
            if let email {
                try db.execute(
                    sql: "INSERT INTO contacts (submission_id, email) VALUES (?, ?)", arguments: [id, email.secret])
            }
        }
    }

    package func submission(_ id: InitiativeID) throws -> Submission? {
        try read { db in try Self.submission(db, id) }
    }

    package func queue(status: Submission.Status, limit: Int) throws -> (submissions: [Submission], total: Int) {
        try read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT \(Self.submissionColumns) FROM submissions WHERE status = ? ORDER BY nr LIMIT ?",
                arguments: [status.rawValue, limit])
            let total = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM submissions WHERE status = ?", arguments: [status.rawValue])
            return (try rows.map(Self.submission), total ?? 0)
        }
    }

    package func decide(_ id: InitiativeID, _ review: Review) throws -> Submission {
        try write { db in
            guard let submission = try Self.submission(db, id) else { throw DecisionError.noSuchSubmission }
            guard submission.status == .submitted else { throw DecisionError.alreadyDecided(submission.status) }
            let status: Submission.Status =
                switch review.decision {
                case .approve: .approved
                case .reject: .rejected
                }
            try db.execute(
                sql: "INSERT INTO reviews (submission_id, decision, reason, moderator, at) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    id.description, review.decision.rawValue, review.reason, review.moderator, review.at.description,
                ])
            try db.execute(
                sql: "UPDATE submissions SET status = ? WHERE id = ?", arguments: [status.rawValue, id.description])
            if status == .approved {
                let initiative = Initiative(
                    id: id, revision: 1, content: submission.content, createdAt: submission.submittedAt,
                    changedAt: review.at)
                try PublicRecords.insert(db, initiative, at: review.at)
            }
            return Submission(
                id: id, status: status, content: submission.content, submittedAt: submission.submittedAt)
        }
    }

    package func reviews(_ id: InitiativeID) throws -> [Review] {
        try read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT decision, reason, moderator, at FROM reviews WHERE submission_id = ? ORDER BY nr",
                arguments: [id.description])
            return rows.compactMap { row in
                guard let decision = Review.Decision(rawValue: row[0]), let at = Timestamp(parsing: row[3] as String)
                else {
                    return nil
                }
                return Review(decision: decision, reason: row[1], moderator: row[2], at: at)
            }
        }
    }

    /// Takes a public record off the map for good; its identity never comes back. Says whether it was public.
    @discardableResult
    package func withdraw(_ id: InitiativeID) throws -> Bool {
        try write { db in
            guard let initiative = try Self.initiative(db, id) else { return false }
            try PublicRecords.remove(db, initiative, at: clock.now())
            return true
        }
    }

    private static let submissionColumns = "id, status, content, submitted_at"

    private static func submission(_ db: Database, _ id: InitiativeID) throws -> Submission? {
        try Row.fetchOne(
            db, sql: "SELECT \(submissionColumns) FROM submissions WHERE id = ?", arguments: [id.description]
        ).map(submission)
    }

    private static func submission(_ row: Row) throws -> Submission {
        guard let id = InitiativeID(parsing: row[0] as String), let status = Submission.Status(rawValue: row[1]),
            let submittedAt = Timestamp(parsing: row[3] as String)
        else { throw StorageError(kind: .failed, detail: "a row of submissions is damaged; run 'openkaart doctor'") }
        return Submission(id: id, status: status, content: try StoredContent.decode(row[2]), submittedAt: submittedAt)
    }
}
