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
    ///   - variant: what the bytes depend on beside the map and the address: program, themes.
    ///   - cacheControl: what caches may do; they can always ask again by entity tag.
    init(map: PublishedMap, variant: String, cacheControl: String) {
        self.map = map
        self.cacheControl = cacheControl
        heads = ReadHeads(variant: variant, cacheControl: cacheControl)
    }

    /// The present version.
    ///
    /// - Throws: `HTTPProblem.starting` until the map is complete.
    func current() throws(HTTPProblem) -> MapState {
        guard let state = map.current else { throw .starting }
        return state
    }

    /// The validator of what is sent as it is.
    func tag(_ request: APIRequest, _ version: MapVersion) -> EntityTag {
        heads.of(version, request.links).plain(request.format).tag
    }

    /// The answer to a client that has this version already, before any work is done for it; nothing for others.
    func notModified(_ request: APIRequest, _ version: MapVersion) -> Response? {
        guard let condition = request.http.headers[.ifNoneMatch] else { return nil }
        let heads = heads.of(version, request.links)
        for head in [heads.plain(request.format), heads.packed(request.format)] where head.tag.isNamed(by: condition) {
            return Response(status: .notModified, headers: head.notModified)
        }
        return nil
    }

    /// Answers a read of one version of the map. Asks for the body only when the client does not have it. Hot path.
    ///
    /// - Parameters:
    ///   - system: of the coordinates in the answer, if it has any.
    ///   - isMixed: whether the answer is of this version only in part, so that nobody may keep it.
    func respond(
        to request: APIRequest, from version: MapVersion, system: ReferenceSystem? = nil, isMixed: Bool = false,
        body: () -> ByteBuffer
    ) -> Response {
        let heads = heads.of(version, request.links)
        let plain = heads.plain(request.format)
        if isMixed {
            return Self.unkept(answer(body(), plain, system))
        }
        let packed = heads.packed(request.format)
        if let response = notModified(request, version) { return response }
        guard Gzip.isAccepted(request.http.headers[.acceptEncoding]) else { return answer(body(), plain, system) }
        // The whole address and the form are the question; clients that know us by another name get other links.
        let question = "\(request.format.rawValue)\(request.links.base)\(request.http.uri.string)"
        if let kept = cache.body(for: question, version: version.sequence) { return answer(kept, packed, system) }
        let whole = body()
        guard whole.readableBytes >= Gzip.smallest, let small = gzip.compress(whole) else {
            return answer(whole, plain, system)
        }
        cache.keep(small, for: question, version: version.sequence)
        return answer(small, packed, system)
    }

    /// Answers with a body that is made while it is sent.
    ///
    /// - Parameter isMixed: as for `respond`.
    func stream(
        to request: APIRequest, from version: MapVersion, system: ReferenceSystem?, isMixed: Bool = false,
        headers: HTTPFields = [:], body: ResponseBody
    ) -> Response {
        if !isMixed, let response = notModified(request, version) { return response }
        let head = heads.of(version, request.links).plain(request.format)
        var response = Response(status: .ok, headers: head.fields, body: body)
        if let system { response.headers.append(HTTPField(name: .contentCRS, value: system.contentCRS)) }
        for field in headers { response.headers[field.name] = field.value }
        return isMixed ? Self.unkept(response) : response
    }

    /// The answer as one that nobody may keep.
    private static func unkept(_ answer: Response) -> Response {
        var response = answer
        response.headers[.eTag] = nil
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func answer(_ body: ByteBuffer, _ head: ReadHeads.Head, _ system: ReferenceSystem?) -> Response {
        var headers = system == .crs84 ? head.located : head.fields
        if let system, system != .crs84 { headers.append(HTTPField(name: .contentCRS, value: system.contentCRS)) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
