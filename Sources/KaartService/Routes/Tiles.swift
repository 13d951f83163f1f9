import HTTPTypes
import Hummingbird
import MapTiles
import NIOCore
import OpenDataFormats
import OpenKaart
import PublishedMap
import VectorTiles

extension KaartService {
    /// The tiles themselves.
    var tileResources: [Resource] {
        let found = Operation.Answer(
            status: .ok, description: "De tegel (Mapbox Vector Tile 2.1).", schema: "Tile", headers: [.eTag])
        return [
            Resource(
                "/v1/collections/initiatieven/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
                [
                    .get: Operation(
                        id: "haalTegel", tag: .tiles, summary: "Een vectortegel met initiatieven",
                        description:
                            "De laag 'initiatieven' heeft wat los staat, de laag 'clusters' wat geteld is. De volgorde in het adres is "
                            + "zoom, rij, kolom. Een tegel waar niets in staat, geeft 204.",
                        parameters: Parameters.tileFilters(rules.themes), success: found, mayBeEmpty: true,
                        failures: [.serviceUnavailable], formats: [.mvt], handler: initiativeTile)
                ]),
            Resource(
                "/v1/tiles/ondergrond/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
                [
                    .get: Operation(
                        id: "haalTegelVanOndergrond", tag: .tiles, summary: "Een vectortegel van de ondergrond",
                        description: "De lagen zijn water, land, rivier, grens en plaats.", success: found,
                        mayBeEmpty: true, formats: [.mvt], handler: basemapTile)
                ]),
        ]
    }

    /// A tile of the map (OGC API Tiles, 20-057, /req/core; /req/mvt). Hot path.
    @Sendable private func initiativeTile(_ request: APIRequest) async throws -> Response {
        let address = try tileAddress(of: request)
        let key = TileCache.Key(address: address, query: request.http.uri.query ?? "")
        // What was answered before was asked well.
        if let state = reads.map.current, let response = tiles.kept(request, key, from: state.version) {
            return response
        }
        let question = try TileQuestion(request, rules.themes, positions)
        let state = try reads.current()
        if let response = tiles.notModified(request, from: state.version) { return response }
        let maker = InitiativeTiles(state, tileScheme)
        if question.isQuick, address.set == .webMercatorQuad {
            let tile = maker.tile(address, question.filter, properties: question.properties)
            return tiles.respond(ByteBuffer(bytes: tile), request, key, from: state.version)
        }
        // Looking at each record, or transforming to RD, takes longer than an event loop may wait.
        return try await blocking.run { [tiles] in
            let tile = maker.tile(address, question.filter, properties: question.properties)
            return tiles.respond(ByteBuffer(bytes: tile), request, key, from: state.version)
        }
    }

    @Sendable private func basemapTile(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        let address = try tileAddress(of: request)
        guard let basemap = backdrop?.basemap else { throw HTTPProblem.noBasemap }
        let key = TileCache.Key(address: address, query: "")
        if let response = basemapTiles.kept(request, key, from: Self.basemapVersion)
            ?? basemapTiles.notModified(request, from: Self.basemapVersion)
        {
            return response
        }
        return try await blocking.run { [basemapTiles] in
            basemapTiles.respond(ByteBuffer(bytes: basemap.tile(address)), request, key, from: Self.basemapVersion)
        }
    }

    /// The base map does not change while the service runs.
    private static let basemapVersion = MapVersion(sequence: 0, madeAt: .epoch)
}

/// What is asked of a tile beside its address, read and judged.
struct TileQuestion: Sendable {
    let filter: InitiativeFilter
    /// More properties in the layer of initiatives.
    let properties: [String]

    /// - Throws: `HTTPProblem` with all mistakes in the query.
    init(_ request: APIRequest, _ themes: ThemeCatalogue, _ positions: any PositionTransformation) throws(HTTPProblem) {
        var query = request.query
        filter = query.filter(themes, positions)
        let names = query.properties() ?? []
        properties = Member.publicProperties.filter(names.contains)
        try query.finish()
    }

    /// Whether the counts that are kept answer it.
    var isQuick: Bool {
        var rest = filter
        rest.themes = []
        return rest == InitiativeFilter()
    }
}
