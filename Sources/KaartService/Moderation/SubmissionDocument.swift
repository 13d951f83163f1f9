import OpenDataFormats
import OpenKaart

/// Submissions as JSON: for who sent them in, and for who decides.
enum SubmissionDocument {
    /// The answer to who sent something in: where it stands, and the link to come back by.
    static func receipt(_ submission: Submission, editLink: String, remarks: JSONValue) -> JSONValue {
        guard case .object(let remarks) = remarks else { return .null }
        return .object(
            JSONObject(
                members: [
                    .init(name: "id", value: .string(submission.id.description)),
                    .init(name: "soort", value: .string(submission.proposal.kind.rawValue)),
                    // As it was when it came in, so that a repetition is answered alike.
                    .init(name: "status", value: .string(Submission.Status.submitted.rawValue)),
                    .init(name: "ingediendOp", value: .string(submission.submittedAt.description)),
                    .init(name: "bewerkLink", value: .string(editLink)),
                ] + remarks.members))
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

    /// What differs, member by member, between what is public and what is proposed.
    static func differences(_ present: InitiativeContent?, _ proposed: InitiativeContent?) -> JSONValue {
        let before = Dictionary(uniqueKeysWithValues: (present.map(members) ?? []).map { ($0.0, $0.1) })
        let after = Dictionary(uniqueKeysWithValues: (proposed.map(members) ?? []).map { ($0.0, $0.1) })
        return .array(
            (Member.texts + [Member.point]).compactMap { name in
                let (was, becomes) = (before[name] ?? nil, after[name] ?? nil)
                guard was != becomes else { return nil }
                return ["lid": .string(name), "was": was ?? .null, "wordt": becomes ?? .null]
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
