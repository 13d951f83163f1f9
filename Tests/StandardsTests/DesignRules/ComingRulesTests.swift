import HTTPTypes
import OpenKaart
import TestSupport
import Testing

@Suite("ADR, rules that are coming", .kaart)
struct ComingRulesTests {
    @Test("bad-request-errors: every 400 has errors, each with in, location, code and detail")
    func badRequestErrors() async throws {
        let questions: [(String, String)] = [
            ("zomaar=1", "query"), ("limit=0", "query"), ("bbox=%zz", "query"), ("limit=1&limit=1", "query"),
            (String(repeating: "a=1&", count: 200), "query"),
        ]
        for (query, part) in questions {
            let answer = try await kaart.get(Kaart.items + "?" + query)
            #expect(answer.status == 400, "\(query)")
            try Self.judge(answer, part)
        }
        for body in ["{}", "geen json", "[]", "{\"a/b~c\":1}", "{\"titel\":[]}"] {
            let answer = try await kaart.post("/v1/inzendingen", body)
            #expect(answer.status == 400, "\(body)")
            try Self.judge(answer, "body")
            #expect(try answer.locations.allSatisfy { $0.hasPrefix("#") }, "\(body)")
        }
        let name = try #require(HTTPField.Name("Content-Crs"))
        try Self.judge(try await kaart.post("/v1/inzendingen", validBody, [name: "x"]), "header")
    }

    private static func judge(_ answer: Answer, _ part: String) throws {
        let errors = try answer.json["errors"].array
        #expect(!errors.isEmpty, "\(answer.uri.prefix(100))")
        for error in errors {
            #expect(error["in"].string == part, "\(answer.uri.prefix(100))")
            for name in ["location", "code", "detail"] {
                #expect(error[name].string?.isEmpty == false, "\(answer.uri.prefix(100)): \(name)")
            }
        }
    }

    @Test("bad-request-errors: the location in a body is a JSON pointer, with / and ~ written as they should be")
    func pointers() async throws {
        let answer = try await kaart.post(
            "/v1/inzendingen", validBody.replacing("{\"titel\"", with: "{\"a/b~c\":1,\"titel\""))
        #expect(try answer.mistakes == ["#/a~1b~0c onbekend"])
    }

    @Test("servers-rule: at least one absolute https server and at most one relative one")
    func servers() throws {
        let servers = try kaart.document.json["servers"].array.compactMap { $0["url"].string }
        #expect(servers.contains { $0.hasPrefix("https://") })
        #expect(servers.count { !$0.contains("://") } <= 1)
        #expect(servers.allSatisfy { !$0.hasPrefix("http://") })
    }

    @Test("info-contact-velden: name, url and email of the contact")
    func contact() throws {
        let contact = try kaart.document.json["info"]["contact"]
        for name in ["name", "url", "email"] { #expect(contact[name].string?.isEmpty == false, "\(name)") }
    }

    @Test("language-codes: no text comes in several languages, so no member is a {taal, waarde}")
    func languages() async throws {
        for (path, value) in try await kaart.items("limit=1").json.everything + kaart.document.json.everything {
            #expect(!value["taal"].exists && !value["waarde"].exists, "\(path)")
        }
    }

    @Test("develop branch: names of schemas are UpperCamelCase, of properties lowerCamelCase")
    func casing() throws {
        let schemas = try kaart.document.json["components"]["schemas"].object
        #expect(schemas.count > 15)
        for (name, schema) in schemas {
            #expect(name.matches("^[A-Z][A-Za-z0-9]*$"), "\(name)")
            for (path, value) in schema.everything where path.last == "properties" {
                // Names that others gave: TileJSON's, and the slugs of themes, which are values.
                let foreign = Set(["vector_layers"] + Harness.rules.themes.themes.map(\.slug.text))
                for property in value.object.keys where !property.hasPrefix("$") && !foreign.contains(property) {
                    #expect(property.matches("^[a-z][A-Za-z0-9]*$"), "\(name): \(property)")
                }
            }
        }
    }
}
