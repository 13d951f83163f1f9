import GRDB
package import OpenKaart

extension SpatiaLiteRegister {
    package func decide(
        _ id: InitiativeID, _ review: Review, version: Int?, seen: Submission.Status, undoSeconds: Int
    ) throws -> Submission {
        try write { db in
            guard let submission = try SubmissionRow.fetch(db, id) else { throw DecisionError.noSuchSubmission }
            guard submission.proposal.erasedAt == nil else { throw DecisionError.erased }
            if let version, version != submission.version { throw DecisionError.overtaken(submission.version) }
            guard submission.status == seen else { throw DecisionError.alreadyDecided(submission.status) }
            switch submission.status {
            case .submitted:
                if review.decision == .approve { try Self.publish(db, submission, at: review.at) }
            case .approved, .rejected:
                guard submission.status != review.decision.status,
                    try Self.isUndoable(db, submission, at: review.at, within: undoSeconds)
                else { throw DecisionError.alreadyDecided(submission.status) }
                if review.decision == .approve {
                    try Self.publish(db, submission, at: review.at)
                } else {
                    try Self.undo(db, submission, at: review.at)
                }
            case .withdrawn: throw DecisionError.alreadyDecided(.withdrawn)
            }
            try ReviewChain.append(db, review, on: submission)
            try Self.set(db, review.decision.status, of: id, at: review.at)
            return try SubmissionRow.fetch(db, id) ?? submission
        }
    }

    package func reviews(_ id: InitiativeID) throws -> [Review] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql:
                    "SELECT decision, reason_code, reason, moderator, at FROM reviews WHERE submission_id = ? ORDER BY nr",
                arguments: [id.description])
            return rows.compactMap { row in
                guard let decision = Review.Decision(rawValue: row[0]), let at = Timestamp(parsing: row[4] as String)
                else { return nil }
                return Review(
                    decision: decision, reasonCode: (row[1] as String?).flatMap(Review.ReasonCode.init), reason: row[2],
                    moderator: row[3], at: at)
            }
        }
    }

    private static func isUndoable(
        _ db: Database, _ submission: Submission, at now: Timestamp, within seconds: Int
    ) throws -> Bool {
        let text = try String.fetchOne(
            db, sql: "SELECT decided_at FROM submissions WHERE id = ?", arguments: [submission.id.description])
        guard let decided = text.flatMap({ Timestamp(parsing: $0) }) else { return false }
        return now.secondsSinceEpoch - decided.secondsSinceEpoch <= seconds
    }

    /// Makes public what a submission proposes.
    private static func publish(_ db: Database, _ submission: Submission, at now: Timestamp) throws {
        switch submission.proposal {
        case .addition(let content):
            let revision = try PublicRecords.lastRevision(db, submission.id) + 1
            try PublicRecords.insert(
                db,
                Initiative(
                    id: submission.id, revision: revision, content: content, createdAt: submission.submittedAt,
                    changedAt: now), at: now)
        case .change(let id, let content):
            guard let old = try initiative(db, id) else { throw DecisionError.initiativeGone }
            try PublicRecords.update(
                db, from: old,
                to: Initiative(
                    id: id, revision: old.revision + 1, content: content, createdAt: old.createdAt, changedAt: now),
                at: now)
        case .removal(let id, _):
            guard let old = try initiative(db, id) else { throw DecisionError.initiativeGone }
            try PublicRecords.remove(db, old, because: .removed, at: now)
        case .erased: throw DecisionError.erased
        }
    }

    /// Takes back what an approval made public: by a revision more, never by forgetting one.
    private static func undo(_ db: Database, _ submission: Submission, at now: Timestamp) throws {
        let id = submission.initiativeID
        let present = try initiative(db, id)
        switch submission.proposal {
        case .addition(let content):
            guard let present, present.content == content else { throw DecisionError.changedSince }
            try PublicRecords.remove(db, present, because: .undone, at: now)
        case .change(_, let content):
            guard let present, present.content == content,
                let before = try PublicRecords.revision(db, id, present.revision - 1)
            else { throw DecisionError.changedSince }
            try PublicRecords.update(
                db, from: present,
                to: Initiative(
                    id: id, revision: present.revision + 1, content: before.content, createdAt: before.createdAt,
                    changedAt: now), at: now)
        case .removal:
            let last = try PublicRecords.lastRevision(db, id)
            guard present == nil, let before = try PublicRecords.revision(db, id, last) else {
                throw DecisionError.changedSince
            }
            try PublicRecords.insert(
                db,
                Initiative(
                    id: id, revision: last + 1, content: before.content, createdAt: before.createdAt, changedAt: now),
                at: now)
        case .erased: throw DecisionError.erased
        }
    }
}
