/// What a moderator sent, before it is judged.
package struct ReviewDraft: Sendable {
    package static let decisionMember = "besluit"
    package static let reasonMember = "reden"
    package static let reasonCodeMember = "redencode"
    package static let versionMember = "versie"
    package static let statusMember = "status"
    package static let revisionMember = "revisie"

    /// No submission is improved, and no record revised, so often.
    package static let lastVersion = 1_000_000_000

    package var decision: String?
    package var reason: String?
    package var reasonCode: String?
    /// The version of the submission that the moderator saw.
    package var version: Double?
    /// The status of the submission that the moderator saw; waiting when it is missing.
    package var status: String?
    /// The revision of the public record that the moderator saw.
    package var revision: Double?
    /// What the reader found wrong; a member named here is not judged again.
    package var problems: [Problem] = []

    package init() {}

    /// A review, and what it is about: version and revision when they were given, and the status that the moderator saw.
    package struct Judged: Sendable {
        package let review: Review
        package let version: Int?
        package let revision: Int?
        package let seen: Submission.Status
    }

    /// The review, when all members keep the rules (a rejection needs a reason);
    /// otherwise everything that is wrong.
    package func judged(moderator: String, at now: Timestamp) throws(Problems) -> Judged {
        var problems = problems
        func isOpen(_ member: String) -> Bool { !problems.contains { $0.member == member } }

        let decision = decision.flatMap(Review.Decision.init)
        if decision == nil, isOpen(Self.decisionMember) {
            let known = Review.Decision.allCases.map(\.rawValue).joined(separator: " of ")
            problems.append(
                Problem(
                    member: Self.decisionMember, code: self.decision == nil ? .missing : .unknownValue,
                    detail: "Geef in '\(Self.decisionMember)' uw besluit: \(known)."))
        }
        let code = reasonCode.flatMap(Review.ReasonCode.init)
        if let reasonCode, code == nil, isOpen(Self.reasonCodeMember) {
            let known = Review.ReasonCode.allCases.map(\.rawValue).joined(separator: ", ")
            problems.append(
                Problem(
                    member: Self.reasonCodeMember, code: .unknownValue,
                    detail: "'\(reasonCode.prefix(40))' is geen redencode. Kies uit: \(known)."))
        }
        let seen = version.flatMap { Int(exactly: $0) }
        if version != nil, !(1...Self.lastVersion).contains(seen ?? 0), isOpen(Self.versionMember) {
            problems.append(
                Problem(
                    member: Self.versionMember, code: .invalid,
                    detail: "'\(Self.versionMember)' is geen versie. Geef het getal dat bij de inzending staat."))
        }
        let revision = self.revision.flatMap { Int(exactly: $0) }
        if self.revision != nil, !(1...Self.lastVersion).contains(revision ?? 0), isOpen(Self.revisionMember) {
            problems.append(
                Problem(
                    member: Self.revisionMember, code: .invalid,
                    detail: "'\(Self.revisionMember)' is geen revisie. Geef het getal dat bij de inzending staat."))
        }
        let status = status.map { Submission.Status(rawValue: $0) } ?? .submitted
        if status == nil, isOpen(Self.statusMember) {
            let known = Submission.Status.allCases.map(\.rawValue).joined(separator: ", ")
            problems.append(
                Problem(
                    member: Self.statusMember, code: .unknownValue,
                    detail: "Geef in '\(Self.statusMember)' de status die u zag: \(known)."))
        }
        let text = reason.flatMap(PlainText.lines).flatMap { $0.isEmpty ? nil : $0 }
        if !isOpen(Self.reasonMember) {
            // The reader said what is wrong with it.
        } else if let reason, PlainText.lines(reason) == nil {
            problems.append(PlainText.refusal(of: Self.reasonMember))
        } else if let text {
            if let problem = TextLength.reason.problem(text, member: Self.reasonMember) { problems.append(problem) }
        } else if decision == .reject {
            problems.append(
                Problem(
                    member: Self.reasonMember, code: .missing,
                    detail: "Geef in '\(Self.reasonMember)' waarom u afwijst. De inzender krijgt dit te lezen."))
        }
        guard problems.isEmpty, let decision, let status else { throw Problems(problems) }
        return Judged(
            review: Review(decision: decision, reasonCode: code, reason: text, moderator: moderator, at: now),
            version: seen, revision: revision, seen: status)
    }
}
