import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import KaartService

@Suite("ADR 2.2.1, technical rules", .kaart)
struct TechnicalRulesTests {
    @Test(
        "/core/path-segments-kebab-case: no capitals, no extensions, on every route of the API, but for the name that OGC API Tiles asks for"
    )
    func kebabCase() async throws {
        for route in try await kaart.routes() where route.isInAPI && route.template != "/v1/openapi.json" {
            for segment in route.template.split(separator: "/") where segment != "tileMatrixSets" {
                #expect(
                    segment.description.matches("^([a-z0-9]+(-[a-z0-9]+)*|\\{[a-z][A-Za-z]*\\})$"), "\(route.template)")
            }
        }
    }

    @Test("/core/path-segments-kebab-case: an extension finds nothing", arguments: ["json", "html", "geojson", "csv"])
    func noExtension(name: String) async throws {
        for route in try await kaart.routes() where route.isInAPI && route.isRead {
            let answer = try await kaart.get(route.path + ".\(name)", kaart.moderator)
            #expect(answer.status == 404, "\(route.path)")
        }
    }

    @Test("/core/query-keys-camel-case: but for bbox-crs, which OGC API Features asks for")
    func camelCase() async throws {
        for route in try await kaart.routes() {
            // Pages for people stand outside the API.
            for operation in route.operations.values where operation.formats != [.html] {
                let odd = operation.queryNames.filter { !$0.matches(#"^\$?[a-z][a-z\d]*([A-Z][a-z\d]*)*$"#) }
                #expect(odd == (operation.queryNames.contains("bbox") ? ["bbox-crs"] : []), "\(route.template)")
            }
        }
    }

    @Test("/core/publish-openapi: openapi.json under the base, for everybody, also for other origins")
    func openAPI() async throws {
        let answer = try await kaart.get("/v1/openapi.json", [.origin: "https://elders.example"])
        #expect(answer.status == 200)
        #expect(answer.headers[.accessControlAllowOrigin] == "*")
        #expect(answer.type == "application/vnd.oai.openapi+json")
        #expect(try await kaart.get("/v1/openapi.json", accept: "application/json").type == "application/json")
    }

    @Test("/core/doc-openapi: every $ref leads somewhere")
    func references() throws {
        let document = try kaart.document
        let references = document.json.everything.filter { $0.path.last == "$ref" }
        #expect(references.count > 100)
        for (path, value) in references {
            #expect(document.resolved(["$ref": value]).exists, "\(path.joined(separator: "/"))")
        }
    }

    @Test("/core/uri-version: the base of all paths has the major version, and only that")
    func uriVersion() async throws {
        let version = try #require(try kaart.document.json["info"]["version"].string)
        let base = try #require(try kaart.document.json["servers"][0]["url"].string)
        #expect(base == Harness.base + "/v\(version.prefix { $0 != "." })")
    }

    @Test("/core/semver: the version of the API is one")
    func semver() throws {
        #expect(
            try kaart.document.json["info"]["version"].string?.matches(#"^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$"#) == true)
    }

    @Test(
        "/core/date-time/format and timezone: every moment in every answer is RFC 9557 in UTC; a moment with an offset too"
    )
    func moments() async throws {
        var moments: [String] = []
        for route in try await kaart.routes() where route.isRead && route.isInAPI {
            // Its examples are questions.
            guard route.template != "/v1/openapi.json" else { continue }
            let answer = try await kaart.get(route.path, kaart.moderator)
            // A tile is no text.
            if answer.type == "application/vnd.mapbox-vector-tile" { continue }
            moments += try answer.json.everything.compactMap(\.value.string).filter { $0.matches(#"\d\d:\d\d"#) }
        }
        #expect(moments.count > 100)
        for moment in moments where !moment.contains("://") {
            #expect(moment.matches(#"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"#), "\(moment)")
        }
        let summer = try #require(Record.all.first { $0.givenCreated != nil })
        let answer = try await kaart.get(Kaart.items + "/\(summer.id)")
        #expect(try answer.json["properties"]["aangemaaktOp"].string == summer.created)
    }

    @Test(
        "/core/date-time/timezone: any offset is taken",
        arguments: [
            "2015-06-01T10:00:00Z", "2015-06-01T12:00:00+02:00", "2015-06-01T05:30:00-04:30", "2015-06-01T10:00:00.5Z",
        ])
    func offsets(moment: String) async throws {
        let summer = try #require(Record.all.first { $0.givenCreated != nil })
        #expect(try await kaart.items("datetime=\(moment.queryValue)").ids == [summer.id])
    }

    @Test("/core/error-handling/invalid-input: what is no parameter, no value and no body of ours gives 400, never 422")
    func invalidInput() async throws {
        for query in ["limit=veel", "bbox=a,b,c,d", "zomaar=1", "limit=1&limit=2", "bbox=%zz"] {
            #expect(try await kaart.get(Kaart.items + "?" + query).status == 400, "\(query)")
        }
        for body in ["{}", "geen json", "[]", "", validBody.replacing("open-data", with: "x"), "{\"titel\":1}"] {
            #expect(try await kaart.post("/v1/inzendingen", body).status == 400, "\(body)")
        }
    }

    @Test("/core/http-response-code: no answer to a mistake tells of the inside: no SQL, path, type or stack")
    func hidesInside() async throws {
        for route in try await kaart.routes() {
            for query in ["?x=1", "?f=gif", "?%FF=1", "?%00=1"] {
                let text = try await kaart.get(route.path + query).text
                for word in ["SELECT", "sqlite", ".swift", "/tmp/", "Error(", "Optional(", "fatal"] {
                    #expect(!text.contains(word), "\(route.path)\(query): \(word)")
                }
            }
        }
    }
}
