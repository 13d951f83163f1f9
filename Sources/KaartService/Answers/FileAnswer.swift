import HTTPTypes
import Hummingbird
import OpenDataFiles
import OpenDataFormats
import OpenKaart

/// A file of an edition as the answer to a request: whole, in parts, compressed, or not at all because the client has it.
struct FileAnswer: Sendable {
    let edition: Edition
    let file: Manifest.File
    /// The name under which it is saved.
    let name: String
    /// Another validator of the same bytes, under which they were sent before the file was made.
    var otherTag: EntityTag?
    let cacheControl: String
    /// The value of a `Link` header.
    var link: String?

    /// - Parameters:
    ///   - held: kept until all is sent.
    ///   - blocking: where the file is read.
    /// - Throws: `FileError` when the file is gone, `HTTPProblem`.
    func response(
        to request: APIRequest, holding held: any Sendable, on blocking: BlockingPool
    ) async throws -> Response {
        let asked = request.http.headers
        let packedTag = EntityTag(sha256: file.sha256, variant: "gz")
        // Who asks for a part means the bytes of the file, unless it began with the compressed ones.
        let isPacked =
            Gzip.isAccepted(asked[.acceptEncoding]) && (asked[.range] == nil || asked[.ifRange] == packedTag.text)
        let plainTags = [EntityTag(sha256: file.sha256, variant: nil)] + (otherTag.map { [$0] } ?? [])
        let conditions = Preconditions(
            tags: isPacked ? [packedTag] : plainTags,
            lastModified: edition.manifest.purgedAt ?? edition.manifest.version.madeAt)
        var headers = head(conditions, isPacked)
        switch conditions.outcome(asked) {
        case .failed: throw HTTPProblem.preconditionFailed
        case .notModified:
            for name in [HTTPField.Name.contentType, .contentEncoding, .contentDisposition] { headers[name] = nil }
            return Response(status: .notModified, headers: headers)
        case .proceed: break
        }
        let path = isPacked ? edition.gzipPath(of: file.distribution) : edition.path(of: file.distribution)
        let (opened, size) = try await blocking.run {
            let opened = try OwnFile(reading: path)
            return (opened, try opened.size())
        }
        let body = FileBody(file: opened, blocking: blocking)
        switch conditions.allowsRange(asked) ? ByteRanges(asked[.range], size: size) : .whole {
        case .whole:
            return Response(status: .ok, headers: headers, body: body.body(0..<size, holding: held))
        case .none: throw HTTPProblem.rangeNotSatisfiable(size)
        case .parts(let parts) where parts.count == 1:
            headers[.contentRange] = Self.contentRange(parts[0], size)
            return Response(status: .partialContent, headers: headers, body: body.body(parts[0], holding: held))
        case .parts(let parts):
            let boundary = "openkaart-" + file.sha256.prefix(32)
            let type = headers[.contentType] ?? ""
            headers[.contentType] = "multipart/byteranges; boundary=\(boundary)"
            let heads = parts.enumerated().map { index, part in
                (index == 0 ? "" : "\r\n")
                    + "--\(boundary)\r\nContent-Type: \(type)\r\nContent-Range: \(Self.contentRange(part, size))\r\n\r\n"
            }
            return Response(
                status: .partialContent, headers: headers,
                body: body.body(parts, heads: heads, tail: "\r\n--\(boundary)--\r\n", holding: held))
        }
    }

    private func head(_ conditions: Preconditions, _ isPacked: Bool) -> HTTPFields {
        var headers = CommonHeaders.constant
        headers.append(HTTPField(name: .cacheControl, value: cacheControl))
        headers.append(HTTPField(name: .eTag, value: conditions.tags[0].text))
        headers.append(HTTPField(name: .lastModified, value: HTTPDate.text(conditions.lastModified)))
        headers.append(HTTPField(name: .vary, value: "Accept, Accept-Encoding"))
        headers.append(HTTPField(name: .acceptRanges, value: "bytes"))
        headers.append(HTTPField(name: .contentType, value: file.distribution.mediaType))
        headers.append(HTTPField(name: .contentDisposition, value: #"attachment; filename="\#(name)""#))
        if isPacked { headers.append(HTTPField(name: .contentEncoding, value: "gzip")) }
        if let link { headers.append(HTTPField(name: .link, value: link)) }
        if file.distribution.streamed != nil {
            headers.append(HTTPField(name: .contentCRS, value: ReferenceSystem.crs84.contentCRS))
        }
        return headers
    }

    private static func contentRange(_ part: Range<Int>, _ size: Int) -> String {
        "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
    }
}
