import TestSupport
import Testing
import VectorTiles

@testable import KaartService

@Suite("OGC 17-083r4: tile matrix sets", .kaart)
struct TileMatrixSetTests {
    @Test("The landing page leads to the list, and the list to each definition")
    func list() async throws {
        let list = try #require(
            try await kaart.get("/v1").link("http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"))
        let sets = try await kaart.get(list).json["tileMatrixSets"].array
        #expect(sets.compactMap { $0["id"].string } == ["WebMercatorQuad", "NetherlandsRDNewQuad"])
        for set in sets {
            let address = try #require(set["links"][0]["href"].string.map(Kaart.local))
            let definition = try await kaart.get(address)
            #expect(try definition.json["id"] == set["id"] && definition.json["uri"] == set["uri"])
            #expect(try definition.json["crs"] == set["crs"])
        }
    }

    @Test("/req/json-tilematrixset: a definition has what the schema asks for, doubled from matrix to matrix")
    func definition() async throws {
        for (id, last) in [("WebMercatorQuad", 24), ("NetherlandsRDNewQuad", 16)] {
            let set = try await kaart.get("/v1/tileMatrixSets/\(id)").json
            let matrices = set["tileMatrices"].array
            #expect(matrices.compactMap { $0["id"].string } == (0...last).map(String.init))
            for (matrix, next) in zip(matrices, matrices.dropFirst()) {
                #expect(next["matrixWidth"].int == 2 * (matrix["matrixWidth"].int ?? 0))
                #expect(matrix["tileWidth"] == 256 && matrix["cornerOfOrigin"] == "topLeft")
                #expect(matrix["pointOfOrigin"] == next["pointOfOrigin"])
            }
        }
    }

    @Test(
        "An unknown tile matrix set is not found, and the answer says which there are",
        arguments: ["x", "webmercatorquad", "%00"])
    func unknown(id: String) async throws {
        for path in ["/v1/tileMatrixSets/", Kaart.collection + "/tiles/", "/v1/tiles/ondergrond/"] {
            let answer = try await kaart.get(path + id)
            #expect(answer.status == 404 && answer.text.contains("WebMercatorQuad"))
        }
    }
}
