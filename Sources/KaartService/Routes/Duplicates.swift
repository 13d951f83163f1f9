import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    var duplicatesResource: Resource {
        Resource(
            "/v1/dubbelen",
            [
                .post: Operation(
                    id: "vraagDubbelen", tag: .submissions, summary: "Vragen of een initiatief al op de kaart staat",
                    description:
                        "Voor een formulier dat dit tijdens het invullen vraagt. Er wordt niets bewaard. Alleen 'titel' en de plaats op de "
                        + "kaart zijn nodig; met 'url', 'organisatie' en 'plaats' erbij is het antwoord beter. De andere leden van een "
                        + "inzending mogen mee, en tellen niet.",
                    parameters: [Self.contentCRSParameter],
                    body: .init(contents: [
                        (SubmissionFormat.json.rawValue, "VraagDubbelen", .duplicateQuestion),
                        (SubmissionFormat.form.rawValue, "VraagDubbelenFormulier", .duplicateQuestionForm),
                    ]),
                    success: .init(
                        status: .ok, description: "Openbare initiatieven die erop lijken, het meest gelijkende eerst.",
                        schema: "MogelijkeDubbelen"),
                    failures: [.tooManyRequests, .serviceUnavailable], handler: askDuplicates)
            ])
    }

    var submissionDuplicatesResource: Resource {
        Resource(
            "/v1/inzendingen/{id}/dubbelen",
            [
                .get: Operation(
                    id: "haalDubbelen", tag: .submissions, summary: "Wat op een inzending lijkt",
                    description:
                        "Openbare initiatieven, en andere inzendingen die wachten (van de eerste \(Self.comparedSubmissions) in de rij).",
                    success: .init(
                        status: .ok, description: "De lijst, het meest gelijkende eerst.", schema: "MogelijkeDubbelen"),
                    failures: [.serviceUnavailable], access: .moderators, handler: duplicates)
            ])
    }

    /// Waiting submissions that one is compared with, and that a moderator filters.
    static let comparedSubmissions = 2_000

    /// The public records that look like a content. Blocks.
    func publicDuplicates(of comparand: Comparand, excluding own: InitiativeID?) -> [Duplicate] {
        let map = reads.map
        return map.current?.likelyDuplicates(of: comparand, excluding: own, index: map.duplicateIndex) ?? []
    }

    @Sendable private func askDuplicates(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        let formats = [SubmissionFormat.json, .form]
        guard let format = Body.mediaType(request).flatMap(SubmissionFormat.init(rawValue:)), formats.contains(format)
        else { throw HTTPProblem.unsupportedMediaType(formats.map(\.rawValue)) }
        let system = try Self.system(of: request, format)
        let body = try await Body.read(request)
        let sent: SubmissionDraft
        do { sent = try format.read(body) } catch { throw HTTPProblem.unreadable(error) }
        var draft = sent
        convert(&draft, from: system)
        let comparand: Comparand
        do throws(Problems) { comparand = try draft.initiative.comparand(by: rules) } catch {
            throw HTTPProblem.invalid(Self.told(error, of: sent, system), in: .body, location: format.location(of:))
        }
        _ = try reads.current()
        if let seconds = questionLimiter?.take(
            from: request.network, mark: Array("\(InitiativeID.random())".utf8), at: clock.now())
        {
            throw HTTPProblem.tooMany(seconds)
        }
        return try await blocking.run { [self] in
            .json([
                "mogelijkeDubbelen": DuplicateDocument.list(publicDuplicates(of: comparand, excluding: nil))
            ])
        }
    }

    @Sendable private func duplicates(_ request: APIRequest) async throws -> Response {
        _ = try await moderator(of: request)
        try request.query.finish()
        let id = try Self.submissionID(request)
        let state = try reads.current()
        return try await blocking.run { [self] in
            guard let submission = try desk.submission(id) else { throw HTTPProblem.noSuchItem("inzending") }
            return .json([
                "mogelijkeDubbelen": .array(
                    try resembling(submission, state).map { similar in
                        DuplicateDocument.one(
                            similar.duplicate,
                            status: similar.isPublic ? "openbaar" : Submission.Status.submitted.rawValue)
                    })
            ])
        }
    }

    /// What looks like a submission, the likeliest first: public records, and other submissions that wait. Blocks.
    func resembling(
        _ submission: Submission, _ state: MapState
    ) throws -> [(duplicate: Duplicate, isPublic: Bool)] {
        guard let content = submission.proposal.content else { return [] }
        let comparand = Comparand(content)
        let published = publicDuplicates(of: comparand, excluding: submission.initiativeID)
        let waiting = try desk.queue(status: .submitted, limit: Self.comparedSubmissions).submissions.lazy
            .filter { $0.id != submission.id }.compactMap { other in other.proposal.content.map { (other.id, $0) } }
        let index = reads.map.duplicateIndex.flatMap { $0.describes(state) ? $0 : nil }
        let pending = Duplicate.likely(
            of: comparand, among: waiting.map { (id: $0.0, content: $0.1) }, weights: index?.weights ?? WordWeights())
        let all = published.map { (duplicate: $0, isPublic: true) } + pending.map { (duplicate: $0, isPublic: false) }
        return all.sorted { $0.duplicate.score > $1.duplicate.score }
    }
}
