import HTTPTypes
import Hummingbird
import NIOCore
import OpenKaart
import PublishedMap

/// Turns what the public map says into answers: validators, 304, gzip, cache rules. The same for every read.
struct MapResponder: Sendable {
    let map: PublishedMap
    private let salt: UInt32
    private let cacheControl: String
    private let gzip = Gzip()
    private let cache = AnswerCache(capacity: 32 << 20)

    /// - Parameters:
    ///   - variant: what the bytes depend on beside the map: address, program, themes.
    ///   - cacheControl: what caches may do; they can always ask again by entity tag.
    init(map: PublishedMap, variant: String, cacheControl: String) {
        self.map = map
        self.cacheControl = cacheControl
        salt = variant.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    }

    /// The present version.
    ///
    /// - Throws: `HTTPProblem.starting` until the map is complete.
    func current() throws(HTTPProblem) -> MapState {
        guard let state = map.current else { throw .starting }
        return state
    }

    /// Answers a read of one version of the map. Asks for the body only when the client does not have it. Hot path.
    func respond(
        to request: APIRequest, from state: MapState, type: MediaType, body: () -> ByteBuffer
    ) -> Response {
        let wantsGzip = Gzip.isAccepted(request.http.headers[.acceptEncoding])
        let condition = request.http.headers[.ifNoneMatch]
        let plainTag = EntityTag(state.version, salt: salt, isPacked: false)
        let packedTag = EntityTag(state.version, salt: salt, isPacked: true)
        if condition != nil, plainTag.isNamed(by: condition) || packedTag.isNamed(by: condition) {
            let tag = plainTag.isNamed(by: condition) ? plainTag : packedTag
            return Response(status: .notModified, headers: headers(type, tag))
        }
        guard wantsGzip else { return answer(body(), type, plainTag) }
        if let kept = cache.body(for: request.http.uri.string, version: state.version.sequence) {
            return answer(kept, type, packedTag, isPacked: true)
        }
        let plain = body()
        guard plain.readableBytes >= Gzip.smallest, let packed = gzip.compress(plain) else {
            return answer(plain, type, plainTag)
        }
        cache.keep(packed, for: request.http.uri.string, version: state.version.sequence)
        return answer(packed, type, packedTag, isPacked: true)
    }

    private func answer(_ body: ByteBuffer, _ type: MediaType, _ tag: EntityTag, isPacked: Bool = false) -> Response {
        var headers = headers(type, tag)
        headers.append(HTTPField(name: .contentType, value: type.rawValue))
        if isPacked { headers.append(HTTPField(name: .contentEncoding, value: "gzip")) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    private func headers(_ type: MediaType, _ tag: EntityTag) -> HTTPFields {
        var headers = HTTPFields()
        headers.append(HTTPField(name: .cacheControl, value: cacheControl))
        headers.append(HTTPField(name: .eTag, value: tag.text))
        headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
        if type == .geojson { headers.append(HTTPField(name: .contentCRS, value: GeoJSON.crs84)) }
        return headers
    }

    /// The media types of reads.
    enum MediaType: String {
        case json = "application/json"
        case geojson = "application/geo+json"
    }
}
