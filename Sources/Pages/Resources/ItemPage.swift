import OpenDataFormats

/// One Feature (OGC API Features Part 1, 7.16).
struct ItemPage: PageContent {
    /// The document that the page shows.
    let document: JSONObject

    var title: String { FeatureTitle.of(document) }
    var links: [Link] { Link.all(of: document) }

    func write(into html: inout HTMLWriter) {
        html.element(.facts) { html in
            for member in document.object("properties")?.members ?? [] where member.name != "titel" {
                html.fact(Labels.dutch(member.name)) { property(member, into: &$0) }
            }
            if let geometry = document["geometry"] {
                html.fact("Coördinaten") { html in
                    if let point = geometry.object { html.geometry(point) } else { html.value(geometry) }
                }
            }
            html.fact("Id", document.text("id"))
            html.facts(of: document.without(["type", "id", "geometry", "properties", "links"]))
        }
    }

    private func property(_ member: JSONObject.Member, into html: inout HTMLWriter) {
        switch (member.name, member.value) {
        case ("url", .string(let address)): html.userAnchor(address)
        case ("omschrijving", .string(let text)): html.prose(text)
        case ("aangemaaktOp", .string(let moment)), ("gewijzigdOp", .string(let moment)): html.moment(moment)
        case (_, let value): html.value(value)
        }
    }
}
