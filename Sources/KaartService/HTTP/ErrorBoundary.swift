import HTTPTypes
import Hummingbird
import Logging
import OpenKaart

/// The outermost layer: turns every error into a problem answer, or a page for people, and gives every answer the common headers.
///
/// What is not on the closed list of `HTTPProblem` is logged for the operator and told to nobody else.
struct ErrorBoundary<Inner: HTTPResponder>: HTTPResponder where Inner.Context == KaartContext {
    let inner: Inner
    let pages: ErrorPages
    let logger: Logger

    func respond(to request: Request, context: KaartContext) async throws -> Response {
        var response: Response
        do {
            response = try await inner.respond(to: request, context: context)
        } catch {
            let problem = problem(for: error, request)
            response = pages.page(problem, request, context) ?? problem.response
            if request.method == .head { response = response.withoutBody() }
        }
        CommonHeaders.add(to: &response)
        return response
    }

    private func problem(for error: any Error, _ request: Request) -> HTTPProblem {
        switch error {
        case let problem as HTTPProblem: return problem
        case SearchError.notReady: return .indexing
        case SearchError.tooMuchWork:
            return .invalid(
                [
                    Problem(
                        member: "q", code: .notAllowed,
                        detail: "Deze zoekvraag vindt te veel. Geef meer of langere woorden, of een kleiner gebied.")
                ], in: .query)
        case let error as StorageError where error.kind == .busy:
            logger.warning("storage is busy", metadata: ["detail": "\(error.detail)"])
            return .busy
        default:
            logger.error(
                "request failed", metadata: ["path": "\(Self.loggable(request.uri.path))", "error": "\(error)"])
            return .failed
        }
    }

    /// A path for the log: without its query, which may hold what somebody typed, and without the token of an edit link.
    static func loggable(_ path: String) -> String {
        let parts = path.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
        guard parts.count > 1, parts[0] == "indienen", parts[1] != "plek" else { return path }
        return "/indienen/{token}"
    }
}
