import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import Site

extension KaartService {
    var withdrawResource: Resource {
        Resource(
            "/indienen/{token}/intrekken",
            [
                .get: pageOperation(
                    "paginaIntrekken", "De vraag of u een inzending wilt intrekken", handler: withdrawPage),
                .post: formOperation("formulierIntrekken", "Een inzending intrekken", handler: withdrawForm),
            ])
    }

    @Sendable private func withdrawPage(_ request: APIRequest) async throws -> Response {
        try request.takesLanguageOnly()
        guard let submission = try await opened(request) else { return unknownLink(request) }
        let frame = frame(request, keeping: [])
        let told = try await told(of: submission, request, frame.language)
        guard told.isWithdrawable else { return seeOther(frame.address(Self.followPath(request))) }
        let title = submission.proposal.content?.title ?? told.present?.title ?? ""
        return siteAnswers.personal(WithdrawPage(submission, title: title, path: Self.followPath(request)), frame)
    }

    @Sendable private func withdrawForm(_ request: APIRequest) async throws -> Response {
        try request.takesLanguageOnly()
        _ = try await PageForm.read(request)
        guard let submission = try await opened(request) else { return unknownLink(request) }
        let frame = frame(request, keeping: [])
        let path = Self.followPath(request)
        // Twice is as good as once; what cannot be taken back any more says so itself.
        guard try await told(of: submission, request, frame.language).isWithdrawable else {
            return seeOther(frame.address(path))
        }
        let now = clock.now()
        do { _ = try await decided { desk in try desk.withdraw(submission.id, at: now) } } catch let problem
            as HTTPProblem
            where problem.status == .conflict
        { return seeOther(frame.address(path)) }
        return seeOther(frame.address(path, [(FollowPage.eventField, FollowPage.Event.withdrawn.rawValue)]))
    }
}
