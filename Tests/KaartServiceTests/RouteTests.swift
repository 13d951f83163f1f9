import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import KaartService

@Suite("Every route")
struct RouteTests {
    @Test("GET, HEAD and OPTIONS answer, another method gives 405 with Allow, and a slash at the end 404")
    func methods() async throws {
        let harness = try await Harness(seed: ["Kaart,Een kaart van open data.,open-data,5.1,52.1"])
        let id = try #require(try harness.register.page(.init()).initiatives.first?.id)
        try harness.publish()
        try await harness.talk { client in
            for resource in harness.service.resources {
                let path = resource.template.replacing("{id}", with: "\(id)")
                let get = try await client.execute(uri: path, method: .get, headers: harness.bearer)
                let head = try await client.execute(uri: path, method: .head, headers: harness.bearer)
                #expect(head.status == get.status, "\(path)")
                #expect(head.body.readableBytes == 0, "\(path)")
                // HEAD tells the length of the body of GET, or none; never another one.
                let length = head.headers[.contentLength]
                #expect(length == nil || length == get.headers[.contentLength], "\(path)")
                // A token is no session; the first page of the desk then asks to log in.
                let needsSession = path != "/moderatie" && resource.operations[.get]?.access == .session
                let usual = needsSession ? [401] : [200, 307, 404]
                let expected = resource.operations[.get] == nil ? [405] : usual
                #expect(expected.contains(get.status.code), "\(path): \(get.status)")

                let options = try await client.execute(uri: path, method: .options)
                #expect(options.status == .noContent && options.headers[.allow] == resource.allow, "\(path)")

                let wrong = try await client.execute(uri: path, method: .trace)
                #expect(wrong.status == .methodNotAllowed && wrong.headers[.allow] == resource.allow, "\(path)")

                let slash = try await client.execute(uri: path + "/", method: .get)
                #expect(slash.status == (resource.allowsTrailingSlash ? .ok : .notFound), "\(path)/")
            }
        }
    }

    @Test(
        "Every answer has the version, security headers, CORS and a cache rule; an error is a problem document that is not stored"
    )
    func headers() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            for path in [
                "/v1", "/v1/themas", "/v1/onbekend", "/v1/collections/initiatieven/items?bbox=x", "/v1/inzendingen",
                "/",
            ] {
                let answer = try await client.get(path)
                #expect(answer.headers[.apiVersion] == KaartService.apiVersion, "\(path)")
                #expect(answer.headers[.accessControlAllowOrigin] == "*", "\(path)")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff", "\(path)")
                #expect(answer.headers[.strictTransportSecurity] != nil, "\(path)")
                #expect(answer.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true, "\(path)")
                #expect(answer.headers[.cacheControl] != nil, "\(path)")
                if answer.status.code >= 400 {
                    #expect(answer.headers[.contentType] == "application/problem+json", "\(path)")
                    #expect(answer.headers[.cacheControl] == "no-store", "\(path)")
                    let problem = try answer.json
                    #expect(problem["status"] as? Int == answer.status.code, "\(path)")
                    for member in ["type", "title", "detail"] {
                        #expect((problem[member] as? String)?.isEmpty == false, "\(path)")
                    }
                }
            }
        }
    }

    @Test("The addresses on the landing page all lead somewhere")
    func landingPage() async throws {
        let harness = try await Harness()
        try harness.publish()
        try await harness.talk { client in
            let links = try #require(try await client.get("/v1").json["links"] as? [[String: Any]])
            #expect(links.count >= 6)
            for link in links {
                let href = try #require(link["href"] as? String)
                #expect(href.hasPrefix(Harness.base + "/"))
                let answer = try await client.get(String(href.dropFirst(Harness.base.count)), harness.bearer)
                #expect(answer.status == .ok, "\(href)")
            }
        }
    }

    @Test("A parameter where none belongs is named", arguments: ["/v1", "/v1/themas", "/health/live", "/health/ready"])
    func strayParameter(path: String) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let answer = try await client.get(path + "?foo=1")
            #expect(answer.status == .badRequest)
            #expect(try answer.mistakes == ["foo onbekend"])
        }
    }
}
