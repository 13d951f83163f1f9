import OpenDataFormats

/// Who may use the API, and how they show who they are (OpenAPI 3.0.3, "Security Requirement Object").
struct APISecurity {
    /// The document that the page shows.
    let document: JSONObject

    /// Writes the section: the rule for all operations, and each way to sign in.
    func write(into html: inout HTMLWriter) {
        let schemes = document.object("components")?.object("securitySchemes")?.members ?? []
        html.element(.section) { html in
            html.element(.heading2, text: "Toegang")
            html.element(
                .paragraph,
                text: Self.sentence(document.objects("security"))
                    + (schemes.isEmpty ? "" : " Staat bij een adres iets anders, dan geldt dat."))
            guard !schemes.isEmpty else { return }
            html.element(.facts) { html in
                for scheme in schemes { html.fact(scheme.name) { $0.value(scheme.value) } }
            }
        }
    }

    /// What requirements mean: one of them is enough, and an empty one or none at all lets everyone in.
    static func sentence(_ requirements: [JSONObject]) -> String {
        let ways = requirements.map { $0.members.map(\.name).joined(separator: " en ") }
        let named = ways.filter { !$0.isEmpty }.joined(separator: " of ")
        if named.isEmpty { return "Iedereen kan dit gebruiken." }
        return ways.contains("")
            ? "Iedereen kan dit gebruiken; aanmelden kan met \(named)." : "U moet zich aanmelden met \(named)."
    }
}
