import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart

extension KaartService {
    var submissionsResource: Resource {
        Resource(
            "/v1/inzendingen",
            [
                .get: Operation(
                    id: "haalWachtrij", tag: .submissions, summary: "De inzendingen, oudste eerst",
                    parameters: [Self.statusParameter, Parameters.limit],
                    success: .init(status: .ok, description: "De lijst.", schema: "Wachtrij"),
                    access: .moderators, handler: queue),
                .post: Operation(
                    id: "stuurInzending", tag: .submissions, summary: "Een initiatief insturen",
                    description:
                        "Iedereen kan een initiatief insturen. 201 betekent dat het bewaard is; het is pas openbaar als een moderator "
                        + "het goedkeurt.",
                    parameters: [Self.contentCRSParameter],
                    body: .init(contents: [
                        (SubmissionFormat.json.rawValue, "NieuweInzending", .submission),
                        (SubmissionFormat.geojson.rawValue, "NieuweInzendingFeature", .submissionFeature),
                        (SubmissionFormat.form.rawValue, "NieuweInzendingFormulier", .submissionForm),
                    ]),
                    success: .init(
                        status: .created, description: "De inzending is bewaard.", schema: "Ontvangst",
                        headers: [.location]),
                    handler: submit),
            ])
    }

    var submissionResource: Resource {
        Resource(
            "/v1/inzendingen/{id}",
            [
                .get: Operation(
                    id: "haalInzending", tag: .submissions, summary: "Een inzending",
                    success: .init(status: .ok, description: "De inzending.", schema: "Inzending"),
                    access: .moderators, handler: submission)
            ])
    }

    private static let statusParameter = Parameter(
        "status", "Alleen inzendingen met deze status.",
        schema: [
            "type": "string", "default": "ingediend",
            "enum": .array(Submission.Status.allCases.map { .string($0.rawValue) }),
        ], example: "ingediend")

    private static let contentCRSParameter = Parameter(
        "Content-Crs", in: .header,
        "Het referentiestelsel van de coördinaten in de inhoud, als URI tussen punthaken; zonder deze header CRS84.",
        schema: ["type": "string", "enum": .array(ReferenceSystem.allCases.map { .string($0.contentCRS) })],
        example: .string(ReferenceSystem.crs84.contentCRS))

    /// Takes a citizen's proposal. 201 means that it is on disk; it is public only when a moderator approves it.
    @Sendable func submit(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        guard let format = Body.mediaType(request).flatMap(SubmissionFormat.init(rawValue:)) else {
            throw HTTPProblem.unsupportedMediaType(SubmissionFormat.allCases.map(\.rawValue))
        }
        let system = try Self.system(of: request, format)
        let body = try await Body.read(request)
        let (content, email) = try judged(body, format, system)
        let submission = Submission(id: .random(), status: .submitted, content: content, submittedAt: clock.now())
        try await writing.run { [desk] in try desk.submit(submission, email: email) }

        var response = Response.json(
            [
                "id": .string(submission.id.description), "status": .string(submission.status.rawValue),
                "ingediendOp": .string(submission.submittedAt.description),
            ], status: .created)
        response.headers[.location] = request.links.submission(submission.id)
        return response
    }

    /// What waits for a decision, oldest first. For moderators.
    @Sendable func queue(_ request: APIRequest) async throws -> Response {
        _ = try await moderator(of: request)
        var reader = request.query
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
        let own = Links.with([("status", status.rawValue), ("limit", "\(limit)")], request.links.submissions)
        return .json([
            "inzendingen": .array(found.submissions.map(Self.document)),
            "aantal": .number(Double(found.total)),
            "links": [.link(own, rel: "self", type: "application/json", title: "Deze lijst")],
        ])
    }

    /// One submission. For moderators.
    @Sendable func submission(_ request: APIRequest) async throws -> Response {
        _ = try await moderator(of: request)
        try request.query.finish()
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

    /// The reference system of the coordinates in a body (/geo/content-crs-request-header).
    private static func system(
        of request: APIRequest, _ format: SubmissionFormat
    ) throws(HTTPProblem) -> ReferenceSystem {
        let name = "Content-Crs"
        guard let header = request.http.headers[.contentCRS] else { return .crs84 }
        let problem: Problem
        do {
            let system = try ReferenceSystem(parsing: header, parameter: name)
            guard format == .form, system.axes == .eastingNorthing else {
                // The fields of a form have names, so the order of the axes does not matter.
                return format == .form ? .crs84 : system
            }
            problem = Problem(
                member: name, code: .notAllowed,
                detail: "De velden 'lon' en 'lat' van een formulier zijn graden. Stuur JSON of GeoJSON voor meters.")
        } catch {
            problem = error
        }
        throw .invalid([problem], in: .header)
    }

    private func judged(
        _ body: [UInt8], _ format: SubmissionFormat, _ system: ReferenceSystem
    ) throws(HTTPProblem) -> (InitiativeContent, EmailAddress?) {
        var draft: SubmissionDraft
        do { draft = try format.read(body) } catch { throw .unreadable(error) }
        let sent = draft.initiative.position
        if system != .crs84, let pair = sent {
            let degrees = positions.degrees(SIMD2(pair.x, pair.y), from: system)
            if degrees.x.isFinite, degrees.y.isFinite {
                draft.initiative.position = (degrees.x, degrees.y)
            } else {
                draft.initiative.problems.append(
                    Problem(
                        member: Member.point, code: .invalid,
                        detail: "(\(pair.x), \(pair.y)) ligt buiten het bereik van \(system.title)."))
            }
        }
        do {
            return try draft.judged(by: rules)
        } catch {
            // What is wrong with the point is told of the numbers that were sent.
            let problems = error.all.map { problem in
                guard system != .crs84, problem.member == Member.point, let sent else { return problem }
                return Problem(
                    member: problem.member, code: problem.code,
                    detail: "(\(sent.x), \(sent.y)) in \(system.title): \(problem.detail)")
            }
            throw .invalid(problems, in: .body, location: format.location(of:))
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
        return .object(members)
    }
}
