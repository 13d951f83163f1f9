import OpenDataFormats
import OpenKaart

/// Submissions as JSON: for who sent them in, and for who decides.
enum SubmissionDocument {
    /// The answer to who sent something in: where it stands, and the link to come back by.
    static func receipt(
        _ submission: Submission, editLink: String, duplicates: JSONValue, warnings: JSONValue
    ) -> JSONValue {
        [
            "id": .string(submission.id.description), "soort": .string(submission.proposal.kind.rawValue),
            // As it was when it came in, so that a repetition is answered alike.
            "status": .string(Submission.Status.submitted.rawValue),
            "ingediendOp": .string(submission.submittedAt.description), "bewerkLink": .string(editLink),
            "mogelijkeDubbelen": duplicates, "waarschuwingen": warnings,
        ]
    }

    /// What moderators see of how it was made.
    static func signs(_ score: SubmissionScore) -> [(String, JSONValue?)] {
        [("score", .number(score.value)), ("waarschuwingen", DuplicateDocument.warnings(score.warnings))]
    }

    /// One submission. The e-mail address is not part of it.
    static func whole(_ submission: Submission, reviews: [Review]? = nil, more: [(String, JSONValue?)] = [])
        -> JSONValue
    {
        let proposal = submission.proposal
        var members: [(String, JSONValue?)] = [
            ("id", .string(submission.id.description)), ("soort", .string(proposal.kind.rawValue)),
            ("initiatiefId", (proposal.initiativeID?.description).map(JSONValue.string)),
            ("status", .string(submission.status.rawValue)), ("versie", .number(Double(submission.version))),
            ("ingediendOp", .string(submission.submittedAt.description)),
            ("gewistOp", (proposal.erasedAt?.description).map(JSONValue.string)),
        ]
        members += proposal.content.map(Self.members) ?? []
        if case .removal(_, let reason) = proposal { members.append((Member.reason, .string(reason))) }
        members += more
        if let reviews { members.append(("beoordelingen", .array(reviews.map { review($0) }))) }
        return .object(members)
    }

    /// One decision.
    static func review(_ review: Review, status: Submission.Status? = nil) -> JSONValue {
        .object([
            ("besluit", .string(review.decision.rawValue)),
            ("redencode", (review.reasonCode?.rawValue).map(JSONValue.string)),
            ("reden", review.reason.map(JSONValue.string)), ("moderator", .string(review.moderator)),
            ("beoordeeldOp", .string(review.at.description)), ("status", status.map { .string($0.rawValue) }),
        ])
    }

    /// What differs, member by member, between what is public and what an approval would make of it.
    static func differences(_ present: InitiativeContent?, _ outcome: ContentMerge?) -> JSONValue {
        let before = Dictionary(uniqueKeysWithValues: (present.map(members) ?? []).map { ($0.0, $0.1) })
        let after = Dictionary(uniqueKeysWithValues: (outcome.map { members($0.content) } ?? []).map { ($0.0, $0.1) })
        return .array(
            (Member.texts + [Member.point]).compactMap { name in
                let (was, becomes) = (before[name] ?? nil, after[name] ?? nil)
                guard was != becomes else { return nil }
                return .object([
                    ("lid", .string(name)), ("was", was ?? .null), ("wordt", becomes ?? .null),
                    ("ookVeranderd", outcome?.contested.contains(name) == true ? true : nil),
                ])
            })
    }

    private static func members(_ content: InitiativeContent) -> [(String, JSONValue?)] {
        [
            (Member.title, .string(content.title)), (Member.description, .string(content.description)),
            (Member.theme, .string(content.theme.text)),
            (Member.organisation, content.organisation.map(JSONValue.string)),
            (Member.place, content.place.map(JSONValue.string)),
            (Member.municipalityCode, (content.municipalityCode?.text).map(JSONValue.string)),
            (Member.url, (content.url?.text).map(JSONValue.string)),
            (
                Member.point,
                ["type": "Point", "coordinates": [.number(content.point.longitude), .number(content.point.latitude)]]
            ),
        ]
    }
}
