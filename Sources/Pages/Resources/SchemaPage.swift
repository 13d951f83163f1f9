import OpenDataFormats

/// A JSON Schema: the members of a feature, the queryables or the sortables (OGC API Features Part 5; Part 3, 6.2).
struct SchemaPage: PageContent {
    /// The document that the page shows.
    let document: JSONObject

    var title: String { document.text("title") ?? "Schema" }
    var links: [Link] { Link.all(of: document) }

    func write(into html: inout HTMLWriter) {
        if let description = document.text("description") { html.prose(description) }
        SchemaTable(schema: document, caption: "Eigenschappen", references: References(root: document))
            .write(into: &html)
        html.otherFacts(of: document.without(["title", "description", "properties", "required", "links"]))
    }
}
