import HTTPTypes
import Hummingbird
import OpenKaart

extension KaartService {
    /// The moderator whose token came with the request (RFC 6750, section 2.1).
    ///
    /// - Throws: `HTTPProblem.unauthorized` when there is no token or nobody has it.
    func moderator(of request: APIRequest) async throws -> Moderator {
        guard let header = request.http.headers[.authorization] else { throw HTTPProblem.unauthorized }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 200 else {
            throw HTTPProblem.unauthorized
        }
        let token = String(parts[1])
        guard let moderator = try await blocking.run({ [desk] in try desk.moderator(bearing: token) }) else {
            throw HTTPProblem.unauthorized
        }
        return moderator
    }
}
