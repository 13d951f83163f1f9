package import OpenKaart

extension ReviewDraft {
    /// Reads `{"besluit":"goedkeuren"|"afwijzen","reden":"…","redencode":"…","versie":1,"revisie":1,"status":"…"}`.
    ///
    /// - Throws: `BodyError` when it is no JSON object; whatever else is wrong is in the draft's problems.
    package static func read(_ body: [UInt8]) throws(BodyError) -> ReviewDraft {
        var reader = MemberReader(try SubmissionFormat.object(body))
        var draft = ReviewDraft()
        draft.decision = reader.text(Self.decisionMember)
        draft.reason = reader.text(Self.reasonMember)
        draft.reasonCode = reader.text(Self.reasonCodeMember)
        draft.version = reader.number(Self.versionMember)
        draft.revision = reader.number(Self.revisionMember)
        draft.status = reader.text(Self.statusMember)
        reader.allow(only: [
            Self.decisionMember, Self.reasonMember, Self.reasonCodeMember, Self.versionMember, Self.revisionMember,
            Self.statusMember,
        ])
        draft.problems = reader.problems
        return draft
    }
}
