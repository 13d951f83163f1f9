import OpenDataFormats

/// The named schemas of an OpenAPI description, which parameters and bodies refer to.
struct APISchemas {
    /// The document that the page shows.
    let document: JSONObject

    /// Where a schema is on the page.
    static func anchor(_ name: String) -> Anchor { Anchor("schema:\(name)") }

    /// Writes a section for all schemas; nothing when there are none.
    func write(into html: inout HTMLWriter) {
        let schemas = document.object("components")?.object("schemas")?.members ?? []
        guard !schemas.isEmpty else { return }
        let references = References(root: document)
        html.element(.section) { html in
            html.element(.heading2, text: "Schema's")
            for schema in schemas {
                let content = schema.value.object ?? JSONObject(members: [])
                html.element(.heading3, .id(Self.anchor(schema.name)), .direction, text: schema.name)
                if let description = content.text("description") { html.prose(description) }
                if content["properties"] != nil {
                    SchemaTable(schema: content, caption: "Eigenschappen van \(schema.name)", references: references)
                        .write(into: &html)
                } else {
                    html.element(.paragraph) { html in
                        html.text("Soort: ")
                        SchemaKind(schema: content, references: references).write(into: &html)
                    }
                }
            }
        }
    }
}
