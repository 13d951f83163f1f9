import Hummingbird
import OpenDataFormats
import OpenKaart
import VectorTiles

extension KaartService {
    var styleResources: [Resource] {
        [
            Resource(
                "/v1/styles",
                [
                    .get: Operation(
                        id: "haalStijlen", tag: .tiles, summary: "De stijlen waarmee de kaart getekend kan worden",
                        success: .init(status: .ok, description: "De lijst.", schema: "Styles", headers: [.eTag]),
                        formats: [.json], handler: styles)
                ]),
            Resource(
                "/v1/styles/{styleId}",
                [
                    .get: Operation(
                        id: "haalStijlVanKaart", tag: .tiles, summary: "Een stijl voor MapLibre (style JSON, versie 8)",
                        description:
                            "Alle adressen erin zijn volledig. Lettertypen en plaatjes van anderen zijn er niet.",
                        success: .init(status: .ok, description: "De stijl.", schema: "Style", headers: [.eTag]),
                        formats: [.mapStyle, .json], handler: style)
                ]),
        ]
    }

    /// The list; empty without a folder of styles (OGC API Styles, 20-009, 7.2).
    @Sendable private func styles(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        let links = request.links
        return document(
            [
                "styles": .array(
                    (backdrop?.styles ?? []).map { style in
                        [
                            "id": .string(style.id), "title": .string(style.title),
                            "links": [
                                .link(
                                    links.style(style.id), rel: "stylesheet", type: Format.mapStyle.mediaType,
                                    title: style.title)
                            ],
                        ]
                    }),
                "links": .array(Links.own(links.styles, request, title: "Deze lijst")),
            ], nil, request)
    }

    @Sendable private func style(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        guard let style = backdrop?.styles.first(where: { $0.id == request.parameters["styleId"] }) else {
            throw HTTPProblem.noSuchStyle
        }
        return document(style.document(base: request.links.base, themes: rules.themes), nil, request)
    }
}
