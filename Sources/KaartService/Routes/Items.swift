import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    /// Initiatives in a box and of themes, a page at a time (OGC API Features Part 1, 7.15 and 7.16).
    @Sendable func items(_ request: APIRequest) async throws -> Response {
        var reader = try QueryReader(request, known: QueryReader.filterParameters + ["limit", "cursor"])
        let filter = reader.filter(rules.themes)
        let limit = reader.limit()
        let cursor = reader.value("cursor") { text throws(Problem) in try Cursor(parsing: text, filter: filter) }
        try reader.finish()
        let query = InitiativeQuery(filter: filter, after: cursor?.after, limit: limit)
        let state = try reads.current()
        return reads.respond(to: request, from: state, type: .geojson) { collection(state.answer(query), query) }
    }

    /// One initiative (OGC API Features Part 1, 7.17).
    @Sendable func item(_ request: APIRequest) async throws -> Response {
        try QueryReader.none(request)
        let state = try reads.current()
        guard let id = InitiativeID(parsing: request.parameters["id"] ?? ""), let found = state.answer(id) else {
            throw HTTPProblem.noSuchItem("initiatief")
        }
        return reads.respond(to: request, from: state, type: .geojson) {
            var tail = ByteWriter(capacity: 512)
            tail.raw(#","links":"#)
            tail.json([
                .link(links.item(id), rel: "self", type: GeoJSON.mediaType),
                .link(links.items, rel: "collection", type: GeoJSON.mediaType),
            ])
            tail.raw("}")
            var body = ByteBuffer()
            body.reserveCapacity(found.byteCount + tail.bytes.count)
            // The links come before the last brace of the Feature.
            found.forEachPiece { body.writeBytes(UnsafeRawBufferPointer(rebasing: $0.dropLast())) }
            body.writeBytes(tail.bytes)
            return body
        }
    }

    /// The FeatureCollection in one buffer of the right size: what is ready made is copied once. Hot path.
    private func collection(_ page: MapAnswer, _ query: InitiativeQuery) -> ByteBuffer {
        var head = ByteWriter(capacity: 1024)
        head.raw(#"{"type":"FeatureCollection","timeStamp":"#)
        head.jsonString(page.version.madeAt.description)
        head.raw(#","numberMatched":"#)
        head.integer(page.numberMatched)
        head.raw(#","numberReturned":"#)
        head.integer(page.numberReturned)
        head.raw(#","links":"#)
        head.json(.array(pageLinks(page, query)))
        head.raw(#","features":["#)
        var body = ByteBuffer()
        body.reserveCapacity(head.bytes.count + page.byteCount + 2)
        body.writeBytes(head.bytes)
        page.forEachPiece { body.writeBytes($0) }
        body.writeStaticString("]}")
        return body
    }

    private func pageLinks(_ page: MapAnswer, _ query: InitiativeQuery) -> [JSONValue] {
        let parameters = Self.parameters(query)
        let own = query.after.map { [("cursor", Cursor(after: $0, filter: query.filter).text)] } ?? []
        var all: [JSONValue] = [
            .link(
                Links.with(parameters + own, links.items), rel: "self", type: GeoJSON.mediaType, title: "Deze bladzijde"
            )
        ]
        if page.hasMore, let last = page.last {
            let next = ("cursor", Cursor(after: last, filter: query.filter).text)
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
        if let created = query.filter.created {
            let ends = [created.start, created.end].map { $0.map { "\($0)" } ?? ".." }
            parameters.append(("datetime", created.start == created.end ? ends[0] : ends.joined(separator: "/")))
        }
        for (name, value) in [
            ("organisatie", query.filter.organisation), ("plaats", query.filter.place),
            ("gemeentecode", query.filter.municipalityCode),
        ] {
            if let value { parameters.append((name, value)) }
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
