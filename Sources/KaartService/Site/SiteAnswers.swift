import HTTPTypes
import Hummingbird
import NIOCore
import OpenKaart
import Site

/// Makes answers of pages: validators, gzip, cache rules and the policy of what a page may load.
struct SiteAnswers: Sendable {
    let site: Site
    private let gzip = Gzip()
    /// Pages of the map that were asked for before.
    private let kept = AnswerCache(capacity: 32 << 20)
    private let cacheControl: String
    private let policy: PagePolicy

    init(_ site: Site, cacheControl: String, policy: PagePolicy = PagePolicy()) {
        self.site = site
        self.cacheControl = cacheControl
        self.policy = policy
    }

    /// A page that is the same for everybody who asks for this address in this language.
    func page(_ page: some SitePage, _ request: APIRequest, _ frame: SiteFrame) -> Response {
        let bytes = site.render(page, frame)
        let tag = EntityTag(of: bytes)
        var headers = headers(page.isBare)
        headers[.eTag] = tag.text
        if tag.isNamed(by: request.http.headers[.ifNoneMatch]) {
            return Response(status: .notModified, headers: headers)
        }
        return answer(ByteBuffer(bytes: bytes), headers, request)
    }

    /// A page of a version of the map, made once for each address and language. Hot path when it is kept.
    ///
    /// - Parameter make: the page, and whether it is the whole answer of this version; runs where waiting is allowed.
    func page(
        _ request: APIRequest, _ frame: SiteFrame, from version: MapVersion, isBare: Bool = false,
        on blocking: BlockingPool, make: @escaping @Sendable () throws -> (bytes: [UInt8], isLasting: Bool)
    ) async throws -> Response {
        let isPacked = Gzip.isAccepted(request.http.headers[.acceptEncoding])
        var headers = headers(isBare)
        let variant = "\(frame.language.rawValue)\(frame.isExplicit ? "!" : "")\(isPacked ? "-gz" : "")"
        let salt: UInt32 = (site.version + frame.base).utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        let tag = EntityTag(version, salt: salt, variant: variant)
        headers[.eTag] = tag.text
        if tag.isNamed(by: request.http.headers[.ifNoneMatch]) {
            return Response(status: .notModified, headers: headers)
        }
        let question = "\(variant) \(frame.base)\(request.http.uri.string)"
        if let body = kept.body(for: question, version: version.sequence) {
            if isPacked { headers[.contentEncoding] = "gzip" }
            return Response(status: .ok, headers: typed(headers), body: ResponseBody(byteBuffer: body))
        }
        let made = try await blocking.run(make)
        var body = ByteBuffer(bytes: made.bytes)
        guard made.isLasting else {
            headers[.eTag] = nil
            headers[.cacheControl] = "no-store"
            return Response(status: .ok, headers: typed(headers), body: ResponseBody(byteBuffer: body))
        }
        if isPacked {
            guard let packed = gzip.compress(body) else { throw HTTPProblem.failed }
            body = packed
            headers[.contentEncoding] = "gzip"
        }
        kept.keep(body, for: question, version: version.sequence)
        return Response(status: .ok, headers: typed(headers), body: ResponseBody(byteBuffer: body))
    }

    /// A page for one person, or one that answers a form: nobody keeps it.
    func personal(
        _ page: some SitePage, _ frame: SiteFrame, status: HTTPResponse.Status = .ok
    ) -> Response {
        var headers = headers(page.isBare)
        headers[.cacheControl] = "no-store"
        return Response(
            status: status, headers: typed(headers),
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: site.render(page, frame))))
    }

    private func answer(_ body: ByteBuffer, _ headers: HTTPFields, _ request: APIRequest) -> Response {
        var headers = typed(headers)
        var body = body
        if Gzip.isAccepted(request.http.headers[.acceptEncoding]), body.readableBytes >= Gzip.smallest,
            let packed = gzip.compress(body)
        {
            body = packed
            headers[.contentEncoding] = "gzip"
            headers[.eTag] = headers[.eTag].map { String($0.dropLast()) + "-gz\"" }
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    private func headers(_ isBare: Bool) -> HTTPFields {
        [
            .cacheControl: cacheControl, .vary: "Accept, Accept-Encoding, Accept-Language",
            .contentSecurityPolicy: policy.text(mayBeFramed: isBare),
        ]
    }

    private func typed(_ headers: HTTPFields) -> HTTPFields {
        var headers = headers
        headers[.contentType] = Format.html.mediaType
        return headers
    }
}
