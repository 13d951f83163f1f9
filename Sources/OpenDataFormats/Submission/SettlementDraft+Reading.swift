package import OpenKaart

extension SettlementDraft {
    /// Reads `{"besluit":"verwijderen"|"houden","reden":"…"}`.
    ///
    /// - Throws: `BodyError` when it is no JSON object; whatever else is wrong is in the draft's problems.
    package static func read(_ body: [UInt8]) throws(BodyError) -> SettlementDraft {
        var reader = MemberReader(try SubmissionFormat.object(body))
        var draft = SettlementDraft()
        draft.decision = reader.text(Self.decisionMember)
        draft.reason = reader.text(Member.reason)
        reader.allow(only: Self.members)
        draft.problems = reader.problems
        return draft
    }
}
