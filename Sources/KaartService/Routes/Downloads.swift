import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    func downloadResource(_ format: ExportFormat) -> Resource {
        Resource(
            "/opendata/initiatieven.\(format.rawValue)",
            [
                .get: Operation(
                    id: "download_\(format.rawValue)", tag: .data,
                    summary: "Alle initiatieven die voldoen, als bestand",
                    parameters: Parameters.filters(rules.themes) + [Parameters.crs],
                    success: .init(status: .ok, description: "Het bestand.", schema: "FeatureCollection"),
                    formats: [Self.form(of: format)], isFile: true,
                    handler: download(format))
            ])
    }

    private static func form(of format: ExportFormat) -> Format {
        switch format {
        case .geojson: .geojson
        case .geojsonl: .lines
        case .csv: .csv
        }
    }

    /// All initiatives that match, as a file: streamed as fast as the client reads, from one version of the map.
    private func download(_ format: ExportFormat) -> Operation.Handler {
        { [self] request in
            var query = request.query
            let filter = query.filter(rules.themes, positions)
            let system = query.system("crs")
            try query.finish()
            // Each download holds a connection and a version of the map.
            guard let slot = downloads.take() else { throw HTTPProblem.crowded }
            let state = try reads.current()
            let records = RecordWriter(format, system: system, positions: positions)
            let body = ResponseBody { [blocking] writer in
                var pages: MapPages? = try await blocking.run {
                    MapPages(state, filter: filter, writer: records)
                }
                var ready: [ByteBuffer] = []
                while let current = pages {
                    // The next page is written on two threads while the last one is sent.
                    async let first = blocking.run { current.firstHalf() }
                    async let second = blocking.run { current.secondHalf() }
                    for buffer in ready { try await writer.write(buffer) }
                    ready = try await [first, second]
                    pages = try await blocking.run { current.next() }
                }
                for buffer in ready { try await writer.write(buffer) }
                withExtendedLifetime(slot) {}
                try await writer.finish(nil)
            }
            return reads.stream(
                to: request, from: state.version, system: system,
                headers: [.contentDisposition: #"attachment; filename="initiatieven.\#(format.rawValue)""#], body: body)
        }
    }
}
