import HTTPTypes
import Hummingbird
import OpenKaart

extension KaartService {
    /// The moderator who asks: by the token that came with the request (RFC 6750, section 2.1), or else by the session of its cookie.
    ///
    /// With a cookie, whatever changes something must show the session's CSRF token, because browsers send cookies by themselves.
    ///
    /// - Throws: `HTTPProblem.unauthorized` when it is nobody's, 429 after too many wrong tokens, 403 without the CSRF token.
    func moderator(of request: APIRequest) async throws -> Moderator {
        guard Self.hasBearer(request) else { return try await session(of: request).session.moderator }
        let token = try Self.bearer(request)
        let now = clock.now()
        guard
            let moderator = try await blocking.run({ [moderators] in try moderators.moderator(bearing: token, at: now) }
            )
        else { throw wrongTokens.answer(.unauthorized, from: request.network, at: now) }
        uses.note(.token(token), after: moderator.lastUsedAt, at: now)
        return moderator
    }

    /// The moderator who asks, when that is an administrator.
    ///
    /// - Throws: as `moderator(of:)`, and 403 when it is somebody else.
    func administrator(of request: APIRequest) async throws -> Moderator {
        let moderator = try await moderator(of: request)
        guard moderator.role == .administrator else { throw HTTPProblem.forbidden("Dit mag alleen een beheerder.") }
        return moderator
    }

    /// The session of the cookie that came with the request, and its key.
    ///
    /// - Throws: as `moderator(of:)`.
    func session(of request: APIRequest) async throws -> (key: String, session: ModeratorSession) {
        guard let key = SessionCookie(request.links).key(in: request.http.headers) else {
            throw HTTPProblem.unauthorized
        }
        let now = clock.now()
        guard let session = try await blocking.run({ [moderators] in try moderators.session(key, at: now) }) else {
            throw HTTPProblem.unauthorized
        }
        if request.http.method != .get, request.http.method != .head {
            guard CSRFToken.isRight(request.http.headers[.xCSRFToken], session: key) else {
                throw HTTPProblem.forbidden(
                    "Bij een sessie hoort een bewijs dat dit verzoek van onze eigen pagina's komt. "
                        + "Stuur 'csrf' uit GET /v1/sessies/huidige mee in de header X-CSRF-Token.")
            }
        }
        uses.note(.session(key: key), after: session.lastUsedAt, at: now)
        return (key, session)
    }

    /// Whether a request shows a token, right or wrong; then no cookie counts.
    static func hasBearer(_ request: APIRequest) -> Bool {
        request.http.headers[.authorization]?.split(separator: " ").first?.lowercased() == "bearer"
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
