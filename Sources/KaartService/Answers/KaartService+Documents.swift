import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataFormats
import Pages
import PublishedMap

extension KaartService {
    /// Answers with a document that does not depend on the map, as JSON or as a page when there is one.
    func document(_ value: JSONValue, _ page: Page?, _ request: APIRequest, cacheControl: String? = nil) -> Response {
        let bytes: [UInt8]
        if request.format == .html, let page {
            bytes = pages.render(page, value, request)
        } else {
            var writer = ByteWriter(capacity: 4096)
            writer.json(value)
            bytes = writer.bytes
        }
        let tag = EntityTag(of: bytes)
        var headers: HTTPFields = [
            .cacheControl: cacheControl ?? reads.cacheControl, .eTag: tag.text, .vary: "Accept",
            .contentType: request.format.mediaType,
        ]
        if request.format == .html { headers[.contentSecurityPolicy] = CommonHeaders.policyForPages }
        if tag.isNamed(by: request.http.headers[.ifNoneMatch]) {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Answers with a document made of the map, as JSON or as a page when there is one.
    func mapDocument(_ page: Page?, _ request: APIRequest, _ value: (MapState) -> JSONValue) throws -> Response {
        let state = try reads.current()
        return reads.respond(to: request, from: state.version) {
            if request.format == .html, let page { return ByteBuffer(bytes: pages.render(page, value(state), request)) }
            var writer = ByteWriter(capacity: 4096)
            writer.json(value(state))
            return ByteBuffer(bytes: writer.bytes)
        }
    }
}
