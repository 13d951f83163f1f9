import HTTPTypes
import Hummingbird
import MapTiles
import NIOCore
import OpenDataFormats
import OpenKaart
import PublishedMap
import VectorTiles

extension KaartService {
    /// Lists of tilesets, and what each holds.
    var tilesetResources: [Resource] {
        let found = Operation.Answer(
            status: .ok, description: "De lijst.", schema: "Tilesets", headers: [.eTag])
        let one = Operation.Answer(
            status: .ok, description: "Wat de tegels bevatten en waar ze staan.", schema: "Tileset", headers: [.eTag])
        return [
            Resource(
                "/v1/tiles",
                [
                    .get: Operation(
                        id: "haalTegelsets", tag: .tiles, summary: "Alle sets van vectortegels",
                        success: found, failures: [.serviceUnavailable], formats: [.json], handler: datasetTilesets)
                ]),
            Resource(
                "/v1/collections/initiatieven/tiles",
                [
                    .get: Operation(
                        id: "haalTegelsetsVanInitiatieven", tag: .tiles, summary: "De vectortegels van de initiatieven",
                        success: found, failures: [.serviceUnavailable], formats: [.json], handler: collectionTilesets)
                ]),
            Resource(
                "/v1/collections/initiatieven/tiles/{tileMatrixSetId}",
                [
                    .get: Operation(
                        id: "haalTegelset", tag: .tiles, summary: "Wat de vectortegels van de initiatieven bevatten",
                        description:
                            "Wat hier wordt gevraagd (een thema bijvoorbeeld), geldt voor de tegels waar het antwoord naar verwijst. "
                            + "TileJSON is er alleen voor WebMercatorQuad.",
                        parameters: Parameters.tileFilters(rules.themes), success: one,
                        failures: [.serviceUnavailable], formats: [.json, .tileJSON], handler: collectionTileset)
                ]),
            Resource(
                "/v1/tiles/ondergrond/{tileMatrixSetId}",
                [
                    .get: Operation(
                        id: "haalTegelsetVanOndergrond", tag: .tiles,
                        summary: "Wat de vectortegels van de ondergrond bevatten",
                        description: "TileJSON is er alleen voor WebMercatorQuad.", success: one,
                        formats: [.json, .tileJSON], handler: basemapTileset)
                ]),
        ]
    }

    /// OGC API Tiles, /req/dataset-tilesets.
    @Sendable private func datasetTilesets(_ request: APIRequest) async throws -> Response {
        try await list(request.links.tiles, request) { state in
            TileMatrixSet.allCases.map { self.initiatives($0, request, state) }
                + TileMatrixSet.allCases.compactMap { self.basemap($0, request) }
        }
    }

    /// OGC API Tiles, /req/geodata-tilesets.
    @Sendable private func collectionTilesets(_ request: APIRequest) async throws -> Response {
        try await list(request.links.collectionTiles, request) { state in
            TileMatrixSet.allCases.map { self.initiatives($0, request, state) }
        }
    }

    private func list(
        _ address: String, _ request: APIRequest, _ tilesets: @Sendable (MapState) -> [Tileset]
    ) async throws -> Response {
        try request.query.finish()
        return try mapDocument(nil, request) { state in
            [
                "tilesets": .array(tilesets(state).map { $0.entry(request.links) }),
                "links": .array(Links.own(address, request, title: "Deze lijst")),
            ]
        }
    }

    @Sendable private func collectionTileset(_ request: APIRequest) async throws -> Response {
        let set = try tileMatrixSet(of: request)
        _ = try TileQuestion(request, rules.themes, positions)
        try Self.check(set, request)
        return try mapDocument(nil, request) { state in
            described(initiatives(set, request, state), request)
        }
    }

    @Sendable private func basemapTileset(_ request: APIRequest) async throws -> Response {
        let set = try tileMatrixSet(of: request)
        try request.query.finish()
        try Self.check(set, request)
        guard let tileset = basemap(set, request) else { throw HTTPProblem.noBasemap }
        return document(described(tileset, request), nil, request)
    }

    private func described(_ tileset: Tileset, _ request: APIRequest) -> JSONValue {
        if request.format == .tileJSON { return tileset.tileJSON }
        let formats: [Format] = tileset.set == .webMercatorQuad ? [.json, .tileJSON] : [.json]
        return tileset.metadata(
            request.links, own: Links.own(tileset.address, request, title: tileset.title, formats: formats))
    }

    /// TileJSON 3.0.0 has no place for another tile matrix set than Web Mercator's.
    private static func check(_ set: TileMatrixSet, _ request: APIRequest) throws(HTTPProblem) {
        guard request.format == .tileJSON, set != .webMercatorQuad else { return }
        throw .invalid(
            [
                Problem(
                    member: "f", code: .notAllowed,
                    detail: "TileJSON is er alleen voor WebMercatorQuad. Vraag 'f=json', of WebMercatorQuad.")
            ], in: .query)
    }

    private func initiatives(_ set: TileMatrixSet, _ request: APIRequest, _ state: MapState) -> Tileset {
        Tileset(
            set: set, title: "Initiatieven",
            description:
                "Initiatieven van Open Overheid: los waar ze uit elkaar staan, geteld waar ze te dicht op elkaar staan.",
            address: request.links.tileset(set),
            question: String(decoding: Question.withoutForm(request.query), as: UTF8.self),
            layers: InitiativeTiles.layers(rules.themes), zooms: InitiativeTiles.zooms(set),
            bounds: state.extent?.box, attribution: "Open Kaart, CC0")
    }

    private func basemap(_ set: TileMatrixSet, _ request: APIRequest) -> Tileset? {
        backdrop.map { backdrop in
            Tileset(
                set: set, title: "Ondergrond",
                description: "Een eenvoudige kaart van Nederland, die geen netwerk nodig heeft. Schaal 1 : 1 000 000.",
                address: request.links.basemapTileset(set), layers: BasemapLayer.allCases.map(\.description),
                zooms: Basemap.zooms(set), bounds: backdrop.basemap.bounds,
                attribution: "Land, rivieren en grenzen: GSHHG en DCW (LGPL), bewerkt")
        }
    }
}
