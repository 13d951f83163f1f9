import HTTPTypes
import Hummingbird
import Site

/// Tells people what went wrong with a page; programs get the problem itself.
struct ErrorPages: Sendable {
    let answers: SiteAnswers
    let origin: Origin

    /// The page for a problem; nothing for a client that is no browser, or an address that is not for people.
    func page(_ problem: HTTPProblem, _ request: Request, _ context: KaartContext) -> Response? {
        guard Self.isForPeople(request) else { return nil }
        let asked = request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
        let frame = SiteFrame(
            language: asked ?? Language(accepting: request.headers[.acceptLanguage]), isExplicit: asked != nil,
            base: origin.links(of: request, from: context).base, path: request.uri.path, query: [])
        let page = ErrorPage(
            status: problem.status.code, detail: problem.detail, mistakes: problem.errors.map(\.detail))
        var response = answers.personal(page, frame, status: problem.status)
        for field in problem.headers { response.headers[field.name] = field.value }
        return response
    }

    /// Whether a browser asks for a page. It names HTML itself; a program that takes anything gets the problem.
    private static func isForPeople(_ request: Request) -> Bool {
        guard request.headers[.accept]?.contains("text/html") == true else { return false }
        return !["/v1", "/health", "/metrics", "/static"].contains { prefix in
            request.uri.path == prefix || request.uri.path.hasPrefix(prefix + "/")
        }
    }
}
