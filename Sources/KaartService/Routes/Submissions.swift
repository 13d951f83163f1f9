import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart

extension KaartService {
    /// Takes a citizen's proposal. 201 means that it is on disk; it is public only when a moderator approves it.
    @Sendable func submit(_ request: APIRequest) async throws -> Response {
        try QueryReader.none(request)
        guard let format = Body.mediaType(request).flatMap(SubmissionFormat.init(rawValue:)) else {
            throw HTTPProblem.unsupportedMediaType(SubmissionFormat.allCases.map(\.rawValue))
        }
        let body = try await Body.read(request)
        let (content, email) = try Self.judged(body, format, rules)
        let submission = Submission(id: .random(), status: .submitted, content: content, submittedAt: clock.now())
        try await writing.run { [desk] in try desk.submit(submission, email: email) }

        var response = Response.json(
            [
                "id": .string(submission.id.description), "status": .string(submission.status.rawValue),
                "ingediendOp": .string(submission.submittedAt.description),
            ], status: .created)
        response.headers[.location] = links.submission(submission.id)
        return response
    }

    /// What waits for a decision, oldest first. For moderators.
    @Sendable func queue(_ request: APIRequest) async throws -> Response {
        _ = try await moderator(of: request)
        var reader = try QueryReader(request, known: ["status", "limit"])
        let status =
            reader.value("status") { text throws(Problem) in
                guard let status = Submission.Status(rawValue: text) else {
                    let known = Submission.Status.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Problem(
                        member: "status", code: .unknownValue,
                        detail: "'\(text.prefix(40))' is geen status. Kies uit: \(known).")
                }
                return status
            } ?? .submitted
        let limit = reader.limit()
        try reader.finish()
        let found = try await blocking.run { [desk] in try desk.queue(status: status, limit: limit) }
        let own = Links.with([("status", status.rawValue), ("limit", "\(limit)")], links.submissions)
        return .json([
            "inzendingen": .array(found.submissions.map(Self.document)),
            "aantal": .number(Double(found.total)),
            "links": [.link(own, rel: "self", type: "application/json", title: "Deze lijst")],
        ])
    }

    /// One submission. For moderators.
    @Sendable func submission(_ request: APIRequest) async throws -> Response {
        _ = try await moderator(of: request)
        try QueryReader.none(request)
        let id = try Self.submissionID(request)
        guard let submission = try await blocking.run({ [desk] in try desk.submission(id) }) else {
            throw HTTPProblem.noSuchItem("inzending")
        }
        return .json(Self.document(submission))
    }

    static func submissionID(_ request: APIRequest) throws(HTTPProblem) -> InitiativeID {
        guard let id = InitiativeID(parsing: request.parameters["id"] ?? "") else { throw .noSuchItem("inzending") }
        return id
    }

    private static func judged(
        _ body: [UInt8], _ format: SubmissionFormat, _ rules: Rules
    ) throws(HTTPProblem) -> (InitiativeContent, EmailAddress?) {
        let draft: SubmissionDraft
        do { draft = try format.read(body) } catch { throw .unreadable(error) }
        do {
            return try draft.judged(by: rules)
        } catch {
            throw .invalid(error.all, in: .body, location: format.location(of:))
        }
    }

    /// A submission as moderators see it. The e-mail address is not part of it.
    private static func document(_ submission: Submission) -> JSONValue {
        let content = submission.content
        let members: [(String, JSONValue?)] = [
            ("id", .string(submission.id.description)),
            ("status", .string(submission.status.rawValue)),
            ("ingediendOp", .string(submission.submittedAt.description)),
            (Member.title, .string(content.title)),
            (Member.description, .string(content.description)),
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
        return .object(
            JSONObject(members: members.compactMap { name, value in value.map { .init(name: name, value: $0) } }))
    }
}
