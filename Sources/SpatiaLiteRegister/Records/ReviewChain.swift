import GRDB
import OpenKaart

/// The chain of reviews of submissions.
enum ReviewChain: HashChain {
    static let table = "reviews"
    static let columns = ["submission_id", "version", "decision", "reason_code", "moderator", "at"]
    static let subjects = "submissions"
    static let names = (one: "beoordeling", many: "beoordelingen")

    /// Writes a review as the next one.
    static func append(_ db: Database, _ review: Review, on submission: Submission) throws {
        try append(
            db,
            [
                submission.id.description, "\(submission.version)", review.decision.rawValue,
                review.reasonCode?.rawValue, review.moderator, review.at.description,
            ], reason: review.reason)
    }
}

/// The chain of how reports ended.
enum SettlementChain: HashChain {
    static let table = "settlements"
    static let columns = ["report_id", "initiative_id", "decision", "moderator", "at"]
    static let subjects = "reports"
    static let names = (one: "afhandeling", many: "afhandelingen")

    /// Writes down how a report ended.
    static func append(
        _ db: Database, _ report: InitiativeID, of record: InitiativeID, _ settlement: Report.Settlement
    ) throws {
        try append(
            db,
            [
                report.description, record.description, settlement.decision.rawValue, settlement.moderator,
                settlement.at.description,
            ], reason: settlement.reason)
    }
}
