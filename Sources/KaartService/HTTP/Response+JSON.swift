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
}
