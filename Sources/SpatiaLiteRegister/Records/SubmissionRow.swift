import GRDB
import OpenKaart

/// The columns of `submissions`, and how a row becomes a value.
enum SubmissionRow {
    /// The columns in the order that `decode` expects.
    static let columns =
        """
        id, kind, status, content, submitted_at, initiative_id, note, version, generation, purged_at, seconds_to_fill,
        filled_trap, lacks_proof, base_revision
        """

    static func fetch(_ db: Database, _ id: InitiativeID) throws -> Submission? {
        try Row.fetchOne(
            try db.cachedStatement(sql: "SELECT \(columns) FROM submissions WHERE id = ?"),
            arguments: [id.description]
        ).map(decode)
    }

    static func insert(_ db: Database, _ submission: Submission, score: Double) throws {
        let proposal = submission.proposal
        let note: String? = if case .removal(_, let reason) = proposal { reason } else { nil }
        try db.cachedStatement(
            sql: """
                INSERT INTO submissions (id, kind, status, content, submitted_at, initiative_id, note, version,
                    generation, seconds_to_fill, filled_trap, lacks_proof, base_revision, score)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            submission.id.description, proposal.kind.rawValue, submission.status.rawValue,
            try proposal.content.map(StoredContent.encode) ?? "{}", submission.submittedAt.description,
            proposal.initiativeID?.description, note, submission.version, submission.generation,
            submission.signs.secondsToFill, submission.signs.filledTrap, submission.signs.lacksProof,
            submission.baseRevision, score,
        ])
    }

    /// Makes a submission of a row.
    ///
    /// - Throws: `StorageError` when the row does not hold what was once stored.
    static func decode(_ row: Row) throws -> Submission {
        let damaged = StorageError(kind: .failed, detail: "a row of submissions is damaged; run 'openkaart doctor'")
        guard let id = InitiativeID(parsing: row[0] as String), let kind = Proposal.Kind(rawValue: row[1]),
            let status = Submission.Status(rawValue: row[2]), let submittedAt = Timestamp(parsing: row[4] as String)
        else { throw damaged }
        let record = (row[5] as String?).flatMap { InitiativeID(parsing: $0) }
        let erasedAt = (row[9] as String?).flatMap { Timestamp(parsing: $0) }
        let proposal: Proposal
        switch (kind, record) {
        case _ where erasedAt != nil: proposal = .erased(kind, of: record, at: erasedAt ?? submittedAt)
        case (.addition, _): proposal = .addition(try StoredContent.decode(row[3]))
        case (.change, let record?):
            proposal = .change(of: record, to: try StoredContent.decode(row[3]))
        case (.removal, let record?): proposal = .removal(of: record, reason: row[6] ?? "")
        default: throw damaged
        }
        return Submission(
            id: id, proposal: proposal, status: status, version: row[7], generation: row[8], submittedAt: submittedAt,
            signs: FormSigns(secondsToFill: row[10], filledTrap: row[11], lacksProof: row[12]), baseRevision: row[13])
    }
}
