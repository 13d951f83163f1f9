import GRDB
package import OpenKaart

extension SpatiaLiteRegister {
    package func decide(
        _ id: InitiativeID, _ review: Review, version: Int?, revision: Int?, seen: Submission.Status, undoSeconds: Int
    ) throws -> Submission {
        try write { db in
            guard let submission = try SubmissionRow.fetch(db, id) else { throw DecisionError.noSuchSubmission }
            guard submission.proposal.erasedAt == nil else { throw DecisionError.erased }
            if let version, version != submission.version { throw DecisionError.overtaken(submission.version) }
            guard submission.status == seen else { throw DecisionError.alreadyDecided(submission.status) }
            if let revision {
                let present = try Self.initiative(db, submission.initiativeID)?.revision
                guard revision == present else { throw DecisionError.recordOvertaken(present) }
            }
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
            return rows.compactMap { DecisionRow.review($0) }
        }
    }

    package func preview(_ submission: Submission) throws -> ApprovalPreview {
        try read { db in
            let present = try Self.initiative(db, submission.initiativeID)
            return ApprovalPreview(present: present, outcome: try Self.outcome(db, submission, on: present))
        }
    }

    package func reject(_ ids: [InitiativeID], _ review: Review) throws -> [BulkOutcome] {
        try write { db in
            try ids.map { id in
                guard let submission = try SubmissionRow.fetch(db, id) else { return .noSuchSubmission }
                guard submission.proposal.erasedAt == nil else { return .noSuchSubmission }
                guard submission.status == .submitted else {
                    return .alreadyDecided(submission.status)
                }
                try ReviewChain.append(db, review, on: submission)
                try Self.set(db, .rejected, of: id, at: review.at)
                return .rejected
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

    /// What the record would say; nothing for a removal.
    private static func outcome(
        _ db: Database, _ submission: Submission, on present: Initiative?
    ) throws -> ContentMerge? {
        guard let proposed = submission.proposal.content else { return nil }
        guard let present, let base = submission.baseRevision, base != present.revision,
            let before = try PublicRecords.revision(db, present.id, base)
        else { return ContentMerge(whole: proposed) }
        return ContentMerge(proposed, base: before.content, onto: present.content)
    }

    /// Makes public what a submission proposes, and keeps which revision that made. No record is changed before it was made or changed
    /// last, whatever the clock says.
    private static func publish(_ db: Database, _ submission: Submission, at now: Timestamp) throws {
        let id = submission.initiativeID
        let made: Int?
        switch submission.proposal {
        case .addition(let content):
            let revision = try PublicRecords.lastRevision(db, id) + 1
            made = revision
            try PublicRecords.insert(
                db,
                Initiative(
                    id: id, revision: revision, content: content, createdAt: submission.submittedAt,
                    changedAt: max(now, submission.submittedAt)), at: now)
        case .change:
            guard let old = try initiative(db, id), let outcome = try outcome(db, submission, on: old) else {
                throw DecisionError.initiativeGone
            }
            made = old.revision + 1
            try PublicRecords.update(
                db, from: old,
                to: Initiative(
                    id: id, revision: old.revision + 1, content: outcome.content, createdAt: old.createdAt,
                    changedAt: max(now, old.changedAt)),
                at: now)
        case .removal:
            guard let old = try initiative(db, id) else { throw DecisionError.initiativeGone }
            made = nil
            try PublicRecords.remove(db, old, because: .removed, at: now)
        case .erased: throw DecisionError.erased
        }
        try db.execute(
            sql: "UPDATE submissions SET made_revision = ? WHERE id = ?",
            arguments: [made, submission.id.description])
    }

    /// The revision that the last approval of a submission made, with what it says, and the one before.
    ///
    /// - Returns: nothing when that is not known any more. Approvals from before it was kept are known by their content.
    private static func approved(
        _ db: Database, _ submission: Submission, _ proposed: InitiativeContent, present: Initiative
    ) throws -> (content: InitiativeContent, before: Initiative?)? {
        let made = try Int.fetchOne(
            db, sql: "SELECT made_revision FROM submissions WHERE id = ?", arguments: [submission.id.description])
        guard let made else {
            return (proposed, try PublicRecords.revision(db, present.id, present.revision - 1))
        }
        let content =
            made == present.revision ? present.content : try PublicRecords.revision(db, present.id, made)?.content
        return try content.map { ($0, try PublicRecords.revision(db, present.id, made - 1)) }
    }

    private static func isRemovedForGood(_ db: Database, _ id: InitiativeID) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM settlements WHERE initiative_id = ? AND decision = ?)",
            arguments: [id.description, Report.Decision.remove.rawValue]) ?? false
    }

    /// Takes back what an approval made public: by a revision more, never by forgetting one.
    private static func undo(_ db: Database, _ submission: Submission, at now: Timestamp) throws {
        let id = submission.initiativeID
        let present = try initiative(db, id)
        switch submission.proposal {
        case .addition(let content):
            guard let present, let approved = try approved(db, submission, content, present: present),
                present.content == approved.content
            else { throw DecisionError.changedSince }
            try PublicRecords.remove(db, present, because: .undone, at: now)
        case .change(_, let content):
            guard let present, let approved = try approved(db, submission, content, present: present),
                present.content == approved.content, let before = approved.before
            else { throw DecisionError.changedSince }
            try PublicRecords.update(
                db, from: present,
                to: Initiative(
                    id: id, revision: present.revision + 1, content: before.content, createdAt: before.createdAt,
                    changedAt: max(now, present.changedAt)), at: now)
        case .removal:
            let last = try PublicRecords.lastRevision(db, id)
            // A report that was settled meanwhile says for good that the record goes.
            guard present == nil, let before = try PublicRecords.revision(db, id, last),
                try !isRemovedForGood(db, id)
            else { throw DecisionError.changedSince }
            try PublicRecords.insert(
                db,
                Initiative(
                    id: id, revision: last + 1, content: before.content, createdAt: before.createdAt,
                    changedAt: max(now, before.changedAt)),
                at: now)
        case .erased: throw DecisionError.erased
        }
    }
}
