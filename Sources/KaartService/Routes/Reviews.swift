import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    var reviewsResource: Resource {
        Resource(
            "/v1/inzendingen/{id}/beoordelingen",
            [
                .get: Operation(
                    id: "haalBeoordelingen", tag: .submissions, summary: "De beoordelingen van een inzending",
                    success: .init(status: .ok, description: "De lijst, oudste eerst.", schema: "Beoordelingen"),
                    access: .moderators, handler: reviews),
                .post: Operation(
                    id: "beoordeelInzending", tag: .submissions, summary: "Een inzending goedkeuren of afwijzen",
                    description: "Een goedgekeurd initiatief is meteen openbaar.",
                    body: .init(contents: [("application/json", "NieuweBeoordeling", .review)]),
                    success: .init(
                        status: .created, description: "De beoordeling is bewaard.", schema: "Beoordeling",
                        headers: [.location]),
                    failures: [.conflict], access: .moderators, handler: review),
            ])
    }

    /// Takes a moderator's decision; an approval makes the initiative public at once.
    @Sendable func review(_ request: APIRequest) async throws -> Response {
        let moderator = try await moderator(of: request)
        try request.query.finish()
        let id = try Self.submissionID(request)
        guard Body.mediaType(request) == "application/json" else {
            throw HTTPProblem.unsupportedMediaType(["application/json"])
        }
        let draft: ReviewDraft
        do { draft = try ReviewDraft.read(try await Body.read(request)) } catch let error as BodyError {
            throw HTTPProblem.unreadable(error)
        }
        let judged: ReviewDraft.Judged
        do throws(Problems) {
            judged = try draft.judged(moderator: moderator.name, at: clock.now())
        } catch {
            throw HTTPProblem.invalid(error.all, in: .body, location: SubmissionFormat.json.location(of:))
        }
        let submission = try await carryOut(judged, on: id)
        var response = Response.json(
            SubmissionDocument.review(judged.review, status: submission.status), status: .created)
        response.headers[.location] = request.links.reviews(id)
        return response
    }

    /// Carries a decision out, and tells of it in the log.
    ///
    /// The moderator sees the decision on the map at once, not at the map's next look at the register.
    ///
    /// - Throws: `HTTPProblem`: 404, and 409 when it cannot be taken (any more).
    func carryOut(_ judged: ReviewDraft.Judged, on id: InitiativeID) async throws -> Submission {
        let submission = try await decided { [undoSeconds] desk in
            try desk.decide(
                id, judged.review, version: judged.version, revision: judged.revision, seen: judged.seen,
                undoSeconds: undoSeconds)
        }
        note(.decide(judged.review.decision), by: judged.review.moderator, id)
        return submission
    }

    /// The decisions on a submission, oldest first. For moderators.
    @Sendable func reviews(_ request: APIRequest) async throws -> Response {
        _ = try await moderator(of: request)
        try request.query.finish()
        let id = try Self.submissionID(request)
        let found = try await blocking.run { [desk] in
            (submission: try desk.submission(id), reviews: try desk.reviews(id))
        }
        guard found.submission != nil else { throw HTTPProblem.noSuchItem("inzending") }
        return .json([
            "beoordelingen": .array(found.reviews.map { SubmissionDocument.review($0) }),
            "links": [.link(request.links.reviews(id), rel: "self", type: "application/json", title: "Deze lijst")],
        ])
    }
}
