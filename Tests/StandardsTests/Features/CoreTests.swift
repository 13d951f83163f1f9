import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import KaartService

@Suite("OGC API Features Part 1, A1–A8: the API", .kaart)
struct CoreTests {
    @Test("A1 /req/core/http: over HTTP 1.1 every route answers as it does in memory")
    func http() async throws {
        let routes = try await kaart.routes().filter { $0.operations[.get] != nil }
        let moderator = try kaart.moderator
        let live = try await Application(responder: kaart.harness.service.responder()).test(.live) { client in
            try await routes.asyncMap { try await client.get($0.path, moderator) }
        }
        for (route, answer) in zip(routes, live) {
            let expected = try await kaart.get(route.path, moderator)
            #expect(answer.status.code == expected.status && Array(answer.body.readableBytesView) == expected.body)
            #expect(answer.headers[.contentType] == expected.headers[.contentType], "\(route.path)")
        }
    }

    @Test("A2 /req/core/crs84: every geometry is longitude, latitude in WGS 84 when nothing else was asked")
    func crs84() async throws {
        for feature in try await kaart.items("limit=1000").features {
            let record = try #require(Record.all.first { $0.id == feature["id"].string })
            #expect(
                feature["geometry"] == ["type": "Point", "coordinates": [.number(record.lon), .number(record.lat)]])
            let item = try await kaart.get(Kaart.items + "/\(record.id)")
            #expect(try item.json["geometry"] == feature["geometry"])
        }
    }

    @Test(
        "A3–A4 /req/core/root-op, root-success: the landing page has its links, with a type each",
        arguments: ["/v1", "/v1/"])
    func root(path: String) async throws {
        let answer = try await kaart.get(path)
        #expect(answer.status == 200)
        let relations = try answer.json["links"].array.compactMap { $0["rel"].string }
        #expect(
            Set(relations).isSuperset(of: ["self", "alternate", "service-desc", "service-doc", "conformance", "data"]))
        for link in try answer.json["links"].array {
            #expect(link["type"].string?.contains("/") == true && link["title"].string?.isEmpty == false)
            #expect(link["href"].string?.hasPrefix(Harness.base + "/") == true)
        }
    }

    @Test("A3–A4: every link on the landing page leads to what it says: the address, and the media type")
    func links() async throws {
        // Files that are not streamed are there once they were made.
        try kaart.harness.publish()
        for link in try await kaart.get("/v1").json["links"].array {
            let answer = try await kaart.get(Kaart.local(link["href"].string ?? ""), kaart.moderator)
            #expect(answer.status == 200, "\(link)")
            let type = try #require(link["type"].string)
            #expect(answer.header("Content-Type") == type || answer.type == type, "\(link)")
        }
    }

    @Test("A5–A6 /req/core/api-definition-op, -success: service-desc is the document, service-doc the same to read")
    func definition() async throws {
        let root = try await kaart.get("/v1")
        let description = try #require(try root.link("service-desc"))
        let answer = try await kaart.get(description, accept: "application/vnd.oai.openapi+json;version=3.0")
        #expect(answer.status == 200)
        #expect(OpenAPIGrammar.faults(try answer.json) == [])
        let page = try await kaart.get(try #require(try root.link("service-doc")))
        #expect(page.status == 200 && page.type == "text/html")
        for operation in try kaart.document.operations {
            #expect(page.text.contains(try #require(operation.json["summary"].string).escaped), "\(operation.id)")
        }
    }

    @Test("A7 /req/core/conformance-op: 200, at the link and at {root}/conformance")
    func conformance() async throws {
        let link = try #require(try await kaart.get("/v1").link("conformance"))
        #expect(link == "/v1/conformance")
        #expect(try await kaart.get(link).status == 200)
    }

    /// What is claimed, and the suites here that hold the service to it.
    private static let claims: [String: [Any.Type]] = [
        "ogcapi-tiles-1/1.0/conf/core": [TileTests.self],
        "ogcapi-tiles-1/1.0/conf/tileset": [TilesetTests.self],
        "ogcapi-tiles-1/1.0/conf/tilesets-list": [TilesetTests.self],
        "ogcapi-tiles-1/1.0/conf/dataset-tilesets": [TilesetTests.self],
        "ogcapi-tiles-1/1.0/conf/geodata-tilesets": [TilesetTests.self],
        "ogcapi-tiles-1/1.0/conf/mvt": [TileTests.self],
        "ogcapi-tiles-1/1.0/conf/oas30": [DocumentTests.self, StatusTests.self],
        "tms/2.0/conf/tilematrixset": [TileMatrixSetTests.self],
        "tms/2.0/conf/json-tilematrixset": [TileMatrixSetTests.self],
        "tms/2.0/conf/tilesetmetadata": [TilesetTests.self],
        "tms/2.0/conf/json-tilesetmetadata": [TilesetTests.self],
        "ogcapi-common-1/1.0/conf/core": [CoreTests.self],
        "ogcapi-common-2/1.0/conf/collections": [CollectionTests.self],
        "ogcapi-features-1/1.0/conf/core": [CoreTests.self, BoxTests.self, DatetimeTests.self, ResponseTests.self],
        "ogcapi-features-1/1.0/conf/oas30": [DocumentTests.self, StatusTests.self],
        "ogcapi-features-1/1.0/conf/html": [HTMLTests.self],
        "ogcapi-features-1/1.0/conf/geojson": [GeoJSONTests.self],
        "ogcapi-features-2/1.0/conf/crs": [SystemListTests.self, CheckPointTests.self, BoxSystemTests.self],
        "ogcapi-features-3/1.0/conf/queryables": [QueryableTests.self],
        // Part 5 of Features was approved as Part 3 of Common (23-058r2).
        "ogcapi-common-3/1.0/conf/schemas": [SchemaTests.self],
        "ogcapi-common-3/1.0/conf/advanced-property-roles": [SchemaTests.self],
        "ogcapi-common-3/1.0/conf/returnables-and-receivables": [SchemaTests.self],
        "ogcapi-common-3/1.0/conf/queryables": [QueryableTests.self],
        "ogcapi-common-3/1.0/conf/sortables": [SortableTests.self],
    ]

    @Test(
        "A8 /req/core/conformance-success: every class that is claimed has its checklist here, and no other is claimed")
    func classes() async throws {
        let claimed = try await kaart.get("/v1/conformance").json["conformsTo"].strings
        #expect(Set(claimed).count == claimed.count)
        #expect(Set(claimed) == Set(Self.claims.keys.map { "http://www.opengis.net/spec/" + $0 }))
    }
}
