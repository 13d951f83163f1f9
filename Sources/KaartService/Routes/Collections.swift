import Hummingbird
import OpenDataFormats
import OpenKaart
import Pages
import PublishedMap

extension KaartService {
    var collectionsResource: Resource {
        Resource(
            "/v1/collections",
            [
                .get: Operation(
                    id: "haalVerzamelingen", tag: .data, summary: "De verzamelingen",
                    success: .init(
                        status: .ok, description: "De lijst.", schema: "Collections", headers: [.eTag]),
                    failures: [.serviceUnavailable], formats: [.json, .html], handler: collections)
            ])
    }

    var collectionResource: Resource {
        Resource(
            "/v1/collections/initiatieven",
            [
                .get: Operation(
                    id: "haalVerzameling", tag: .data, summary: "De verzameling initiatieven",
                    success: .init(
                        status: .ok, description: "De verzameling.", schema: "Collection", headers: [.eTag]),
                    failures: [.serviceUnavailable], formats: [.json, .html], handler: collection)
            ])
    }

    /// The list of the one collection (OGC API Features Part 1, 7.13).
    @Sendable private func collections(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        return try mapDocument(.collections, request) { state in
            [
                "links": .array(Links.own(request.links.collections, request, title: "Deze lijst")),
                "crs": systems,
                "collections": [collection(state, request)],
            ]
        }
    }

    /// The collection (OGC API Features Part 1, 7.14; Part 2, 6.2).
    @Sendable private func collection(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        return try mapDocument(.collection, request) { state in collection(state, request) }
    }

    private var systems: JSONValue { .array(ReferenceSystem.allCases.map { .string($0.uri) }) }

    /// The same in the list and by itself.
    private func collection(_ state: MapState, _ request: APIRequest) -> JSONValue {
        let links = request.links
        let extent = state.extent
        // An empty map says where records may lie.
        let box = extent?.box ?? rules.area
        let schema = Format.schema.mediaType
        let rd = positions.rdMethod
        return [
            "id": "initiatieven",
            "title": "Initiatieven",
            "description": "Initiatieven van Open Overheid in Nederland, elk met zijn plaats.",
            "extent": [
                "spatial": [
                    "bbox": [[.number(box.west), .number(box.south), .number(box.east), .number(box.north)]],
                    "crs": .string(ReferenceSystem.crs84.uri),
                ],
                "temporal": [
                    "interval": [
                        [
                            extent.map { .string($0.created.lowerBound.description) } ?? .null,
                            extent.map { .string($0.created.upperBound.description) } ?? .null,
                        ]
                    ],
                    "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian",
                ],
            ],
            "itemType": "feature",
            "itemCount": .number(Double(state.count)),
            "crs": systems,
            "storageCrs": .string(ReferenceSystem.etrs89.uri),
            "rd": ["methode": .string(rd.name), "nauwkeurigheid": .number(rd.accuracy)],
            "links": .array(
                Links.own(links.collection, request, title: "Deze verzameling") + [
                    .link(
                        links.items, rel: "items", type: Format.geojson.mediaType,
                        title: "De initiatieven, als GeoJSON"),
                    .link(
                        links.items + "?f=html", rel: "items", type: "text/html", title: "De initiatieven, om te lezen"),
                    .link(links.items + "?f=csv", rel: "items", type: "text/csv", title: "De initiatieven, als CSV"),
                    .link(
                        links.clusters, rel: "related", type: Format.geojson.mediaType,
                        title: "Wat een kaart tekent: initiatieven, en groepen met hun aantal"),
                    .link(
                        links.queryables, rel: "http://www.opengis.net/def/rel/ogc/1.0/queryables", type: schema,
                        title: "Waarop gefilterd kan worden"),
                    .link(
                        links.sortables, rel: "http://www.opengis.net/def/rel/ogc/1.0/sortables", type: schema,
                        title: "Waarop gesorteerd kan worden"),
                    .link(
                        links.schema, rel: "http://www.opengis.net/def/rel/ogc/1.0/schema", type: schema,
                        title: "Hoe een initiatief eruitziet"),
                    .link(
                        links.download(.geojson), rel: "enclosure", type: "application/geo+json",
                        title: "Alles in een bestand, als GeoJSON"),
                    .link(
                        links.download(.geojsonl), rel: "enclosure", type: String(Format.lines.essence),
                        title: "Alles in een bestand, als GeoJSON, een initiatief per regel"),
                    .link(
                        links.download(.csv), rel: "enclosure", type: "text/csv", title: "Alles in een bestand, als CSV"
                    ),
                    .link(
                        "https://creativecommons.org/publicdomain/zero/1.0/deed.nl", rel: "license", type: "text/html",
                        title: "CC0 1.0"),
                ]),
        ]
    }
}
