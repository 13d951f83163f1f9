import OpenDataFormats

/// The properties of a JSON Schema as a table.
struct SchemaTable {
    /// The schema.
    let schema: JSONObject
    /// What the table is called.
    let caption: String
    /// Finds what the schema or operation refers to.
    let references: References

    /// Writes the table, or that there is nothing to put in it.
    func write(into html: inout HTMLWriter) {
        let properties = schema.object("properties")?.members ?? []
        guard !properties.isEmpty else {
            return html.element(.paragraph, text: "Er zijn geen eigenschappen beschreven.")
        }
        let required = Set(schema.texts("required"))
        html.table(caption, columns: ["Naam", "Titel", "Soort", "Verplicht", "Betekenis"]) { html in
            for property in properties {
                let content = property.value.object ?? JSONObject(members: [])
                html.element(.row) { html in
                    html.rowHeader { $0.element(.code, .direction, text: property.name) }
                    html.cell(content.text("title"))
                    html.element(.cell) { SchemaKind(schema: content, references: references).write(into: &$0) }
                    html.cell(required.contains(property.name) ? "ja" : "nee")
                    html.cell(content.text("description"))
                }
            }
        }
    }
}
