import Hummingbird
import OpenDataFormats
import OpenKaart

extension KaartService {
    /// The configured themes in their order, each with how many public initiatives it has.
    @Sendable func themes(_ request: APIRequest) async throws -> Response {
        try QueryReader.none(request)
        let counts = try await blocking.run { [initiatives] in try initiatives.themeCounts().counts }
        let themes: [JSONValue] = rules.themes.themes.map { theme in
            [
                "slug": .string(theme.slug.text), "titel": .string(theme.title),
                "omschrijving": .string(theme.description),
                "kleur": .string(theme.colour), "vorm": .string(theme.shape.rawValue),
                "aantal": .number(Double(counts[theme.slug] ?? 0)),
            ]
        }
        return Response.json([
            "themas": .array(themes),
            "links": [.link(links.themes, rel: "self", type: "application/json", title: "Deze lijst")],
        ]).revalidated()
    }
}
