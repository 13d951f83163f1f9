import HTTPTypes
import TestSupport
import Testing

@testable import KaartService

@Suite("ADR 2.2.1 on every route that there is", .kaart)
struct EveryRouteTests {
    @Test("GET: all is well, with a media type, for who may ask")
    func get() async throws {
        for route in try await kaart.routes() where route.isRead {
            let answer = try await kaart.get(route.path, kaart.moderator)
            #expect(answer.status == 200 && !answer.body.isEmpty, "\(route.path): \(answer.status)")
            #expect(answer.type != nil, "\(route.path)")
        }
    }

    @Test("/core/http-methods: HEAD gives the headers of GET and no body, whatever the form")
    func head() async throws {
        for route in try await kaart.routes() where route.operations[.get] != nil {
            for format in [""] + route.forms.map({ "?f=\($0)" }) {
                let get = try await kaart.get(route.path + format, kaart.moderator)
                let head = try await kaart.ask(.head, route.path + format, kaart.moderator)
                #expect(head.status == get.status && head.body.isEmpty, "\(route.path)\(format)")
                // The length may be left out where it is not known beforehand (RFC 9110, section 9.3.2).
                var expected = get.headers
                if head.headers[.contentLength] == nil { expected[.contentLength] = nil }
                #expect(Set(head.headers) == Set(expected), "\(route.path)\(format)")
            }
        }
    }

    @Test("OPTIONS names the methods, also to another origin; they are those that answer")
    func options() async throws {
        let every: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete]
        for route in try await kaart.routes() {
            let options = try await kaart.ask(
                .options, route.path, [.origin: "https://elders.example", .accessControlRequestMethod: "GET"])
            let allow = try #require(options.headers[.allow], "\(route.path)")
            #expect(options.status == 204 && options.headers[.accessControlAllowMethods] == allow, "\(route.path)")
            let allowed = Set(allow.split(separator: ", ").map(String.init))
            for method in every {
                let answer = try await kaart.ask(method, route.path, kaart.moderator)
                #expect((answer.status != 405) == allowed.contains(method.rawValue), "\(method) \(route.path)")
            }
        }
    }

    @Test(
        "/core/http-methods: any other method gives 405, with Allow",
        arguments: ["TRACE", "CONNECT", "PROPFIND", "get"])
    func wrongMethod(name: String) async throws {
        let method = try #require(HTTPRequest.Method(name))
        for route in try await kaart.routes() {
            let answer = try await kaart.ask(method, route.path, kaart.moderator)
            #expect(answer.status == 405, "\(route.path)")
            #expect(answer.headers[.allow] == route.allow, "\(route.path)")
        }
    }

    @Test(
        "/core/no-trailing-slash: a slash at the end gives 404 and no redirect; the root of the API alone may have one")
    func trailingSlash() async throws {
        for route in try await kaart.routes() where route.path != "/" {
            for method in [HTTPRequest.Method.get, .head, .post, .options] {
                let answer = try await kaart.ask(method, route.path + "/", kaart.moderator)
                let isRoot = route.path == "/v1"
                #expect((answer.status == 404) == !isRoot, "\(method) \(route.path)/: \(answer.status)")
            }
            #expect(try await kaart.get(route.path + "//").status == 404, "\(route.path)")
        }
        let root = try await kaart.get("/v1/")
        #expect(try await root.text == kaart.get("/v1").text)
    }

    @Test("/core/http-response-code: an Accept that cannot be met gives 406, which names what can and does not echo it")
    func notAcceptable() async throws {
        for route in try await kaart.routes() where route.isRead {
            let answer = try await kaart.get(route.path, accept: "image/x-kanarie", kaart.moderator)
            if route.isFile {
                #expect(answer.status == 200, "\(route.path): the form of a file is its name")
                continue
            }
            #expect(answer.status == 406, "\(route.path)")
            #expect(!answer.text.contains("kanarie"), "\(route.path)")
            let form = route.operations[.get]?.formats.first?.essence ?? "application/json"
            #expect(try answer.json["detail"].string?.contains(form) == true, "\(route.path)")
        }
    }

    @Test(
        "2.11.3: a body without a media type, or with one that does not belong, gives 415",
        arguments: [
            nil, "text/plain", "application/jsonx", "application/json; charset=iso-8859-1", "multipart/form-data",
        ])
    func unsupportedMediaType(type: String?) async throws {
        for route in try await kaart.routes() {
            for method in [HTTPRequest.Method.post, .put, .patch] where route.operations[method]?.body != nil {
                var headers = route.bearer(method, try kaart.moderator)
                headers[.contentType] = type
                let answer = try await kaart.ask(method, route.path, headers, body: Array(validBody.utf8))
                #expect(answer.status == 415, "\(method) \(route.path)")
                // Pages take forms alone.
                let wanted = route.isInAPI ? "application/json" : "application/x-www-form-urlencoded"
                #expect(answer.headers[.accept]?.contains(wanted) == true, "\(method) \(route.path)")
            }
        }
    }

    @Test("/core/error-handling/invalid-input: a stray parameter gives 400 that names it, with every method")
    func strayParameter() async throws {
        for route in try await kaart.routes() where route.path != "/" {
            for method in route.methods {
                let answer = try await kaart.ask(
                    method, route.path + "?zomaar=1", route.bearer(method, kaart.moderator))
                #expect(answer.status == 400, "\(method) \(route.path): \(answer.status)")
                #expect(try answer.mistakes == ["zomaar onbekend"], "\(method) \(route.path)")
            }
        }
    }

    @Test("/core/error-handling/all-errors: all mistakes come together")
    func allErrors() async throws {
        let answer = try await kaart.get(
            Kaart.items + "?bbox=1,2,3&thema=x&limit=0&datetime=ooit&zomaar=1&f=gif&crs=x&sortby=x")
        #expect(answer.status == 400)
        #expect(
            Set(try answer.locations) == ["bbox", "thema", "limit", "datetime", "zomaar", "f", "crs", "sortby"])
    }
}
