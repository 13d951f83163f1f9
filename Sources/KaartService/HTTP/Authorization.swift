import HTTPTypes
import Hummingbird
import OpenKaart

extension KaartService {
    /// The moderator whose token came with the request (RFC 6750, section 2.1).
    ///
    /// - Throws: `HTTPProblem.unauthorized` when there is no token or nobody has it.
    func moderator(of request: APIRequest) async throws -> Moderator {
        let token = try Self.bearer(request)
        guard let moderator = try await blocking.run({ [desk] in try desk.moderator(bearing: token) }) else {
            throw HTTPProblem.unauthorized
        }
        return moderator
    }

    /// The token that came with the request.
    ///
    /// - Throws: `HTTPProblem.unauthorized` when there is none.
    static func bearer(_ request: APIRequest) throws(HTTPProblem) -> String {
        guard let header = request.http.headers[.authorization] else { throw .unauthorized }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 200 else {
            throw .unauthorized
        }
        return String(parts[1])
    }
}
