/// A line of the log of decisions: on a submission, or on a report.
package enum LoggedDecision: Hashable, Sendable {
    /// - Parameter title: what the submission or its record is called; nothing when that is gone.
    case review(Review, of: InitiativeID, title: String?)
    /// - Parameter of: the report.
    case settlement(Report.Settlement, of: InitiativeID, title: String?)

    /// When it was taken.
    package var at: Timestamp {
        switch self {
        case .review(let review, _, _): review.at
        case .settlement(let settlement, _, _): settlement.at
        }
    }
}
