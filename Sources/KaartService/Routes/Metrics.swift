import Hummingbird
import OpenDataFiles
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    var metricsResource: Resource {
        Resource(
            "/metrics",
            [
                .get: Operation(
                    id: "metingen", tag: .interface, summary: "Hoe het met de dienst gaat, voor Prometheus",
                    success: .init(status: .ok, description: "De metingen.", schema: "Health"), formats: [.metrics],
                    handler: metrics)
            ])
    }

    /// Figures for who watches the service (Prometheus text format 0.0.4).
    @Sendable func metrics(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        let state = reads.map.current
        let work = depot.work.figures
        var text = ByteWriter(capacity: 2_048)
        func add(_ name: String, _ kind: String, _ help: String, _ value: String) {
            text.raw("# HELP openkaart_\(name) \(help)\n# TYPE openkaart_\(name) \(kind)\nopenkaart_\(name) \(value)\n")
        }
        add("map_sequence", "gauge", "Last change that the published map holds.", "\(state?.version.sequence ?? 0)")
        add("map_records", "gauge", "Records on the published map.", "\(state?.count ?? 0)")
        add(
            "opendata_sequence", "gauge", "Last change that the files of the whole dataset hold.",
            "\(depot.current?.manifest.version.sequence ?? 0)")
        add("opendata_made_total", "counter", "Times that the files were made.", "\(work.made)")
        add("opendata_failures_total", "counter", "Times that making the files failed.", "\(work.failures)")
        add(
            "opendata_last_seconds", "gauge", "How long making the files took the last time.",
            "\(Double(work.lastDuration.components.seconds) + Double(work.lastDuration.components.attoseconds) / 1e18)")
        return .bytes(text.bytes, type: Format.metrics.mediaType)
    }
}
