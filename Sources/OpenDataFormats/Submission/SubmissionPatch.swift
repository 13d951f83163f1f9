package import OpenKaart

/// A change of what was sent, as a JSON Merge Patch (RFC 7396): members that are named replace, null removes, the rest stays.
package enum SubmissionPatch {
    /// The media types of a patch; plain JSON means the same.
    package static let mediaTypes = ["application/merge-patch+json", "application/json"]

    /// What the sender wants the content to be, unjudged.
    ///
    /// - Throws: `BodyError` when the body is no JSON object; whatever else is wrong is in the draft's problems.
    package static func draft(_ body: [UInt8], over content: InitiativeContent) throws(BodyError) -> SubmissionDraft {
        let patch = try SubmissionFormat.object(body)
        var reader = MemberReader(patch)
        reader.allow(only: Member.texts + [Member.point, Member.email])
        var members: [JSONObject.Member] = []
        for (name, value) in present(content) where patch[name] == nil {
            if let value { members.append(.init(name: name, value: value)) }
        }
        members += patch.members.filter {
            Member.texts.contains($0.name) || [Member.point, Member.email].contains($0.name)
        }
        var draft = JSONSubmission.read(JSONObject(members: members))
        draft.initiative.problems += reader.problems.filter { problem in
            !draft.initiative.problems.contains { $0.member == problem.member }
        }
        return draft
    }

    private static func present(_ content: InitiativeContent) -> [(String, JSONValue?)] {
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
