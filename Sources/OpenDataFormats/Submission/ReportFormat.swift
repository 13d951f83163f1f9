package import OpenKaart

/// The forms in which a report may come in.
package enum ReportFormat: String, CaseIterable, Sendable {
    case json = "application/json"
    case form = "application/x-www-form-urlencoded"

    /// Reads a body.
    ///
    /// - Throws: `BodyError` when it is not of this form at all; whatever else is wrong is in the draft's problems.
    package func read(_ body: [UInt8]) throws(BodyError) -> ReportDraft {
        var reader = MemberReader(try object(body))
        var draft = ReportDraft()
        draft.initiativeID = reader.text(Member.initiativeID)
        draft.reason = reader.text(ReportDraft.reasonMember)
        draft.note = reader.text(ReportDraft.noteMember)
        draft.email = reader.text(Member.email)
        reader.allow(only: ReportDraft.members)
        draft.problems = reader.problems
        return draft
    }

    /// Where a member stands in a body of this form.
    package func location(of member: String) -> String {
        self == .json ? SubmissionFormat.json.location(of: member) : SubmissionFormat.form.location(of: member)
    }

    private func object(_ body: [UInt8]) throws(BodyError) -> JSONObject {
        switch self {
        case .json: try SubmissionFormat.object(body)
        case .form:
            JSONObject(
                members: try FormFields.parse(body).map { .init(name: $0.name, value: .string($0.value)) })
        }
    }
}
