import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    var clusterItemsResource: Resource {
        Resource(
            "/v1/collections/initiatieven/clusters/{id}/items",
            [
                .get: Operation(
                    id: "zoekInitiatievenInGroep", tag: .data, summary: "De initiatieven van een groep",
                    description:
                        "Een bladzijde met de initiatieven die nu in deze groep zitten. Geef dezelfde filters als bij de groep: met andere is "
                        + "het antwoord 404. Een groep die zonder filters is gevraagd, mag met filters kleiner worden. Zonder bbox komen ook de initiatieven die in hetzelfde vakje buiten beeld liggen.",
                    parameters: [
                        Parameter(
                            "id", in: .path, "Het id van een groep, uit het antwoord van clusters.",
                            schema: ["type": "string"], example: "0-0", isRequired: true)
                    ] + Parameters.filters(rules.themes) + [
                        Parameters.q, Parameters.limit, Parameters.offset, Parameters.cursor, Parameters.properties,
                        Parameters.crs,
                    ],
                    success: .init(
                        status: .ok, description: "Een bladzijde met initiatieven.", schema: "FeatureCollection",
                        headers: [.contentCRS, .eTag]),
                    failures: [.serviceUnavailable], formats: [.geojson, .json], handler: clusterItems)
            ])
    }

    /// The members of a cluster that are there now, a page at a time.
    @Sendable func clusterItems(_ request: APIRequest) async throws -> Response {
        let text = request.parameters["id"] ?? ""
        let list = try ListRequest(
            request, rules.themes, positions, at: request.links.clusterItems(text), named: text)
        guard let id = ClusterID(parsing: text) else { throw HTTPProblem.noSuchCluster }
        // Without a check it is all of a cell, which filters may narrow down.
        guard id.check == 0 || id.check == Question.checkOfFilters(request.query) else {
            throw HTTPProblem.clusterOfOtherFilters
        }
        let state = try reads.current()
        if let response = reads.notModified(request, state.version) { return response }
        return try await blocking.run { [self] in
            let found = try list.text.map { try search.search($0) }
            var page: MapAnswer
            if let found {
                page = state.list(list.ordered(found.hits, in: id.cell))
            } else {
                page = state.records(list.plain, in: id.cell)
            }
            let writer = RecordWriter(
                .geojson, system: list.system, properties: list.properties, positions: positions)
            let isMixed = found.map { $0.sequence != state.version.sequence } ?? false
            var response = reads.respond(to: request, from: state.version, system: list.system, isMixed: isMixed) {
                ByteBuffer(bytes: ItemsDocument(page, list, request).geojson(page, writer))
            }
            if let next = ItemsDocument.next(page, list) {
                response.headers.append(HTTPField(name: .link, value: "<\(next)>; rel=\"next\""))
            }
            return response
        }
    }
}
