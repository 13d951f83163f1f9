import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart

extension KaartService {
    var sessionsResource: Resource {
        Resource(
            "/v1/sessies",
            [
                .post: Operation(
                    id: "meldAan", tag: .moderators, summary: "Aanmelden als moderator",
                    description:
                        "Geeft een cookie in ruil voor een token; daarmee gaan alle adressen voor moderatoren ook. De sessie eindigt na "
                        + "8 uur, na een uur zonder gebruik, of als het token niet meer geldt.",
                    body: .init(contents: [
                        ("application/json", "Aanmelding", .login),
                        ("application/x-www-form-urlencoded", "Aanmelding", .login),
                    ]),
                    success: .init(
                        status: .created, description: "U bent aangemeld.", schema: "Sessie",
                        headers: [.location, .setCookie]),
                    failures: [.unauthorized, .forbidden, .tooManyRequests], handler: logIn)
            ])
    }

    var presentSessionResource: Resource {
        Resource(
            "/v1/sessies/huidige",
            [
                .get: Operation(
                    id: "haalSessie", tag: .moderators, summary: "Wie er is aangemeld",
                    success: .init(status: .ok, description: "De sessie van de cookie.", schema: "Sessie"),
                    access: .session, handler: presentSession),
                .delete: Operation(
                    id: "meldAf", tag: .moderators, summary: "Afmelden",
                    success: .init(
                        status: .noContent, description: "U bent afgemeld.", schema: "", headers: [.setCookie]),
                    access: .session, handler: logOut),
            ])
    }

    /// Begins a session for who has a token.
    @Sendable private func logIn(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        // Nobody else's page may log somebody in. Browsers tell; other clients have no cookies to take.
        if let site = request.http.headers[.secFetchSite], site != "same-origin", site != "none" {
            throw HTTPProblem.forbidden("Aanmelden kan alleen vanaf de pagina's van deze dienst zelf.")
        }
        guard let format = Body.mediaType(request).flatMap(LoginFormat.init(rawValue:)) else {
            throw HTTPProblem.unsupportedMediaType(LoginFormat.allCases.map(\.rawValue))
        }
        let token = try Self.token(format, try await Body.read(request))
        let begun = try await beginSession(token, request)
        var response = Response.json(Self.document(begun.session, key: begun.key), status: .created)
        response.headers[.location] = request.links.presentSession
        response.headers[.setCookie] = begun.cookie
        return response
    }

    /// Begins a session for who has this token, with the cookie that hands it out.
    ///
    /// - Throws: `HTTPProblem`: 401 for a wrong token, 429 after too many of them.
    func beginSession(
        _ token: String, _ request: APIRequest
    ) async throws -> (key: String, session: ModeratorSession, cookie: String) {
        let now = clock.now()
        if let seconds = wrongTokens.wait(for: request.network, at: now) { throw HTTPProblem.tooManyTokens(seconds) }
        guard
            let begun = try await writing.run({ [moderators] in try moderators.beginSession(bearing: token, at: now) })
        else { throw wrongTokens.answer(.wrongToken, from: request.network, at: now) }
        note(.logIn, by: begun.session.moderator.name)
        let cookie = SessionCookie(request.links).handing(
            begun.key, seconds: begun.session.expiresAt.secondsSinceEpoch - now.secondsSinceEpoch)
        return (begun.key, begun.session, cookie)
    }

    /// Ends a session, with the cookie that takes it back.
    func endSession(_ key: String, of moderator: Moderator, _ request: APIRequest) async throws -> String {
        try await writing.run { [moderators] in try moderators.endSession(key) }
        note(.logOut, by: moderator.name)
        return SessionCookie(request.links).cleared
    }

    private static func token(_ format: LoginFormat, _ body: [UInt8]) throws(HTTPProblem) -> String {
        let read: (token: String?, problems: [Problem])
        do { read = try format.read(body) } catch { throw .unreadable(error) }
        guard let token = read.token, read.problems.isEmpty else {
            throw .invalid(read.problems, in: .body, location: format.location(of:))
        }
        return token
    }

    /// Who is logged in, with the token that changes must show.
    @Sendable private func presentSession(_ request: APIRequest) async throws -> Response {
        let (key, session) = try await session(of: request)
        try request.query.finish()
        return .json(Self.document(session, key: key))
    }

    /// Ends the session and takes the cookie back.
    @Sendable private func logOut(_ request: APIRequest) async throws -> Response {
        let (key, session) = try await session(of: request)
        try request.query.finish()
        let cookie = try await endSession(key, of: session.moderator, request)
        return Response(status: .noContent, headers: [.setCookie: cookie])
    }

    private static func document(_ session: ModeratorSession, key: String) -> JSONValue {
        [
            "moderator": .string(session.moderator.name), "rol": .string(session.moderator.role.rawValue),
            "verlooptOp": .string(session.expiresAt.description), "csrf": .string(CSRFToken.of(session: key)),
        ]
    }
}
