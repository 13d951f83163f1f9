import OpenKaart

extension DeskSubmissionPage {
    /// A fact beside the content.
    struct Fact: Sendable {
        let caption: String
        let value: String
        let factLink: String?
    }

    /// Something to look at once more.
    struct WarningLine: Sendable {
        let name: String
        let member: String?
        let detail: String
    }

    /// An earlier decision.
    struct ReviewLine: Sendable {
        let decision: String
        let isApproval: Bool
        let reason: String?
        let code: String?
        let moderator: String
        let moment: SiteMoment

        init(_ review: Review, _ texts: TextCatalogue) {
            decision = DeskWords.decision(review.decision, texts)
            isApproval = review.decision == .approve
            reason = review.reason
            code = review.reasonCode.map { DeskWords.reason($0, texts) }
            moderator = review.moderator
            moment = SiteMoment(review.at, texts)
        }
    }

    /// What looks like it, with its number on the map.
    struct SimilarLine: Sendable {
        let number: Int
        let href: String
        let name: String
        let state: String
        let reasons: String
        let percent: String
    }

    func factLines(_ frame: SiteFrame, _ texts: TextCatalogue) -> [Fact] {
        let submission = facts.submission
        var lines = [
            Fact(
                caption: texts.text("desk-fact-submitted"), value: SiteMoment(submission.submittedAt, texts).text,
                factLink: nil)
        ]
        if submission.version > 1 {
            lines.append(
                Fact(
                    caption: texts.text("desk-fact-version"),
                    value: texts.text("desk-fact-improved", count: submission.version - 1), factLink: nil))
        }
        if let seconds = submission.signs.secondsToFill {
            lines.append(
                Fact(
                    caption: texts.text("desk-fact-time"),
                    value: seconds < 120
                        ? texts.text("desk-seconds", count: Int(seconds.rounded()))
                        : texts.text("desk-minutes", count: Int((seconds / 60).rounded())), factLink: nil))
        }
        if facts.preview.present != nil {
            lines.append(
                Fact(
                    caption: texts.text("desk-fact-record"), value: texts.text("desk-fact-public"),
                    factLink: frame.address("/initiatieven/\(submission.initiativeID)")))
        }
        lines.append(Fact(caption: texts.text("desk-fact-id"), value: submission.id.description, factLink: nil))
        return lines
    }

    func warnings(_ texts: TextCatalogue) -> [WarningLine] {
        facts.submission.score.warnings.map { warning in
            WarningLine(
                name: DeskWords.warning(warning.kind, texts),
                member: warning.member.map { DeskWords.member($0, texts) }, detail: warning.detail)
        }
    }

    func similar(_ frame: SiteFrame, _ texts: TextCatalogue) -> [SimilarLine] {
        facts.resembling.enumerated().map { index, similar in
            let id = similar.duplicate.id
            return SimilarLine(
                number: index + 1,
                href: frame.address(similar.isPublic ? "/initiatieven/\(id)" : "/moderatie/inzendingen/\(id)"),
                name: similar.duplicate.title,
                state: texts.text(similar.isPublic ? "desk-similar-public" : "desk-similar-waiting"),
                reasons: similar.duplicate.reasons.joined(separator: " · "),
                percent: "\(Int((similar.duplicate.score * 100).rounded())) %")
        }
    }
}
