import HTTPTypes
import Hummingbird
import NIOCore
import OpenKaart
import PublishedMap

/// Turns what the public map says into answers: validators, 304, gzip, cache rules. The same for every read.
struct MapResponder: Sendable {
    let map: PublishedMap
    let cacheControl: String
    private let heads: ReadHeads
    private let gzip = Gzip()
    private let cache = AnswerCache(capacity: 32 << 20)

    /// - Parameters:
    ///   - variant: what the bytes depend on beside the map: address, program, themes.
    ///   - cacheControl: what caches may do; they can always ask again by entity tag.
    init(map: PublishedMap, variant: String, cacheControl: String) {
        self.map = map
        self.cacheControl = cacheControl
        let salt: UInt32 = variant.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        heads = ReadHeads(salt: salt, cacheControl: cacheControl)
    }

    /// The present version.
    ///
    /// - Throws: `HTTPProblem.starting` until the map is complete.
    func current() throws(HTTPProblem) -> MapState {
        guard let state = map.current else { throw .starting }
        return state
    }

    /// The entity tag of an answer that is not compressed.
    func tag(of version: MapVersion) -> EntityTag {
        heads.of(version).plain.tag
    }

    /// Answers a read of one version of the map. Asks for the body only when the client does not have it. Hot path.
    func respond(
        to request: APIRequest, from state: MapState, type: MediaType, body: () -> ByteBuffer
    ) -> Response {
        let heads = heads.of(state.version)
        let condition = request.http.headers[.ifNoneMatch]
        if condition != nil {
            for head in [heads.plain, heads.packed] where head.tag.isNamed(by: condition) {
                return Response(status: .notModified, headers: head.notModified)
            }
        }
        guard Gzip.isAccepted(request.http.headers[.acceptEncoding]) else {
            return answer(body(), heads.plain.fields(type))
        }
        let question = request.http.uri.string
        if let kept = cache.body(for: question, version: state.version.sequence) {
            return answer(kept, heads.packed.fields(type))
        }
        let plain = body()
        guard plain.readableBytes >= Gzip.smallest, let packed = gzip.compress(plain) else {
            return answer(plain, heads.plain.fields(type))
        }
        cache.keep(packed, for: question, version: state.version.sequence)
        return answer(packed, heads.packed.fields(type))
    }

    private func answer(_ body: ByteBuffer, _ headers: HTTPFields) -> Response {
        Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    /// The media types of reads.
    enum MediaType: String {
        case json = "application/json"
        case geojson = "application/geo+json"
    }
}
