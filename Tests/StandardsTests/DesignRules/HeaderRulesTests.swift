import HTTPTypes
import TestSupport
import Testing

@testable import KaartService

@Suite("ADR 2.2.1, headers on every answer", .kaart)
struct HeaderRulesTests {
    /// Answers of every kind: to each method on each route, good and bad.
    private func answers() async throws -> [Answer] {
        var answers: [Answer] = []
        let methods: [HTTPRequest.Method] = [.get, .head, .options, .post, .put, .patch, .delete, .trace]
        for route in try await kaart.routes() + [Self.nowhere] {
            for method in methods {
                answers.append(try await kaart.ask(method, route.path, kaart.moderator))
                answers.append(try await kaart.ask(method, route.path + "?zomaar=1"))
                answers.append(try await kaart.ask(method, route.path + "/"))
            }
            answers.append(try await kaart.get(route.path, [.ifNoneMatch: "*"]))
            if route.operations[.get]?.formats.contains(.html) == true {
                answers.append(try await kaart.get(route.path, accept: "text/html"))
            }
        }
        try #require(Set(answers.map(\.status)).isSuperset(of: [200, 204, 304, 400, 401, 404, 405, 415]))
        return answers
    }

    private static let nowhere = Route(
        template: "/nergens", path: "/nergens", methods: [], allow: "", mayEndInSlash: false, operations: [:])

    @Test("/core/version-header: API-Version, in full and without a prefix, on every answer")
    func version() async throws {
        let version = try #require(try kaart.document.json["info"]["version"].string)
        for answer in try await answers() {
            #expect(answer.header("API-Version") == version, "\(answer.method) \(answer.uri)")
        }
    }

    @Test(
        "/core/transport/security-headers: each of them on every answer",
        arguments: [
            ("Strict-Transport-Security", "^max-age=31536000"), ("X-Content-Type-Options", "^nosniff$"),
            ("X-Frame-Options", "^DENY$"), ("Content-Security-Policy", "frame-ancestors 'none'"),
            ("Content-Security-Policy", "^default-src 'none'"), ("Referrer-Policy", "^no-referrer$"),
            ("Cache-Control", "^(no-store|no-cache)$"), ("Access-Control-Allow-Origin", "^\\*$"),
        ])
    func security(name: String, pattern: String) async throws {
        let field = try #require(HTTPField.Name(name))
        for answer in try await answers() {
            let values = answer.headers[values: field]
            #expect(values.count == 1 && values[0].matches(pattern), "\(answer.method) \(answer.uri): \(values)")
        }
    }

    @Test("/core/transport/security-headers: the root of the API, where checkers look, is never stored")
    func root() async throws {
        for path in ["/v1", "/v1/", "/v1?f=html"] {
            #expect(try await kaart.get(path).header("Cache-Control") == "no-store", "\(path)")
        }
    }

    @Test("/core/transport/security-headers: errors, writes and what is personal are never stored")
    func notStored() async throws {
        for answer in try await answers() where answer.status >= 400 || answer.path.hasPrefix("/v1/inzendingen") {
            #expect(answer.header("Cache-Control") == "no-store", "\(answer.method) \(answer.uri)")
        }
        let created = try await kaart.post("/v1/inzendingen", validBody)
        #expect(created.status == 201 && created.header("Cache-Control") == "no-store")
    }

    @Test("/core/transport/security-headers: the media type is on every body")
    func contentType() async throws {
        for answer in try await answers() where !answer.body.isEmpty {
            #expect(answer.type?.matches("^[a-z]+/[a-z0-9.+-]+$") == true, "\(answer.method) \(answer.uri)")
        }
    }

    @Test("/core/transport/cors: scripts of others may read the headers that the API is known by")
    func exposed() async throws {
        let exposed = try #require(try await kaart.get("/v1").header("Access-Control-Expose-Headers"))
        for name in ["API-Version", "Content-Crs", "ETag", "Link", "Location"] {
            #expect(exposed.split(separator: ", ").contains { $0 == name }, "\(name)")
        }
    }

    @Test("/core/error-handling/problem-details: every 4xx is application/problem+json with status, title and detail")
    func problems() async throws {
        let errors = try await answers().filter { $0.status >= 400 && $0.method != .head }
        #expect(errors.count > 200)
        for answer in errors {
            #expect(answer.header("Content-Type") == "application/problem+json", "\(answer.method) \(answer.uri)")
            let problem = try answer.json
            #expect(problem["status"].int == answer.status, "\(answer.method) \(answer.uri)")
            for name in ["type", "title", "detail"] {
                #expect(problem[name].string?.isEmpty == false, "\(answer.method) \(answer.uri): \(name)")
            }
        }
    }
}
