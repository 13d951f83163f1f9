import Hummingbird
import NIOCore
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    var themesResource: Resource {
        Resource(
            "/v1/themas",
            [
                .get: Operation(
                    id: "haalThemas", tag: .data, summary: "De thema's, met aantallen",
                    success: .init(status: .ok, description: "De lijst.", schema: "Themas", headers: [.eTag]),
                    failures: [.serviceUnavailable], formats: [.json], handler: themes)
            ])
    }

    /// The configured themes in their order, each with how many public initiatives it has.
    @Sendable func themes(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        let state = try reads.current()
        return reads.respond(to: request, from: state.version) { document(state.themeCounts(), request.links) }
    }

    private func document(_ counts: [ThemeSlug: Int], _ links: Links) -> ByteBuffer {
        let themes: [JSONValue] = rules.themes.themes.map { theme in
            [
                "slug": .string(theme.slug.text), "titel": .string(theme.title),
                "omschrijving": .string(theme.description),
                "kleur": .string(theme.colour), "vorm": .string(theme.shape.rawValue),
                "aantal": .number(Double(counts[theme.slug] ?? 0)),
            ]
        }
        var writer = ByteWriter(capacity: 2048)
        writer.json([
            "themas": .array(themes),
            "links": [.link(links.themes, rel: "self", type: "application/json", title: "Deze lijst")],
        ])
        return ByteBuffer(bytes: writer.bytes)
    }
}
