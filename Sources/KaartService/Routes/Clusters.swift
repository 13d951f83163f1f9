import Hummingbird
import NIOCore
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    var clustersResource: Resource {
        Resource(
            "/v1/collections/initiatieven/clusters",
            [
                .get: Operation(
                    id: "haalClusters", tag: .data,
                    summary: "Wat een kaart tekent: initiatieven, en groepen met hun aantal",
                    description:
                        "De kaart is verdeeld in vakjes, bij elke zoom kleinere. Een initiatief dat alleen in zijn vakje ligt, staat er "
                        + "zoals in 'items'; twee of meer zijn een groep met een aantal. Er wordt niets afgekapt: alle aantallen samen "
                        + "zijn numberMatched. numberReturned telt wat er te tekenen is, hoogstens ongeveer tweeduizend.",
                    parameters: Parameters.filters(rules.themes) + [Parameters.q, Parameters.zoom, Parameters.crs],
                    success: .init(
                        status: .ok, description: "Initiatieven en groepen.", schema: "Clusters",
                        headers: [.contentCRS, .eTag]),
                    failures: [.serviceUnavailable], formats: [.geojson, .json], handler: clusters)
            ])
    }

    /// What a map draws of the records that match (design, "Clusters and tiles").
    @Sendable func clusters(_ request: APIRequest) async throws -> Response {
        let asked = try ClusterRequest(request, rules.themes, positions)
        let state = try reads.current()
        if asked.isHot {
            return reads.respond(to: request, from: state.version, system: .crs84) {
                drawn(state, asked, nil, request)
            }
        }
        if let response = reads.notModified(request, state.version) { return response }
        // With other filters each record is looked at, longer than an event loop may wait.
        return try await blocking.run { [self] in
            let found = try asked.text.map { try search.search($0) }
            let isMixed = found.map { $0.sequence != state.version.sequence } ?? false
            return reads.respond(to: request, from: state.version, system: asked.system, isMixed: isMixed) {
                drawn(state, asked, found?.hits, request)
            }
        }
    }

    private func drawn(
        _ state: MapState, _ asked: ClusterRequest, _ hits: [SearchHits.Hit]?, _ request: APIRequest
    ) -> ByteBuffer {
        let zoom = state.clusterZoom(asked.zoom, in: asked.filter.area)
        let answer = state.clusters(
            ClusterQuery(
                filter: asked.filter, hits: hits, level: ClusterGrid.level(zoom: zoom),
                themes: rules.themes.themes.map(\.slug)))
        return ClusterDocument(answer, asked, positions).buffer(zoom: zoom, request)
    }
}
