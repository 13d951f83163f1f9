import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import Site

extension KaartService {
    var followResource: Resource {
        Resource(
            "/indienen/{token}",
            [
                .get: pageOperation(
                    "paginaInzending", "Een inzending volgen",
                    parameters: [
                        Parameter(
                            FollowPage.eventField, "Wat er net is gedaan; alleen voor de melding op de pagina.",
                            schema: ["type": "string"], example: "ontvangen")
                    ], handler: followPage)
            ])
    }

    var ownDataResource: Resource {
        Resource(
            "/indienen/{token}/gegevens.json",
            [
                .get: Operation(
                    id: "gegevensInzending", tag: .interface, summary: "Alles wat van een inzending bewaard is",
                    success: .init(status: .ok, description: "De inzending.", schema: "Inzending"), formats: [.json],
                    isFile: true,
                    handler: ownData)
            ])
    }

    /// The path of the page of a submission, without the root. The token comes from the address.
    static func followPath(_ request: APIRequest) -> String { "/indienen/\(request.parameters["token"] ?? "")" }

    /// The submission that the token in the address opens; nothing for whatever else stands there.
    func opened(_ request: APIRequest) async throws -> Submission? {
        guard let token = request.parameters["token"], let id = tokens.submission(of: token),
            let submission = try await blocking.run({ [desk] in try desk.submission(id) }),
            tokens.opens(token, submission)
        else { return nil }
        return submission
    }

    /// What is said to who comes with a link that opens nothing.
    func unknownLink(_ request: APIRequest) -> Response {
        siteAnswers.personal(UnknownLinkPage(), frame(request, keeping: []), status: .notFound)
    }

    @Sendable private func followPage(_ request: APIRequest) async throws -> Response {
        var query = request.query
        query.language()
        let event = query.text(FollowPage.eventField).flatMap(FollowPage.Event.init(rawValue:))
        try query.finish()
        guard let submission = try await opened(request) else { return unknownLink(request) }
        let frame = frame(request, keeping: [])
        let told = try await told(of: submission, request, frame.language)
        let link = request.links.editLink(request.parameters["token"] ?? "")
        return siteAnswers.personal(FollowPage(told, siteAnswers.site.baseMap, event: event, link: link), frame)
    }

    /// Everything that a sender may know of a submission.
    func told(of submission: Submission, _ request: APIRequest, _ language: Language) async throws -> FollowPage.Told {
        let found = try await blocking.run { [desk] in
            (
                reviews: try desk.reviews(submission.id), contact: try desk.contact(of: submission.id),
                present: try desk.preview(submission).present
            )
        }
        return FollowPage.Told(
            submission, reviews: found.reviews.map(Self.withoutName), email: found.contact,
            theme: submission.proposal.content.map { mark(of: $0.theme, language) }, present: found.present?.content,
            path: Self.followPath(request))
    }

    /// What the interface gives with the same token, as a file.
    @Sendable private func ownData(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        guard let submission = try await opened(request) else { return unknownLink(request) }
        let told = try await told(of: submission, request, .dutch)
        var response = Response.json(
            SubmissionDocument.whole(
                submission, reviews: told.reviews, more: [(Member.email, told.email.map { .string($0.secret) })]))
        response.headers[.contentDisposition] = "attachment; filename=\"inzending-\(submission.id).json\""
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
