import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart

extension KaartService {
    var bulkRejectionResource: Resource {
        Resource(
            "/v1/inzendingen/beoordelingen",
            [
                .post: Operation(
                    id: "wijsInzendingenAf", tag: .submissions, summary: "Veel inzendingen tegelijk afwijzen",
                    description:
                        "Wijst af wat nog wacht; over wat al beslist is, verandert niets. Goedkeuren kan alleen een voor een.",
                    body: .init(contents: [("application/json", "NieuweAfwijzingen", .bulkRejection)]),
                    success: .init(status: .ok, description: "Wat er van elke inzending werd.", schema: "Afwijzingen"),
                    access: .moderators, handler: rejectMany)
            ])
    }

    /// Rejects what waits, each with a review of its own.
    @Sendable private func rejectMany(_ request: APIRequest) async throws -> Response {
        let moderator = try await moderator(of: request)
        try request.query.finish()
        guard Body.mediaType(request) == "application/json" else {
            throw HTTPProblem.unsupportedMediaType(["application/json"])
        }
        let body = try await Body.read(request)
        let draft: BulkRejectionDraft
        do { draft = try BulkRejectionDraft.read(body) } catch { throw HTTPProblem.unreadable(error) }
        let (ids, review): ([InitiativeID], Review)
        do throws(Problems) { (ids, review) = try draft.judged(moderator: moderator.name, at: clock.now()) } catch {
            throw HTTPProblem.invalid(error.all, in: .body, location: SubmissionFormat.json.location(of:))
        }
        let outcomes = try await rejectAll(ids, review)
        return .json([
            "uitkomsten": .array(zip(ids, outcomes).map(Self.outcome)),
            "afgewezen": .number(Double(outcomes.count { $0 == .rejected })),
        ])
    }

    /// Rejects what waits, tells of each in the log, and says what became of each.
    func rejectAll(_ ids: [InitiativeID], _ review: Review) async throws -> [BulkOutcome] {
        let outcomes = try await writing.run { [desk] in try desk.reject(ids, review) }
        for (id, outcome) in zip(ids, outcomes) where outcome == .rejected {
            note(.decide(.reject), by: review.moderator, id)
        }
        return outcomes
    }

    private static func outcome(_ id: InitiativeID, _ outcome: BulkOutcome) -> JSONValue {
        let (name, status): (String, Submission.Status?) =
            switch outcome {
            case .rejected: ("afgewezen", .rejected)
            case .alreadyDecided(let status): ("al-beslist", status)
            case .noSuchSubmission: ("onbekend", nil)
            }
        return .object([
            ("id", .string(id.description)), ("uitkomst", .string(name)),
            ("status", (status?.rawValue).map(JSONValue.string)),
        ])
    }

    /// What can become of one submission, by its name in the interface.
    static let bulkOutcomes = ["afgewezen", "al-beslist", "onbekend"]
}
