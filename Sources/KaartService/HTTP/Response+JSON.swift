import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataFormats

extension Response {
    /// A small JSON document. Not to be stored by caches unless the handler says otherwise.
    static func json(
        _ value: JSONValue, type: String = "application/json", status: HTTPResponse.Status = .ok
    ) -> Response {
        var writer = ByteWriter(capacity: 1024)
        writer.json(value)
        return bytes(writer.bytes, type: type, status: status)
    }

    /// Bytes of a media type.
    static func bytes(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The same answer to HEAD: the length that the body would have, if that is known (RFC 9110, section 9.3.2).
    func withoutBody() -> Response {
        guard body.contentLength == nil else { return createHeadResponse() }
        return Response(status: status, headers: headers, body: ResponseBody { writer in try await writer.finish(nil) })
    }
}
