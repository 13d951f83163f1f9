import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataFormats
import OpenKaart

extension KaartService {
    /// All initiatives that match, as a file: streamed as fast as the client reads, from one version of the map.
    func download(_ format: ExportFormat) -> Resource.Handler {
        { [self] request in
            var reader = try QueryReader(request, known: QueryReader.filterParameters)
            let filter = reader.filter(rules.themes)
            try reader.finish()
            // Each download holds a connection and keeps the write-ahead log from being folded back.
            guard let slot = downloads.take() else { throw HTTPProblem.crowded }
            let snapshot = try await blocking.run { [initiatives] in try initiatives.snapshot() }
            let tag = reads.tag(of: snapshot.version)
            if tag.isNamed(by: request.http.headers[.ifNoneMatch]) {
                return Response(status: .notModified, headers: [.eTag: tag.text, .cacheControl: reads.cacheControl])
            }
            let body = ResponseBody { [blocking] writer in
                var chunks = ExportChunks(snapshot, filter: filter, format: format)
                while true {
                    let (rest, bytes) = try await blocking.run { [chunks] in
                        var chunks = chunks
                        let bytes = try chunks.next()
                        return (chunks, bytes)
                    }
                    guard let bytes else { break }
                    chunks = rest
                    try await writer.write(ByteBuffer(bytes: bytes))
                }
                withExtendedLifetime(slot) {}
                try await writer.finish(nil)
            }
            var headers: HTTPFields = [
                .contentType: format.mediaType, .cacheControl: reads.cacheControl, .eTag: tag.text,
                .contentDisposition: #"attachment; filename="initiatieven.\#(format.rawValue)""#,
            ]
            if format == .geojson { headers[.contentCRS] = GeoJSON.crs84 }
            return Response(status: .ok, headers: headers, body: body)
        }
    }
}
