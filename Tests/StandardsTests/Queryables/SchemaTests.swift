import TestSupport
import Testing

@Suite("OGC API Common Part 3 (Features Part 5): schemas, roles, returnables", .kaart)
struct SchemaTests {
    private static let names = ["schema", "queryables", "sortables"]

    private func schema(_ name: String) async throws -> JSON {
        try await kaart.get(Kaart.collection + "/" + name).json
    }

    @Test(
        "/req/schemas/json-schema: 2020-12, type object, and $id gives the schema when asked for application/schema+json",
        arguments: names)
    func jsonSchema(name: String) async throws {
        let answer = try await kaart.get(Kaart.collection + "/" + name, accept: "application/schema+json")
        #expect(answer.status == 200 && answer.header("Content-Type") == "application/schema+json")
        let schema = try answer.json
        #expect(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema" && schema["type"] == "object")
        let id = try #require(schema["$id"].string)
        #expect(id.hasPrefix(Harness.base) && !id.contains("?"))
        #expect(try await kaart.get(Kaart.local(id), accept: "application/schema+json").body == answer.body)
        // By a parameter too the id is that of the resource.
        #expect(try await kaart.get(Kaart.local(id) + "?f=json").json["$id"].string == id)
    }

    @Test(
        "/req/schemas/properties: a type each, and for moments a format; the geometry has a format and no type",
        arguments: names)
    func properties(name: String) async throws {
        let properties = try await schema(name)["properties"].object
        #expect(properties.count >= 6)
        for (property, schema) in properties {
            if property == "geometry" {
                #expect(schema["format"] == "geometry-point" && !schema["type"].exists && !schema["$ref"].exists)
            } else {
                #expect(["string", "number", "integer", "boolean"].contains(schema["type"].string), "\(property)")
            }
            if property.hasSuffix("Op") { #expect(schema["type"] == "string" && schema["format"] == "date-time") }
            #expect(schema["title"].string?.isEmpty == false, "\(property)")
        }
    }

    @Test("/req/schemas/properties, H: what only the service sets is readOnly: a sender who gives it is refused")
    func readOnly() async throws {
        for (name, property) in try await schema("schema")["properties"].object where name != "geometry" {
            let body = validBody.replacing("{\"titel\"", with: "{\"\(name)\":\"x\",\"titel\"")
            let mistakes = try await kaart.post("/v1/inzendingen", body).mistakes
            #expect((property["readOnly"] == true) == mistakes.contains("#/\(name) niet-toegestaan"), "\(name)")
        }
    }

    @Test("/req/schemas/keywords: what OGC adds begins with x-ogc-", arguments: names)
    func keywords(name: String) async throws {
        // The check knows all keywords that we may use, and refuses any other.
        let faults = SchemaCheck(document: .null).faults(["x": "y"], try await schema(name)).filter {
            $0.contains("keyword")
        }
        #expect(faults == [])
        for (path, _) in try await schema(name).everything where path.last?.hasPrefix("x-") == true {
            #expect(path.last?.hasPrefix("x-ogc-") == true)
        }
    }

    @Test("/req/schemas/role-id and /req/advanced-property-roles: one id, one primary-geometry, one primary-instant")
    func roles() async throws {
        let properties = try await schema("schema")["properties"].object
        func names(_ role: JSON) -> [String] { properties.filter { $0.value["x-ogc-role"] == role }.keys.sorted() }
        #expect(names("id") == ["id"] && properties["id"]?["type"] == "string")
        #expect(names("primary-geometry") == ["geometry"])
        #expect(names("primary-instant") == ["aangemaaktOp"])
        #expect(properties.values.compactMap { $0["x-ogc-role"].string }.count == 3)
    }

    @Test("/req/returnables-and-receivables: linked from the collection, and every record is as the schema says")
    func returnables() async throws {
        let link = try await kaart.get(Kaart.collection).link("http://www.opengis.net/def/rel/ogc/1.0/schema")
        #expect(link == Kaart.collection + "/schema")
        var schema = try await schema("schema")
        // The geometry's format is of the geometry; the rest are properties, and the id stands beside them.
        schema["properties"]["geometry"] = .null
        let check = SchemaCheck(document: .null)
        for feature in try await kaart.items("limit=1000").features {
            var record = feature["properties"]
            record["id"] = feature["id"]
            #expect(check.faults(record, schema) == [])
            #expect(Set(record.object.keys).isSubset(of: schema["properties"].object.keys))
        }
    }

    @Test("Every one of the three is linked from the collection by its relation, with its media type", arguments: names)
    func links(name: String) async throws {
        let links = try await kaart.get(Kaart.collection).links("http://www.opengis.net/def/rel/ogc/1.0/\(name)")
        #expect(links.map { $0["href"].string } == [Harness.base + Kaart.collection + "/\(name)"])
        #expect(links.map { $0["type"].string } == ["application/schema+json"])
    }
}
