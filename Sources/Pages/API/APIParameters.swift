import OpenDataFormats

/// The parameters of an operation as a table.
struct APIParameters {
    /// The parameters, resolved.
    let parameters: [JSONObject]
    /// The operation that they belong to, for the caption.
    let name: String
    /// Finds what the schema or operation refers to.
    let references: References

    /// Writes the table; nothing when there are no parameters.
    func write(into html: inout HTMLWriter) {
        guard !parameters.isEmpty else { return }
        html.element(.heading3, text: "Parameters")
        html.table("Parameters van \(name)", columns: ["Naam", "Waar", "Soort", "Verplicht", "Betekenis"]) { html in
            for parameter in parameters { html.element(.row) { row(parameter, into: &$0) } }
        }
    }

    private func row(_ parameter: JSONObject, into html: inout HTMLWriter) {
        let name = parameter.text("name") ?? parameter.text("$ref") ?? ""
        html.rowHeader { $0.element(.code, .direction, text: name) }
        html.cell(parameter.text("in").map { Self.places[$0] ?? $0 })
        html.element(.cell) { html in
            if let schema = parameter.object("schema") {
                SchemaKind(schema: schema, references: references).write(into: &html)
            }
        }
        html.cell(parameter["required"] == .bool(true) ? "ja" : "nee")
        html.element(.cell) { html in
            if let description = parameter.text("description") { html.textOrProse(description) }
            if let example = parameter["example"] ?? parameter.object("schema")?["example"] {
                html.element(.paragraph) { html in
                    html.text("Voorbeeld: ")
                    html.element(.code, .direction, text: example.scalarText ?? JSONText.compact(example))
                }
            }
        }
    }

    private static let places = [
        "query": "na het vraagteken", "path": "in het pad", "header": "kop", "cookie": "cookie",
    ]
}
