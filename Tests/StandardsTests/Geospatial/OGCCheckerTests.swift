import Testing

@Suite("Geonovum's ogc-checker, over openapi.json", .kaart)
struct OGCCheckerTests {
    private func operation(_ path: String) throws -> APIDocument.Operation {
        try #require(try kaart.document.operation(.get, path))
    }

    private func schema(_ name: String, of path: String) throws -> JSON {
        try #require(try operation(path).parameter(name))["schema"]
    }

    /// The schema of the answer that is all right, of a media type.
    private func answer(_ path: String, _ type: String = "application/json") throws -> JSON {
        let schema = try operation(path).responses["200"]?["content"][type]["schema"]
        return try kaart.document.resolved(try #require(schema))
    }

    @Test(
        "/req/core/{root,conformance,fc-md,sfc-md,fc,f}-op and -success: each is there, with a 200",
        arguments: ["/v1", "/v1/conformance", "/v1/collections", Kaart.collection, Kaart.items, Kaart.items + "/{id}"])
    func operations(path: String) throws {
        let response = try #require(try operation(path).responses["200"])
        #expect(!response["content"].object.isEmpty)
        for media in response["content"].object.values { #expect(media["schema"].exists) }
    }

    @Test("/req/core/root-success, conformance-success, fc-md-success, sfc-md-success: what the schemas must have")
    func success() throws {
        #expect(Set(try answer("/v1")["required"].strings).contains("links"))
        #expect(Set(try answer("/v1/conformance")["required"].strings).contains("conformsTo"))
        #expect(Set(try answer("/v1/collections")["required"].strings).isSuperset(of: ["links", "collections"]))
        #expect(Set(try answer(Kaart.collection)["required"].strings).isSuperset(of: ["id", "links"]))
    }

    @Test("/req/core/fc-limit-definition: an integer with a minimum, a maximum and a default of its own")
    func limit() throws {
        let limit = try schema("limit", of: Kaart.items)
        #expect(limit["type"] == "integer" && limit["minimum"] == 1)
        #expect(limit["maximum"] == 10_000 && limit["default"] == 100)
    }

    @Test("/req/core/fc-bbox-definition: 4 to 6 numbers, style form, explode false")
    func bbox() throws {
        let bbox = try #require(try operation(Kaart.items).parameter("bbox"))
        #expect(bbox["style"] == "form" && bbox["explode"] == false && bbox["required"] == false)
        #expect(bbox["schema"]["type"] == "array" && bbox["schema"]["items"]["type"] == "number")
        #expect(bbox["schema"]["minItems"] == 4 && bbox["schema"]["maxItems"] == 6)
    }

    @Test("/req/core/fc-time-definition: a string")
    func datetime() throws {
        #expect(try schema("datetime", of: Kaart.items)["type"] == "string")
    }

    @Test("/req/geojson: items and item are application/geo+json")
    func geojson() throws {
        #expect(try answer(Kaart.items, "application/geo+json")["properties"]["type"]["enum"] == ["FeatureCollection"])
        #expect(try answer(Kaart.items + "/{id}", "application/geo+json")["properties"]["type"]["enum"] == ["Feature"])
    }

    @Test("/req/oas30/oas-definition-2: the document tells of itself, by its media type")
    func definition() throws {
        let content = try operation("/v1/openapi.json").responses["200"]?["content"].object
        #expect(content?["application/vnd.oai.openapi+json;version=3.0"] != nil)
    }

    @Test("/req/crs/fc-md-crs-list: both schemas require crs; /req/crs/fc-md-storageCrs-valid-value: it is a URI")
    func systems() throws {
        #expect(try answer("/v1/collections")["required"].strings.contains("crs"))
        #expect(try answer(Kaart.collection)["required"].strings.contains("crs"))
        let storage = try answer(Kaart.collection)["properties"]["storageCrs"]
        #expect(storage["type"] == "string" && storage["format"] == "uri")
    }

    @Test("/req/crs/fc-bbox-crs-definition and fc-crs-definition: a URI with CRS84 as default, and a 400")
    func parameters() throws {
        for (name, path) in [("bbox-crs", Kaart.items), ("crs", Kaart.items), ("crs", Kaart.items + "/{id}")] {
            let schema = try schema(name, of: path)
            #expect(schema["type"] == "string" && schema["format"] == "uri", "\(name)")
            #expect(schema["default"].string == Systems.crs84, "\(name)")
            #expect(try operation(path).responses["400"] != nil, "\(name)")
        }
    }

    @Test("/req/crs/ogc-crs-header: Content-Crs on items and item, a string without a format")
    func header() throws {
        for path in [Kaart.items, Kaart.items + "/{id}"] {
            let reference = try #require(try operation(path).responses["200"]?["headers"]["Content-Crs"])
            let schema = try kaart.document.resolved(reference)["schema"]
            #expect(schema["type"] == "string" && !schema["format"].exists, "\(path)")
        }
    }
}
