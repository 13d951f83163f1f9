import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataFormats
import Site

/// The files of the pages, ready to be sent.
struct StaticAnswers: Sendable {
    private struct Ready: Sendable {
        let file: StaticFile
        let plain: ByteBuffer
        let packed: ByteBuffer?
        let tags: (plain: EntityTag, packed: EntityTag)
    }

    private let ready: [String: Ready]

    init(_ files: StaticFiles) {
        let gzip = Gzip()
        ready = files.files.mapValues { file in
            let plain = ByteBuffer(bytes: file.bytes)
            let packed = plain.readableBytes >= Gzip.smallest ? gzip.compress(plain) : nil
            return Ready(
                file: file, plain: plain, packed: packed,
                tags: (EntityTag(sha256: file.version, variant: nil), EntityTag(sha256: file.version, variant: "gz")))
        }
    }

    /// A file, to keep for a year when the address has its version: another content has another address.
    func answer(_ name: String, version: String?, _ request: APIRequest) throws(HTTPProblem) -> Response {
        guard let ready = ready[name] else { throw .noSuchResource }
        let packed = Gzip.isAccepted(request.http.headers[.acceptEncoding]) ? ready.packed : nil
        let tag = packed == nil ? ready.tags.plain : ready.tags.packed
        let isLasting = version == ready.file.version
        var headers: HTTPFields = [
            .cacheControl: isLasting ? "public, max-age=31536000, immutable" : "no-cache", .eTag: tag.text,
            .vary: "Accept-Encoding",
        ]
        if tag.isNamed(by: request.http.headers[.ifNoneMatch]) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = ready.file.type
        if packed != nil { headers[.contentEncoding] = "gzip" }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: packed ?? ready.plain))
    }
}

extension KaartService {
    var staticResource: Resource {
        Resource(
            "/static/{naam}",
            [
                .get: Operation(
                    id: "haalBestand", tag: .interface, summary: "Opmaak, scripts en iconen van de pagina's",
                    parameters: [
                        Parameter(
                            "v", "De versie; hiermee verandert het bestand nooit meer.", schema: ["type": "string"],
                            example: "1a2b3c")
                    ],
                    success: .init(status: .ok, description: "Het bestand.", schema: "CSS"), formats: [.css],
                    isFile: true,
                    handler: { [self] request in
                        try request.query.finish()
                        return try staticAnswers.answer(
                            request.parameters["naam"] ?? "", version: request.query.text("v"), request)
                    })
            ])
    }
}
