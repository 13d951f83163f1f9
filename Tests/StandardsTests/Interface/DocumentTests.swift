import HTTPTypes
import TestSupport
import Testing

@testable import KaartService

@Suite("oas30: the document and the routes, both ways", .kaart)
struct DocumentTests {
    @Test("/req/oas30/completeness: every resource and method under /v1 is in the document, and nothing more")
    func operations() async throws {
        let documented = try kaart.document.operations.map { "\($0.method) \($0.path)" }
        let routes = try await kaart.routes().filter(\.isInAPI).flatMap { route in
            route.methods.map { "\($0) \(route.template)" }
        }
        #expect(documented.sorted() == routes.sorted() && documented.count >= 16)
    }

    @Test("/req/oas30/completeness: every parameter of an operation is in the document, and nothing more")
    func parameters() async throws {
        for route in try await kaart.routes() where route.isInAPI {
            for (method, operation) in route.operations {
                let documented = try #require(try kaart.document.operation(method, route.template))
                let names = { (place: String) in Set(documented.parameters(in: place).compactMap { $0["name"].string })
                }
                #expect(names("query") == Set(operation.queryNames), "\(method) \(route.template)")
                let segments = route.template.split(separator: "/").filter { $0.hasPrefix("{") }
                #expect(
                    names("path") == Set(segments.map { String($0.dropFirst().dropLast()) }),
                    "\(method) \(route.template)")
                #expect(documented.parameters.count == Set(documented.parameters).count, "\(method) \(route.template)")
            }
        }
    }

    @Test("/req/oas30/oas-impl: every parameter is taken, with its example and with every value of its enumeration")
    func taken() async throws {
        var count = 0
        let routes = try await kaart.routes()
        for operation in try kaart.document.operations where operation.method == .get {
            let path = try #require(routes.first { $0.template == operation.path }).path
            for parameter in operation.parameters(in: "query") {
                let name = try #require(parameter["name"].string)
                let schema = parameter["schema"]
                var values = schema["enum"].strings + schema["items"]["enum"].strings + [parameter["example"].asQuery]
                values += [schema["default"].asQuery, schema["minimum"].asQuery, schema["maximum"].asQuery]
                for value in Set(values) where !value.isEmpty {
                    let answer = try await kaart.get(path + "?\(name)=\(value.queryValue)", kaart.moderator)
                    // Nothing in a tile matches some of them.
                    let isTaken = answer.status == 200 || answer.status == 204 && operation.responses["204"] != nil
                    #expect(isTaken, "\(operation.path)?\(name)=\(value)")
                    count += 1
                }
            }
        }
        #expect(count > 80)
    }

    @Test("/req/core/query-param-unknown: a parameter that the document has elsewhere, but not here, is unknown here")
    func elsewhere() async throws {
        let names = Set(
            try kaart.document.operations.flatMap { $0.parameters(in: "query") }.compactMap { $0["name"].string })
        let routes = try await kaart.routes()
        for operation in try kaart.document.operations {
            let route = try #require(routes.first { $0.template == operation.path })
            for name in names where operation.parameter(name) == nil {
                let answer = try await kaart.ask(
                    operation.method, route.path + "?\(name)=1", route.bearer(operation.method, kaart.moderator))
                #expect(answer.status == 400, "\(operation.path)?\(name)")
                #expect(try answer.mistakes == ["\(name) onbekend"], "\(operation.path)?\(name)")
            }
        }
    }

    @Test("/req/oas30/security: what asks for a token gives 401 without one, and nothing else does")
    func security() async throws {
        for route in try await kaart.routes() where route.isInAPI {
            for method in route.methods {
                let operation = try #require(try kaart.document.operation(method, route.template))
                for headers: HTTPFields in [
                    [:], [.authorization: "Bearer okm_verkeerd"], [.authorization: "Basic eDp5"],
                ] {
                    let answer = try await kaart.ask(method, route.path, headers)
                    #expect((answer.status == 401) == operation.isForModerators, "\(method) \(route.template)")
                    if answer.status == 401 { #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true) }
                }
                for name in operation.json["security"].array.flatMap({ $0.object.keys }) {
                    let scheme = try kaart.document.json["components"]["securitySchemes"][name]
                    #expect(scheme["scheme"] == "bearer" || scheme["in"] == "cookie", "\(name)")
                }
            }
        }
    }

    @Test("/req/oas30/oas-impl: every media type of a body is taken, with its example")
    func bodies() async throws {
        var count = 0
        for operation in try kaart.document.operations {
            for (type, media) in operation.json["requestBody"]["content"].object {
                let routes = try await kaart.routes()
                let route = try #require(routes.first { $0.template == operation.path })
                let example = media["example"]
                let body = try kaart.withToken(Record.onMap(type.contains("form") ? example.asForm : example.asText))
                var headers = route.bearer(operation.method, try kaart.moderator)
                headers[.contentType] = type
                let answer = try await kaart.ask(operation.method, route.path, headers, body: Array(body.utf8))
                let success = operation.responses.keys.filter { $0.hasPrefix("2") }
                #expect(success == ["\(answer.status)"], "\(operation.path) \(type): \(answer.text)")
                count += 1
            }
        }
        #expect(count >= 14)
    }

    @Test(
        "/req/oas30/oas-definition-1: every operation has an id, a summary, a tag of the list and answers with descriptions"
    )
    func descriptions() throws {
        let tags = Set(try kaart.document.json["tags"].array.compactMap { $0["name"].string })
        for operation in try kaart.document.operations {
            #expect(operation.id.matches("^[a-z][A-Za-z]+$") && operation.json["summary"].string?.isEmpty == false)
            #expect(tags.isSuperset(of: operation.json["tags"].strings) && operation.json["tags"].array.count == 1)
            for (status, response) in operation.responses {
                #expect(response["description"].string?.isEmpty == false, "\(operation.id) \(status)")
                // The sentence for what nobody thought of.
                #expect(response["description"].string != "Er ging iets mis.", "\(operation.id) \(status)")
            }
        }
    }
}
