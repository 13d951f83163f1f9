import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataCatalogue
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    var feedResource: Resource {
        Resource(
            "/feed.atom",
            [
                .get: Operation(
                    id: "volgInitiatieven", tag: .data, summary: "De nieuwste initiatieven die voldoen, als feed",
                    parameters: Parameters.filters(rules.themes) + [Parameters.q, Parameters.feedLimit],
                    success: .init(status: .ok, description: "De feed.", schema: "FeatureCollection"),
                    failures: [.serviceUnavailable], formats: [.atom], isFile: true, handler: feed)
            ])
    }

    /// The records that match, the last changed first, for feed readers (RFC 4287).
    @Sendable private func feed(_ request: APIRequest) async throws -> Response {
        var query = request.query
        let filter = query.filter(rules.themes, positions)
        let text = query.searchText()
        let limit = query.limit(default: FeedLimit.usual, maximum: FeedLimit.highest)
        try query.finish()
        let state = try reads.current()
        if let response = reads.notModified(request, state.version) { return response }
        return try await blocking.run { [self] in
            let found = try text.map { try search.search($0) }
            let newest = state.list(
                ListQuery(
                    filter: filter, hits: found?.hits, sort: [newestFirst], limit: limit))
            let isMixed = found.map { $0.sequence != state.version.sequence } ?? false
            return reads.respond(to: request, from: state.version, isMixed: isMixed) { feedDocument(newest, request) }
        }
    }

    private func feedDocument(_ newest: MapAnswer, _ request: APIRequest) -> ByteBuffer {
        let links = request.links
        let question = String(decoding: Question(request.query).with(nil), as: UTF8.self)
        let feed = AtomFeed(
            address: links.feed + question,
            page: links.items + "?f=html&sortby=\(newestFirst)"
                + String(decoding: Question.withoutForm(request.query), as: UTF8.self),
            themes: links.themes,
            themeTitles: Dictionary(uniqueKeysWithValues: rules.themes.themes.map { ($0.slug.text, $0.title) }),
            publisher: profile.publisher.name)
        var writer = ByteWriter(capacity: newest.numberReturned * 1_200 + 1_000)
        newest.withFeatures { features in
            feed.write(features, version: newest.version, page: links.itemPage, into: &writer)
        }
        return ByteBuffer(bytes: writer.bytes)
    }
}

private let newestFirst = SortKey(.changedAt, isDescending: true)

/// How many entries a feed has: readers ask often, and want what is new.
private enum FeedLimit {
    static let usual = 50
    /// A larger `limit` is taken as this one.
    static let highest = 500
}

extension Parameters {
    /// How many entries a feed has.
    fileprivate static let feedLimit = Parameter(
        "limit", "Hoeveel initiatieven er hoogstens in de feed staan. Een groter getal telt als het maximum.",
        schema: [
            "type": "integer", "minimum": 1, "maximum": .number(Double(FeedLimit.highest)),
            "default": .number(Double(FeedLimit.usual)),
        ], example: 50)
}
