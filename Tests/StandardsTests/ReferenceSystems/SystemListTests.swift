import TestSupport
import Testing

@Suite("OGC API Features Part 2: the list, crs and Content-Crs", .kaart)
struct SystemListTests {
    @Test("/req/crs/crs-uri: every reference system is a URI of OGC's register; none stands twice")
    func uris() async throws {
        let systems = try await kaart.get(Kaart.collection).json["crs"].strings
        #expect(Set(systems).count == systems.count && systems.count >= 6)
        for system in systems {
            #expect(system.matches("^http://www.opengis.net/def/crs/(OGC|EPSG)/[0-9.]+/[A-Z0-9]+$"))
        }
    }

    @Test("/req/crs/fc-md-storageCrs-valid-value: storageCrs is on the list, and is not one with an epoch")
    func storage() async throws {
        let collection = try await kaart.get(Kaart.collection).json
        #expect(collection["crs"].strings.contains(collection["storageCrs"].string ?? ""))
        #expect(!collection["storageCrsCoordinateEpoch"].exists)
    }

    @Test("/req/crs/fc-crs-valid-value: every one on the list works on items and item; the document lists the same")
    func works() async throws {
        let listed = try await kaart.get(Kaart.collection).json["crs"].strings
        for name in ["crs", "bbox-crs"] {
            let parameter = try #require(try kaart.document.operation(.get, Kaart.items)?.parameter(name))
            #expect(parameter["schema"]["enum"].strings == listed, "\(name)")
        }
        for system in listed {
            for path in [Kaart.items, Kaart.items + "/\(Record.all[0].id)"] {
                let answer = try await kaart.get(path + "?crs=\(system.queryValue)")
                #expect(answer.status == 200 && answer.header("Content-Crs") == "<\(system)>", "\(path)")
                // /req/crs/geojson: it is GeoJSON still, by prior arrangement.
                #expect(answer.header("Content-Type") == "application/geo+json", "\(path)")
            }
        }
    }

    @Test("/req/crs/crs-exception: one that is not on the list gives 400 that names crs, on items, item and downloads")
    func exception() async throws {
        let paths = [
            Kaart.items, Kaart.items + "/\(Record.all[0].id)", "/opendata/initiatieven.geojson",
            "/opendata/initiatieven.csv",
        ]
        for path in paths {
            for value in [
                Systems.epsg(25832), Systems.epsg(0), Systems.rd + "/", Systems.rd.uppercased(), "CRS84", "", "%00",
            ] {
                let answer = try await kaart.get(path + "?crs=\(value.queryValue)")
                #expect(answer.status == 400, "\(path) \(value)")
                #expect(try answer.mistakes == ["crs onbekende-waarde"], "\(path) \(value)")
            }
        }
    }

    @Test(
        "/req/crs/ogc-crs-header: on everything with coordinates: GeoJSON, JSON, CSV, HTML, downloads, HEAD, and no records",
        arguments: Systems.all)
    func header(system: String) async throws {
        let crs = "crs=\(system.queryValue)"
        let item = Kaart.items + "/\(Record.all[0].id)"
        let uris =
            ["geojson", "json", "csv", "html"].map { Kaart.items + "?f=\($0)&" + crs }
            + ["geojson", "html"].map { item + "?f=\($0)&" + crs }
            + ["/opendata/initiatieven.geojson?" + crs, "/opendata/initiatieven.csv?" + crs]
            + [Kaart.items + "?bbox=0,0,1,1&" + crs, Kaart.items + "?q=kaart&" + crs, Kaart.items + "?limit=1&" + crs]
        for uri in uris {
            #expect(try await kaart.get(uri).header("Content-Crs") == "<\(system)>", "\(uri)")
            #expect(try await kaart.ask(.head, uri).header("Content-Crs") == "<\(system)>", "\(uri)")
            let packed = try await kaart.get(uri, [.acceptEncoding: "gzip"])
            #expect(packed.header("Content-Crs") == "<\(system)>", "\(uri)")
        }
    }

    @Test("Content-Crs is on nothing without coordinates")
    func noHeader() async throws {
        for path in ["/v1", "/v1/conformance", "/v1/themas", Kaart.items + "?crs=x", Kaart.collection + "/schema"] {
            #expect(try await kaart.get(path).header("Content-Crs") == nil, "\(path)")
        }
    }

    @Test("The next page is in the same system, and so are the other forms")
    func links() async throws {
        let first = try await kaart.items("limit=5&crs=\(Systems.rd.queryValue)")
        for link in try first.json["links"].array where link["rel"] != "collection" {
            let answer = try await kaart.get(Kaart.local(link["href"].string ?? ""))
            #expect(answer.header("Content-Crs") == "<\(Systems.rd)>", "\(link)")
        }
    }
}
