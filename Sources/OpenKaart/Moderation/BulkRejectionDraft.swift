/// What a moderator sent to reject many submissions at once, before it is judged.
package struct BulkRejectionDraft: Sendable {
    package static let idsMember = "ids"
    package static let members = [
        ReviewDraft.decisionMember, idsMember, ReviewDraft.reasonMember, ReviewDraft.reasonCodeMember,
    ]
    /// As many go into one transaction: it holds the register for some milliseconds, and nobody looks through more.
    package static let maximum = 500

    /// Decision, reason and code, by the rules of a single one.
    package var review = ReviewDraft()
    package var ids: [String]?

    package init() {}

    /// The submissions and the review for each of them; otherwise everything that is wrong.
    package func judged(
        moderator: String, at now: Timestamp
    ) throws(Problems) -> (ids: [InitiativeID], review: Review) {
        var review = review
        if review.decision == Review.Decision.approve.rawValue {
            review.problems.append(
                Problem(
                    member: ReviewDraft.decisionMember, code: .notAllowed,
                    detail: "Goedkeuren kan alleen een voor een. Geef hier '\(Review.Decision.reject.rawValue)'."))
        }
        var found: [InitiativeID] = []
        if !review.problems.contains(where: { $0.member == Self.idsMember }) {
            do throws(Problem) { found = try identities() } catch { review.problems.append(error) }
        }
        return (found, try review.judged(moderator: moderator, at: now).review)
    }

    private func identities() throws(Problem) -> [InitiativeID] {
        func problem(_ code: Problem.Code, _ detail: String) -> Problem {
            Problem(member: Self.idsMember, code: code, detail: detail)
        }
        guard let ids, !ids.isEmpty else {
            throw problem(.missing, "Geef in 'ids' de id's van de inzendingen die u afwijst.")
        }
        guard ids.count <= Self.maximum else {
            throw problem(.tooLong, "'ids' heeft er \(ids.count). Geef er hoogstens \(Self.maximum) tegelijk.")
        }
        var seen = Set<InitiativeID>()
        var found: [InitiativeID] = []
        for (index, text) in ids.enumerated() {
            guard let id = InitiativeID(parsing: text) else {
                throw problem(.invalid, "Nummer \(index + 1), '\(text.prefix(40))', is geen id van een inzending.")
            }
            guard seen.insert(id).inserted else {
                throw problem(.duplicate, "'\(id)' staat er meer dan een keer. Geef het een keer.")
            }
            found.append(id)
        }
        return found
    }
}

/// What became of one submission in a rejection of many.
package enum BulkOutcome: Hashable, Sendable {
    case rejected
    /// It does not wait any more: decided or withdrawn before.
    case alreadyDecided(Submission.Status)
    case noSuchSubmission
}
