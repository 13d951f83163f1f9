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
        let review: Review
        do {
            review = try draft.judged(moderator: moderator.name, at: clock.now())
        } catch {
            throw HTTPProblem.invalid(error.all, in: .body, location: SubmissionFormat.json.location(of:))
        }
        do {
            // The moderator sees the decision on the map at once, not at the map's next look at the register.
            let submission = try await writing.run { [desk, map = reads.map] in
                let submission = try desk.decide(id, review)
                try map.catchUp()
                return submission
            }
            var response = Response.json(Self.document(review, status: submission.status), status: .created)
            response.headers[.location] = request.links.reviews(id)
            return response
        } catch DecisionError.noSuchSubmission {
            throw HTTPProblem.noSuchItem("inzending")
        } catch DecisionError.alreadyDecided(let status) {
            throw HTTPProblem.conflict("Over deze inzending is al beslist: de status is '\(status.rawValue)'.")
        }
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
            "beoordelingen": .array(found.reviews.map { Self.document($0) }),
            "links": [.link(request.links.reviews(id), rel: "self", type: "application/json", title: "Deze lijst")],
        ])
    }

    private static func document(_ review: Review, status: Submission.Status? = nil) -> JSONValue {
        let members: [(String, JSONValue?)] = [
            ("besluit", .string(review.decision.rawValue)),
            ("reden", review.reason.map(JSONValue.string)),
            ("moderator", .string(review.moderator)),
            ("beoordeeldOp", .string(review.at.description)),
            ("status", status.map { .string($0.rawValue) }),
        ]
        return .object(members)
    }
}
