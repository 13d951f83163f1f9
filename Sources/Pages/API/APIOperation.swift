import OpenDataFormats

/// What can be done at one path with one method (OpenAPI 3.0.3, "Operation Object").
struct APIOperation {
    /// The path, with its parameters between braces.
    let path: String
    /// The method, in capitals.
    let method: String
    private let operation: JSONObject
    private let pathItem: JSONObject

    /// All operations of a description, in the order of the document.
    static func all(of document: JSONObject) -> [APIOperation] {
        let references = References(root: document)
        return (document.object("paths")?.members ?? []).flatMap { path -> [APIOperation] in
            guard let item = path.value.object.map(references.resolved) else { return [] }
            return item.members.compactMap { member in
                guard methods.contains(member.name), let operation = member.value.object else { return nil }
                return APIOperation(
                    path: path.name, method: member.name.uppercased(), operation: operation, pathItem: item)
            }
        }
    }

    /// Method and path.
    var name: String { "\(method) \(path)" }
    /// Where the operation is on the page.
    var anchor: Anchor { Anchor("\(method):\(path)") }
    /// What it does, in one line.
    var summary: String? { operation.text("summary") ?? pathItem.text("summary") }

    /// Writes the section of the operation.
    func write(into html: inout HTMLWriter, references: References) {
        html.element(.heading2, .id(anchor)) { $0.element(.code, text: name) }
        if let summary { html.element(.paragraph, .style("kort"), .direction, text: summary) }
        if operation["deprecated"] == .bool(true) {
            html.element(.paragraph, text: "Verouderd: gebruik dit niet meer.")
        }
        if let description = operation.text("description") ?? pathItem.text("description") { html.prose(description) }
        if operation["security"] != nil {
            html.element(.paragraph, text: APISecurity.sentence(operation.objects("security")))
        }
        APIParameters(parameters: parameters(references), name: name, references: references).write(into: &html)
        if let body = operation.object("requestBody").map(references.resolved) {
            html.element(.heading3, text: "Wat u stuurt")
            if let description = body.text("description") { html.prose(description) }
            APIMediaTypes(content: body.object("content"), references: references).write(into: &html)
        }
        APIResponses(responses: operation.object("responses"), name: name, references: references).write(into: &html)
    }

    // OpenAPI 3.0.3, "Path Item Object": an operation can override a parameter of its path, never take it away.
    private func parameters(_ references: References) -> [JSONObject] {
        let own = operation.objects("parameters").map(references.resolved)
        let shared = pathItem.objects("parameters").map(references.resolved).filter { parameter in
            !own.contains { $0["name"] == parameter["name"] && $0["in"] == parameter["in"] }
        }
        return shared + own
    }

    private static let methods: Set<String> = [
        "get", "put", "post", "delete", "options", "head", "patch", "trace",
    ]
}
