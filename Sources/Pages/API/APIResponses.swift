import OpenDataFormats

/// The answers of an operation as a table (OpenAPI 3.0.3, "Responses Object").
struct APIResponses {
    /// The answers by status.
    let responses: JSONObject?
    /// The operation that they belong to, for the caption.
    let name: String
    /// Finds what the schema or operation refers to.
    let references: References

    /// Writes the table; nothing when there are no answers.
    func write(into html: inout HTMLWriter) {
        guard let responses, !responses.members.isEmpty else { return }
        html.element(.heading3, text: "Antwoorden")
        html.table("Antwoorden op \(name)", columns: ["Status", "Betekenis", "Vorm"]) { html in
            for member in responses.members {
                let response = references.resolved(member.value.object ?? JSONObject(members: []))
                html.element(.row) { html in
                    html.rowHeader { $0.text(member.name == "default" ? "anders" : member.name) }
                    html.cell(response.text("description") ?? response.text("$ref"))
                    html.cell(response.object("content")?.members.map(\.name).joined(separator: ", "))
                }
            }
        }
    }
}
