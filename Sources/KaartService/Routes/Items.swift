import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataFormats
import OpenKaart
import Pages
import PublishedMap

extension KaartService {
    var itemsResource: Resource {
        Resource(
            "/v1/collections/initiatieven/items",
            [
                .get: Operation(
                    id: "zoekInitiatieven", tag: .data,
                    summary: "Initiatieven in een gebied, met een thema, met woorden",
                    description:
                        "Een bladzijde met de initiatieven die aan alle voorwaarden voldoen. De link 'next' leidt naar de volgende; "
                        + "wie hem volgt, krijgt elk initiatief precies een keer.",
                    parameters: Parameters.filters(rules.themes) + [
                        Parameters.q, Parameters.limit, Parameters.offset, Parameters.cursor, Parameters.sortby,
                        Parameters.properties, Parameters.crs,
                    ],
                    success: .init(
                        status: .ok, description: "Een bladzijde met initiatieven.", schema: "FeatureCollection",
                        headers: [.contentCRS, .eTag]),
                    failures: [.serviceUnavailable], formats: [.geojson, .json, .html, .csv], handler: items)
            ])
    }

    /// Initiatives that match, a page at a time (OGC API Features Part 1, 7.15 and 7.16).
    @Sendable func items(_ request: APIRequest) async throws -> Response {
        let list = try ListRequest(request, rules.themes, positions)
        let state = try reads.current()
        if list.isHot, request.format == .geojson || request.format == .json {
            return reads.respond(to: request, from: state.version, system: .crs84) {
                let page = state.answer(list.plain)
                return ItemsDocument(page, list, request).buffer(page)
            }
        }
        if let response = reads.notModified(request, state.version) { return response }
        // What has to be found, ordered or written anew takes longer than an event loop may wait.
        return try await blocking.run { [self] in
            var page: MapAnswer
            var isMixed = false
            if list.isPlain {
                page = state.records(list.plain)
            } else {
                let found = try list.text.map { try search.search($0) }
                isMixed = found.map { $0.sequence != state.version.sequence } ?? false
                page = state.list(list.ordered(found?.hits))
            }
            var response = reads.respond(
                to: request, from: state.version, system: list.system, isMixed: isMixed
            ) { rendered(page, list, request) }
            // CSV has no place for links (RFC 8288).
            if let next = ItemsDocument.next(page, list) {
                response.headers.append(HTTPField(name: .link, value: "<\(next)>; rel=\"next\""))
            }
            return response
        }
    }

    private func rendered(_ page: MapAnswer, _ list: ListRequest, _ request: APIRequest) -> ByteBuffer {
        let document = ItemsDocument(page, list, request)
        func writer(_ format: ExportFormat) -> RecordWriter {
            RecordWriter(format, system: list.system, properties: list.properties, positions: positions)
        }
        switch request.format {
        case .csv: return document.csv(page, writer(.csv))
        case .html: return pages.render(.items, document.geojson(page, writer(.geojson)), request)
        default: return ByteBuffer(bytes: document.geojson(page, writer(.geojson)))
        }
    }
}
