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
        writeLinks(page, query, into: &head)
        head.raw(#","features":["#)
        var body = ByteBuffer()
        body.reserveCapacity(head.bytes.count + page.byteCount + 2)
        body.writeBytes(head.bytes)
        page.forEachPiece { body.writeBytes($0) }
        body.writeStaticString("]}")
        return body
    }

    /// The links `self` and, when there is more, `next`: the same question again, with a cursor. Hot path.
    private func writeLinks(_ page: MapAnswer, _ query: InitiativeQuery, into writer: inout ByteWriter) {
        let question = Question(query)
        let cursor = query.after.map { Cursor(after: $0, filter: query.filter).text }
        let next = page.last.flatMap { page.hasMore ? Cursor(after: $0, filter: query.filter).text : nil }
        writer.raw(#"[{"href":""#)
        writer.raw(links.items)
        writer.raw(question.with(cursor: cursor))
        writer.raw(#"","rel":"self","type":"application/geo+json","title":"Deze bladzijde"}"#)
        if let next {
            writer.raw(#",{"href":""#)
            writer.raw(links.items)
            writer.raw(question.with(cursor: next))
            writer.raw(#"","rel":"next","type":"application/geo+json","title":"Volgende bladzijde"}"#)
        }
        writer.raw("]")
    }
}

/// What every answer with GeoJSON says of itself.
enum GeoJSON {
    static let mediaType = "application/geo+json"
    /// Longitude, latitude (ADR /geo/default-crs; OGC API Features Part 2, requirement 16).
    static let crs84 = "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"
}
