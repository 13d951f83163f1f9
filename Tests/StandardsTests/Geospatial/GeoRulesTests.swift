import HTTPTypes
import TestSupport
import Testing

@Suite("ADR-GEO 1.0.4", .kaart)
struct GeoRulesTests {
    @Test("/geo/bbox-query-parameter: just the features that lie in the box or on its edge")
    func bbox() async throws {
        let found = try await kaart.items("bbox=4.25,51.75,5.5,52.5&limit=1000")
        let expected = Record.all.inBox(4.25, 51.75, 5.5, 52.5)
        #expect(Set(try found.ids) == expected.idSet && expected.count > 10 && expected.count < Record.all.count)
    }

    @Test(
        "/geo/bbox-query-parameter: coordinates outside the reference system are an error",
        arguments: [
            ("-181,50,5,53", Systems.crs84), ("4,50,181,53", Systems.crs84), ("4,-91,5,53", Systems.crs84),
            ("4,50,5,91", Systems.crs84), ("50,4,91,5", Systems.etrs89), ("50,-181,53,5", Systems.wgs84),
            ("-91,4,53,5", Systems.etrf2000), ("0,0,20100000,6000000", Systems.webMercator),
            ("0,0,100,99999999", Systems.webMercator), ("100000,400000,99999999,500000", Systems.rd),
        ])
    func outside(bbox: String, system: String) async throws {
        let answer = try await kaart.get(Kaart.items + "?bbox=\(bbox)&bbox-crs=\(system.queryValue)")
        #expect(answer.status == 400)
        #expect(try answer.locations == ["bbox"])
    }

    @Test("/geo/geometric-context: there is no search over several kinds of things, which would have to name them")
    func geometricContext() throws {
        #expect(try kaart.document.operations.allSatisfy { !$0.path.contains("/_") })
    }

    @Test("/geo/geojson-request: a GeoJSON Feature is taken: 201 with Location")
    func geojsonRequest() async throws {
        let body = """
            {"type":"Feature","geometry":{"type":"Point","coordinates":[5.121,52.091]},
             "properties":{"titel":"Buurtbegroting","omschrijving":"Bewoners beslissen mee.","thema":"open-data"}}
            """
        try await judge(try await kaart.post("/v1/inzendingen", body, type: "application/geo+json"))
    }

    @Test("/geo/embed-geojson-geometry-request and -response: a GeoJSON geometry in a property, in and out")
    func embedded() async throws {
        try await judge(try await kaart.post("/v1/inzendingen", validBody))
    }

    private func judge(_ created: Answer) async throws {
        #expect(created.status == 201)
        let location = try #require(created.header("Location"))
        let stored = try await kaart.get(Kaart.local(location), accept: "application/json", kaart.moderator)
        #expect(stored.status == 200 && stored.type == "application/json")
        #expect(try stored.json["geometrie"] == ["type": "Point", "coordinates": [.number(5.121), .number(52.091)]])
    }

    @Test(
        "/geo/geojson-response: Accept: application/geo+json gives a FeatureCollection with its counts, moment and links"
    )
    func geojsonResponse() async throws {
        let list = try await kaart.get(Kaart.items, accept: "application/geo+json")
        #expect(list.header("Content-Type") == "application/geo+json")
        let document = try list.json
        #expect(document["type"] == "FeatureCollection")
        for name in ["timeStamp", "numberMatched", "numberReturned", "links", "features"] {
            #expect(document[name].exists, "\(name)")
        }
        let item = try await kaart.get(Kaart.items + "/\(Record.all[0].id)", accept: "application/geo+json")
        #expect(item.header("Content-Type") == "application/geo+json")
        #expect(try item.json["type"] == "Feature")
    }

    @Test("/geo/geojson-response: what has no geometry is application/json")
    func otherResources() async throws {
        for path in ["/v1", "/v1/conformance", "/v1/collections", Kaart.collection, "/v1/themas"] {
            #expect(try await kaart.get(path).type == "application/json", "\(path)")
            #expect(try await kaart.get(path, accept: "application/geo+json").status == 406, "\(path)")
        }
    }
}
