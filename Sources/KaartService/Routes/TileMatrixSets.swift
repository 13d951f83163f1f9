import Hummingbird
import OpenDataFormats
import OpenKaart
import VectorTiles

extension KaartService {
    var tileMatrixSetResources: [Resource] {
        [
            Resource(
                "/v1/tileMatrixSets",
                [
                    .get: Operation(
                        id: "haalTegelindelingen", tag: .tiles, summary: "De tegelindelingen (tile matrix sets)",
                        success: .init(
                            status: .ok, description: "De lijst.", schema: "TileMatrixSets", headers: [.eTag]),
                        formats: [.json], handler: tileMatrixSets)
                ]),
            Resource(
                "/v1/tileMatrixSets/{tileMatrixSetId}",
                [
                    .get: Operation(
                        id: "haalTegelindeling", tag: .tiles, summary: "Een tegelindeling (OGC 17-083r4)",
                        success: .init(
                            status: .ok, description: "De tegelindeling.", schema: "TileMatrixSet", headers: [.eTag]),
                        formats: [.json], handler: tileMatrixSet)
                ]),
        ]
    }

    /// How the map is cut into tiles (OGC API Tiles, 20-057, annex on tile matrix sets; OGC 17-083r4).
    @Sendable private func tileMatrixSets(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        let links = request.links
        return document(
            [
                "tileMatrixSets": .array(
                    TileMatrixSet.allCases.map { set in
                        [
                            "id": .string(set.rawValue), "title": .string(set.title), "uri": .string(set.uri),
                            "crs": .string(set.system.uri),
                            "links": [
                                .link(
                                    links.tileMatrixSet(set), rel: Tileset.schemeRelation, type: "application/json",
                                    title: set.title)
                            ],
                        ]
                    }),
                "links": .array(Links.own(links.tileMatrixSets, request, title: "Deze lijst")),
            ], nil, request)
    }

    @Sendable private func tileMatrixSet(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        return document(try tileMatrixSet(of: request).definition, nil, request)
    }

    /// The tile matrix set that the address names.
    ///
    /// - Throws: `HTTPProblem`, 404.
    func tileMatrixSet(of request: APIRequest) throws(HTTPProblem) -> TileMatrixSet {
        guard let set = request.parameters["tileMatrixSetId"].flatMap(TileMatrixSet.init(rawValue:)) else {
            throw .noSuchTileMatrixSet
        }
        return set
    }

    /// The tile that the address names.
    ///
    /// - Throws: `HTTPProblem`, 404.
    func tileAddress(of request: APIRequest) throws(HTTPProblem) -> TileAddress {
        let set = try tileMatrixSet(of: request)
        guard
            let address = TileAddress(
                set, zoom: request.parameters["tileMatrix"] ?? "", row: request.parameters["tileRow"] ?? "",
                column: request.parameters["tileCol"] ?? "")
        else { throw .noSuchTile(set) }
        return address
    }
}
