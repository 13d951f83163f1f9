import TestSupport
import Testing

@testable import KaartService

@Suite("OGC API Tiles (20-057): tilesets", .kaart)
struct TilesetTests {
    private static let list = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
    private static let scheme = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"

    @Test("/req/dataset-tilesets and /req/geodata-tilesets: landing page and collection lead to a list of tilesets")
    func lists() async throws {
        let dataset = try #require(try await kaart.get("/v1").link(Self.list))
        let collection = try #require(try await kaart.get(Kaart.collection).link(Self.list))
        let all = try await kaart.get(dataset).json["tilesets"].array
        let own = try await kaart.get(collection).json["tilesets"].array
        #expect(all.count == 4 && own.count == 2 && own.allSatisfy(all.contains))
    }

    @Test("/req/tilesets-list/tileset-links: each entry leads to its metadata and to its tile matrix set")
    func entries() async throws {
        for entry in try await kaart.get("/v1/tiles").json["tilesets"].array {
            #expect(entry["dataType"] == "vector" && entry["crs"].string?.hasPrefix("http") == true)
            let links = entry["links"].array
            let own = try #require(links.first { $0["rel"] == "self" }?["href"].string.map(Kaart.local))
            let set = try #require(links.first { $0["rel"].string == Self.scheme }?["href"].string.map(Kaart.local))
            let metadata = try await kaart.get(own)
            #expect(metadata.status == 200)
            for member in ["title", "crs", "tileMatrixSetURI", "dataType"] {
                #expect(try metadata.json[member] == entry[member])
            }
            #expect(try await kaart.get(set).json["uri"] == entry["tileMatrixSetURI"])
        }
    }

    @Test("/req/tileset/tileset-links: the template gives tiles, and the layers are those that tiles have")
    func template() async throws {
        for entry in try await kaart.get("/v1/tiles").json["tilesets"].array {
            let own = try #require(entry["links"][0]["href"].string.map(Kaart.local))
            let metadata = try await kaart.get(own).json
            let item = try #require(metadata["links"].array.first { $0["rel"] == "item" })
            #expect(item["templated"] == true && item["type"] == "application/vnd.mapbox-vector-tile")
            let tile = Kaart.local(item["href"].string ?? "").replacing("{tileMatrix}", with: "0")
                .replacing("{tileRow}", with: "0").replacing("{tileCol}", with: "0")
            let answer = try await kaart.get(tile)
            #expect(answer.status == 200)
            let known = Set(metadata["layers"].array.compactMap { $0["id"].string })
            #expect(try known.isSuperset(of: DecodedTile(answer.body).layers.map(\.name)))
            for layer in try DecodedTile(answer.body).layers {
                let described = try #require(metadata["layers"].array.first { $0["id"].string == layer.name })
                let names = described["propertiesSchema"]["properties"].object.keys
                #expect(Set(names).isSuperset(of: layer.keys), "\(layer.name)")
            }
        }
    }

    @Test("TileJSON 3.0.0 has what web maps need; its template gives tiles; a filter goes with it")
    func tileJSON() async throws {
        let answer = try await kaart.get(Kaart.collection + "/tiles/WebMercatorQuad?f=tilejson&thema=open-data")
        #expect(answer.type == "application/vnd.mapbox.tile+json")
        let document = try answer.json
        #expect(document["tilejson"] == "3.0.0" && document["vector_layers"].array.count == 2)
        let template = try #require(document["tiles"][0].string)
        #expect(template.hasSuffix("/{z}/{y}/{x}?f=mvt&thema=open-data"))
        let tile = try await kaart.get(
            Kaart.local(template).replacing("{z}", with: "7").replacing("{y}", with: "42").replacing("{x}", with: "65"))
        #expect(tile.status == 200)
        for layer in try DecodedTile(tile.body).layers {
            for feature in layer.features where layer.name == "clusters" {
                #expect(feature.attributes["open-data"] == feature.attributes["aantal"])
            }
        }
        let basemap = try await kaart.get("/v1/tiles/ondergrond/WebMercatorQuad?f=tilejson").json
        #expect(basemap["vector_layers"].array.count == 5 && basemap["maxzoom"] == 12)
        #expect(basemap["attribution"].string?.contains("LGPL") == true)
    }

    @Test("TileJSON knows no RD: 400 that says so")
    func noTileJSON() async throws {
        for path in [Kaart.collection + "/tiles", "/v1/tiles/ondergrond"] {
            let answer = try await kaart.get(path + "/NetherlandsRDNewQuad?f=tilejson")
            #expect(try answer.status == 400 && answer.mistakes == ["f niet-toegestaan"])
        }
    }

    @Test("Each style is version 8, and every address in it leads somewhere")
    func styles() async throws {
        let styles = try await kaart.get("/v1/styles").json["styles"].array
        #expect(styles.compactMap { $0["id"].string } == ["contrast", "donker", "licht"])
        for style in styles {
            let address = try #require(style["links"][0]["href"].string.map(Kaart.local))
            let answer = try await kaart.get(address)
            #expect(try answer.json["version"] == 8 && answer.type == "application/vnd.mapbox.style+json")
            #expect(try await kaart.get(address, accept: "application/json").type == "application/json")
            for source in try answer.json["sources"].object.values {
                let url = try #require(source["url"].string)
                #expect(url.hasPrefix(Harness.base))
                #expect(try await kaart.get(Kaart.local(url)).json["tilejson"] == "3.0.0")
            }
        }
        let missing = try await kaart.get("/v1/styles/zwart")
        #expect(missing.status == 404 && missing.text.contains("/v1/styles"))
    }

    @Test("Without a folder of tiles the lists are shorter, and what is missing is told")
    func withoutFolder() async throws {
        let other = Kaart(try kaart, service: try kaart.harness.makeServiceWithoutBackdrop())
        #expect(try await other.get("/v1/tiles").json["tilesets"].array.count == 2)
        #expect(try await other.get("/v1/styles").json["styles"].array.isEmpty)
        for path in [
            "/v1/styles/licht", "/v1/tiles/ondergrond/WebMercatorQuad", "/v1/tiles/ondergrond/WebMercatorQuad/0/0/0",
        ] {
            #expect(try await other.get(path).status == 404, "\(path)")
        }
        #expect(try await other.get("/v1/tiles/ondergrond/WebMercatorQuad/0/0/0").text.contains("--tiles"))
    }
}
