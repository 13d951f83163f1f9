import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataFormats
import OpenKaart
import Pages
import PublishedMap

extension KaartService {
    var itemResource: Resource {
        Resource(
            "/v1/collections/initiatieven/items/{id}",
            [
                .get: Operation(
                    id: "haalInitiatief", tag: .data, summary: "Een initiatief",
                    parameters: [Parameters.properties, Parameters.crs],
                    success: .init(
                        status: .ok, description: "Het initiatief.", schema: "Feature", headers: [.contentCRS, .eTag]),
                    failures: [.serviceUnavailable], formats: [.geojson, .json, .html], handler: item)
            ])
    }

    /// One initiative (OGC API Features Part 1, 7.17).
    @Sendable func item(_ request: APIRequest) async throws -> Response {
        var query = request.query
        let system = query.system("crs")
        let properties = query.properties()
        try query.finish()
        let state = try reads.current()
        guard let id = InitiativeID(parsing: request.parameters["id"] ?? ""), let found = state.answer(id) else {
            throw HTTPProblem.noSuchItem("initiatief")
        }
        let writer = RecordWriter(.geojson, system: system, properties: properties, positions: positions)
        return reads.respond(to: request, from: state.version, system: system) {
            let document = document(found, id, writer, request)
            return request.format == .html
                ? pages.render(.item, document, request) : ByteBuffer(bytes: document)
        }
    }

    private func document(
        _ found: MapAnswer, _ id: InitiativeID, _ records: RecordWriter, _ request: APIRequest
    ) -> [UInt8] {
        var writer = ByteWriter(capacity: found.byteCount + 1024)
        found.withFeatures { records.writeArray($0, into: &writer) }
        // The links come before the last brace of the Feature.
        writer.removeLast()
        writer.raw(#","links":"#)
        var links = Links.own(request.links.item(id), request, title: "Dit initiatief")
        links.append(
            .link(request.links.collection, rel: "collection", type: "application/json", title: "De verzameling"))
        writer.json(.array(links))
        writer.raw("}")
        return writer.bytes
    }
}
