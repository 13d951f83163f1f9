package import OpenKaart

extension BulkRejectionDraft {
    /// Reads `{"besluit":"afwijzen","ids":["…",…],"reden":"…","redencode":"…"}`.
    ///
    /// - Throws: `BodyError` when it is no JSON object; whatever else is wrong is in the draft's problems.
    package static func read(_ body: [UInt8]) throws(BodyError) -> BulkRejectionDraft {
        var reader = MemberReader(try SubmissionFormat.object(body))
        var draft = BulkRejectionDraft()
        draft.review.decision = reader.text(ReviewDraft.decisionMember)
        draft.review.reason = reader.text(ReviewDraft.reasonMember)
        draft.review.reasonCode = reader.text(ReviewDraft.reasonCodeMember)
        draft.ids = reader.texts(Self.idsMember)
        reader.allow(only: Self.members)
        draft.review.problems = reader.problems
        return draft
    }
}
