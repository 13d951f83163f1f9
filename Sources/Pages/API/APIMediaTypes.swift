import OpenDataFormats

/// The media types of a body, each with its schema and examples (OpenAPI 3.0.3, "Media Type Object").
struct APIMediaTypes {
    /// The media types by name.
    let content: JSONObject?
    /// Finds what the schema or operation refers to.
    let references: References

    /// Writes each media type under a heading of its own.
    func write(into html: inout HTMLWriter) {
        for type in content?.members ?? [] {
            let media = type.value.object ?? JSONObject(members: [])
            html.element(.heading4) { $0.element(.code, text: type.name) }
            if let schema = media.object("schema") {
                html.element(.paragraph) { html in
                    html.text("Soort: ")
                    SchemaKind(schema: schema, references: references).write(into: &html)
                }
            }
            if let example = media["example"] { write(example, title: nil, into: &html) }
            for example in media.object("examples")?.members ?? [] {
                let object = references.resolved(example.value.object ?? JSONObject(members: []))
                if let value = object["value"] ?? object["externalValue"] {
                    write(value, title: object.text("summary") ?? example.name, into: &html)
                }
            }
        }
    }

    private func write(_ example: JSONValue, title: String?, into html: inout HTMLWriter) {
        html.element(.paragraph, .direction, text: title.map { "Voorbeeld: \($0)" } ?? "Voorbeeld:")
        html.element(.preformatted) { html in
            // A text is an example of a body that is no JSON, such as a form or CSV.
            let text = if case .string(let text) = example { text } else { JSONText.pretty(example) }
            html.element(.code, text: text)
        }
    }
}
