import HTTPTypes
import TestSupport
import Testing

@Suite("ADR-GEO 1.0.4, reference systems", .kaart)
struct GeoSystemRulesTests {
    @Test("/geo/crs-list: on the list of collections and on each collection")
    func list() async throws {
        let document = try await kaart.get("/v1/collections").json
        #expect(Set(document["crs"].strings) == Set(Systems.all))
        for collection in document["collections"].array {
            // "#/crs" stands for the list above.
            let own = collection["crs"].strings.flatMap { $0 == "#/crs" ? document["crs"].strings : [$0] }
            #expect(Set(own) == Set(Systems.all))
        }
    }

    @Test("/geo/storage-crs: on every collection, one of its list, and ETRS89")
    func storage() async throws {
        for collection in try await kaart.get("/v1/collections").json["collections"].array {
            #expect(collection["storageCrs"].string == Systems.etrs89)
            #expect(collection["crs"].strings.contains(Systems.etrs89))
        }
    }

    @Test("/geo/default-crs: CRS84 when nothing is asked: of the answer, of bbox, and of what is sent")
    func standard() async throws {
        let plain = try await kaart.items("bbox=4,51.5,5,52.5&limit=1000")
        let named = try await kaart.items(
            "bbox=4,51.5,5,52.5&limit=1000&crs=\(Systems.crs84.queryValue)&bbox-crs=\(Systems.crs84.queryValue)")
        #expect(plain.header("Content-Crs") == "<\(Systems.crs84)>")
        #expect(named.header("Content-Crs") == "<\(Systems.crs84)>")
        #expect(try plain.json["features"] == named.json["features"] && !plain.features.isEmpty)
        let name = try #require(HTTPField.Name("Content-Crs"))
        for headers: HTTPFields in [[:], [name: "<\(Systems.crs84)>"]] {
            let created = try await kaart.post("/v1/inzendingen", validBody, headers)
            let stored = try await kaart.get(Kaart.local(created.header("Location") ?? ""), kaart.moderator)
            #expect(try stored.json["geometrie"]["coordinates"].numbers == [5.121, 52.091])
        }
    }

    @Test("/geo/preferred-crs: CRS84 comes first; ETRS89 and RD are there")
    func preferred() async throws {
        let systems = try await kaart.get(Kaart.collection).json["crs"].strings
        #expect(systems.first == Systems.crs84)
        #expect(Set(systems).isSuperset(of: [Systems.etrs89, Systems.rd]))
    }

    @Test("/geo/ensemble-member-crs: ETRF2000 with ETRS89; WGS 84 and ETRS89 both, for one is taken as the other")
    func ensemble() async throws {
        let systems = Set(try await kaart.get(Kaart.collection).json["crs"].strings)
        #expect(systems.isSuperset(of: [Systems.etrs89, Systems.etrf2000, Systems.wgs84]))
        let asked = try await Systems.latitudeFirst.asyncMap {
            try await kaart.items("limit=1000&crs=\($0.queryValue)").json["features"]
        }
        #expect(asked[0] == asked[1] && asked[1] == asked[2])
    }

    @Test(
        "/geo/crs-query-parameter and /geo/bbox-crs-query-parameter: what is not on the list gives 400",
        arguments: ["crs", "bbox-crs"])
    func unsupported(parameter: String) async throws {
        for value in [
            Systems.epsg(25831), Systems.epsg(31370), "EPSG:28992", "28992", "", "urn:ogc:def:crs:EPSG::28992",
        ] {
            let answer = try await kaart.get(Kaart.items + "?bbox=4,51,5,52&\(parameter)=\(value.queryValue)")
            #expect(answer.status == 400, "\(value)")
            #expect(try answer.mistakes == ["\(parameter) onbekende-waarde"], "\(value)")
        }
    }

    @Test("/geo/filter-crs-query-parameter: there is no filter, so filter-crs is unknown")
    func filterCRS() async throws {
        let answer = try await kaart.get(Kaart.items + "?filter-crs=\(Systems.rd.queryValue)")
        #expect(answer.status == 400)
        #expect(try answer.mistakes == ["filter-crs onbekend"])
    }

    @Test("/geo/content-crs-request-header: an unsupported one gives 400 that names the header, and stores nothing")
    func requestHeader() async throws {
        let name = try #require(HTTPField.Name("Content-Crs"))
        let own = try await Kaart([])
        for value in ["<\(Systems.epsg(25831))>", "RD", "", "<>"] {
            let answer = try await own.post("/v1/inzendingen", validBody, [name: value])
            #expect(answer.status == 400, "\(value)")
            #expect(try answer.mistakes == ["Content-Crs onbekende-waarde"], "\(value)")
        }
        #expect(try own.harness.register.queue(status: .submitted, limit: 1).total == 0)
    }

    @Test("/geo/content-crs-response-header: the URI that was asked for, in angle brackets", arguments: Systems.all)
    func responseHeader(system: String) async throws {
        for path in [Kaart.items, Kaart.items + "/\(Record.all[0].id)"] {
            let answer = try await kaart.get(path + "?crs=\(system.queryValue)")
            #expect(answer.status == 200 && answer.header("Content-Crs") == "<\(system)>", "\(path)")
        }
    }
}

extension Array {
    /// The same one after the other, for what waits.
    func asyncMap<Other>(_ transform: (Element) async throws -> Other) async throws -> [Other] {
        var others: [Other] = []
        for element in self { others.append(try await transform(element)) }
        return others
    }
}
