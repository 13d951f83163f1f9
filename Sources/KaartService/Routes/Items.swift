import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart

extension KaartService {
    /// Initiatives in a box and of themes, a page at a time (OGC API Features Part 1, 7.15 and 7.16).
    @Sendable func items(_ request: APIRequest) async throws -> Response {
        var reader = try QueryReader(request, known: QueryReader.filterParameters + ["limit", "cursor"])
        let filter = reader.filter(rules.themes)
        let limit = reader.limit()
        let cursor = reader.value("cursor") { text throws(Problem) in try Cursor(parsing: text, filter: filter) }
        try reader.finish()
        let query = InitiativeQuery(filter: filter, after: cursor?.after, limit: limit)
        let page = try await blocking.run { [initiatives] in try initiatives.page(query) }
        return .geojson(collection(page, query))
    }

    /// One initiative (OGC API Features Part 1, 7.17).
    @Sendable func item(_ request: APIRequest) async throws -> Response {
        try QueryReader.none(request)
        guard let id = InitiativeID(parsing: request.parameters["id"] ?? "") else {
            throw HTTPProblem.noSuchItem("initiatief")
        }
        let found = try await blocking.run { [initiatives] in try initiatives.initiative(id) }
        guard let initiative = found.initiative else { throw HTTPProblem.noSuchItem("initiatief") }
        var writer = ByteWriter(capacity: 2048)
        GeoJSONFeature.writeOpen(initiative, into: &writer)
        writer.raw(#","links":"#)
        writer.json([
            .link(links.item(id), rel: "self", type: GeoJSON.mediaType),
            .link(links.items, rel: "collection", type: GeoJSON.mediaType),
        ])
        writer.raw("}")
        return .geojson(writer.bytes)
    }

    private func collection(_ page: InitiativePage, _ query: InitiativeQuery) -> [UInt8] {
        var writer = ByteWriter(capacity: 1024 + page.initiatives.count * 768)
        writer.raw(#"{"type":"FeatureCollection","timeStamp":"#)
        writer.jsonString(page.version.madeAt.description)
        writer.raw(#","numberMatched":"#)
        writer.integer(page.numberMatched)
        writer.raw(#","numberReturned":"#)
        writer.integer(page.initiatives.count)
        writer.raw(#","links":"#)
        writer.json(.array(pageLinks(page, query)))
        writer.raw(#","features":["#)
        for (index, initiative) in page.initiatives.enumerated() {
            if index > 0 { writer.byte(UInt8(ascii: ",")) }
            GeoJSONFeature.write(initiative, into: &writer)
        }
        writer.raw("]}")
        return writer.bytes
    }

    private func pageLinks(_ page: InitiativePage, _ query: InitiativeQuery) -> [JSONValue] {
        let parameters = Self.parameters(query)
        let own = query.after.map { [("cursor", Cursor(after: $0, filter: query.filter).text)] } ?? []
        var all: [JSONValue] = [
            .link(
                Links.with(parameters + own, links.items), rel: "self", type: GeoJSON.mediaType, title: "Deze bladzijde"
            )
        ]
        if page.hasMore, let last = page.initiatives.last {
            let next = ("cursor", Cursor(after: last.pageKey, filter: query.filter).text)
            all.append(
                .link(
                    Links.with(parameters + [next], links.items), rel: "next", type: GeoJSON.mediaType,
                    title: "Volgende bladzijde"))
        }
        return all
    }

    /// The parameters that ask the same question again, without a cursor.
    private static func parameters(_ query: InitiativeQuery) -> [(String, String)] {
        var parameters: [(String, String)] = []
        if let box = query.filter.box {
            parameters.append(
                ("bbox", [box.west, box.south, box.east, box.north].map { "\($0)" }.joined(separator: ",")))
        }
        if !query.filter.themes.isEmpty {
            parameters.append(("thema", query.filter.themes.sorted().map(\.text).joined(separator: ",")))
        }
        if query.limit != InitiativeQuery.defaultLimit { parameters.append(("limit", "\(query.limit)")) }
        return parameters
    }
}

/// What every answer with GeoJSON says of itself.
enum GeoJSON {
    static let mediaType = "application/geo+json"
    /// Longitude, latitude (ADR /geo/default-crs; OGC API Features Part 2, requirement 16).
    static let crs84 = "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"
}

extension Response {
    static func geojson(_ bytes: [UInt8]) -> Response {
        var response = Response.bytes(bytes, type: GeoJSON.mediaType).revalidated()
        response.headers[.contentCRS] = GeoJSON.crs84
        return response
    }
}
