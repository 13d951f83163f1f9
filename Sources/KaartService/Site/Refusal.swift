import HTTPTypes
import Hummingbird
import OpenKaart
import Site

/// Why a form that is right was not taken, in a way that its sender can do something about: the page comes again with all input.
struct Refusal {
    /// The key of the text.
    let key: String
    let status: HTTPResponse.Status
    let headers: HTTPFields

    /// - Returns: nothing for an error that is not about how busy it is.
    init?(_ error: any Error) {
        switch error {
        case let problem as HTTPProblem where problem.status == .tooManyRequests: self.init("refused-limit", problem)
        case let problem as HTTPProblem where problem.status == .serviceUnavailable: self.init("refused-busy", problem)
        case let error as StorageError where error.kind == .busy: self.init("refused-busy", .busy)
        default: return nil
        }
    }

    /// - Returns: nothing for an error of another kind.
    init?(_ error: any Error, _ purpose: SubmitPurpose) {
        guard let problem = error as? HTTPProblem, problem.status == .conflict else {
            self.init(error)
            return
        }
        self.init(purpose.isImprovement ? "refused-decided" : "refused-sent", problem)
    }

    private init(_ key: String, _ problem: HTTPProblem) {
        self.key = key
        status = problem.status
        headers = problem.headers
    }

    /// The answer with a page that tells it.
    func answer(_ page: some SitePage, _ frame: SiteFrame, by answers: SiteAnswers) -> Response {
        var response = answers.personal(page, frame, status: status)
        for field in headers { response.headers[field.name] = field.value }
        return response
    }
}
