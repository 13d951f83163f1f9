import OpenDataFormats

/// What values a JSON Schema allows, in a few words.
struct SchemaKind {
    /// The schema.
    let schema: JSONObject
    /// Finds what the schema or operation refers to.
    let references: References

    /// Writes the words; a named schema as a link to its own section.
    ///
    /// References are named, not followed, so a schema that refers to itself does no harm.
    func write(into html: inout HTMLWriter) {
        if let reference = schema.text("$ref") { writeReference(reference, into: &html) }
        for (name, word) in [("allOf", " en "), ("oneOf", " of "), ("anyOf", " of ")] {
            for (index, part) in schema.objects(name).enumerated() {
                if index > 0 { html.text(word) }
                SchemaKind(schema: part, references: references).write(into: &html)
            }
        }
        if !typeText.isEmpty { html.userText(typeText) }
        if let items = schema.object("items") {
            html.text(" van ")
            SchemaKind(schema: items, references: references).write(into: &html)
        }
        let limits = limits
        if !limits.isEmpty {
            html.element(.span, .style("soort"), .direction, text: "; " + limits.joined(separator: "; "))
        }
    }

    private func writeReference(_ reference: String, into html: inout HTMLWriter) {
        if let name = references.schemaName(reference) {
            html.element(.link, .href(WebPageAddress(APISchemas.anchor(name))), .direction, text: name)
        } else {
            html.anchor(reference, reference)
        }
    }

    private var typeText: String {
        let types = schema.text("type").map { [$0] } ?? schema.texts("type")
        let words = types.map { Self.words[$0] ?? $0 }.joined(separator: " of ")
        guard let format = schema.text("format") else { return words }
        return words.isEmpty ? format : "\(words) (\(format))"
    }

    private var limits: [String] {
        var limits: [String] = []
        let choices = schema.texts("enum")
        if !choices.isEmpty { limits.append("een van: " + choices.joined(separator: ", ")) }
        for (name, word) in Self.limitWords {
            guard let value = schema[name] else { continue }
            limits.append("\(word) \(value.scalarText ?? JSONText.compact(value))")
        }
        return limits
    }

    private static let words = [
        "string": "tekst", "number": "getal", "integer": "geheel getal", "boolean": "ja/nee", "array": "lijst",
        "object": "object", "null": "leeg",
    ]

    private static let limitWords = [
        ("const", "altijd"), ("minimum", "vanaf"), ("exclusiveMinimum", "meer dan"), ("maximum", "tot en met"),
        ("exclusiveMaximum", "minder dan"), ("minLength", "lengte vanaf"), ("maxLength", "lengte tot en met"),
        ("minItems", "aantal vanaf"), ("maxItems", "aantal tot en met"), ("pattern", "patroon"),
        ("default", "standaard"), ("x-ogc-role", "rol"),
    ]
}
