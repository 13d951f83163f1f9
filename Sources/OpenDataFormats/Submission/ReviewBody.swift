package import OpenKaart

extension ReviewDraft {
    /// Reads `{"besluit":"goedkeuren"|"afwijzen","reden":"…"}`.
    ///
    /// - Throws: `BodyError` when it is no JSON object; whatever else is wrong is in the draft's problems.
    package static func read(_ body: [UInt8]) throws(BodyError) -> ReviewDraft {
        var reader = MemberReader(try SubmissionFormat.object(body))
        var draft = ReviewDraft()
        draft.decision = reader.text(Self.decisionMember)
        draft.reason = reader.text(Self.reasonMember)
        reader.allow(only: [Self.decisionMember, Self.reasonMember])
        draft.problems = reader.problems
        return draft
    }
}
