import OpenDataFormats

/// An OpenAPI 3.0.3 description, for people.
struct APIPage: PageContent {
    /// The document that the page shows.
    let document: JSONObject

    var title: String { info.text("title") ?? "Beschrijving van de API" }
    var links: [Link] { Link.all(of: document) }

    private var info: JSONObject { document.object("info") ?? JSONObject(members: []) }
    private var references: References { References(root: document) }

    func write(into html: inout HTMLWriter) {
        if let description = info.text("description") { html.prose(description) }
        let operations = APIOperation.all(of: document)
        writeContents(operations, into: &html)
        html.element(.section, content: writeInfo)
        APISecurity(document: document).write(into: &html)
        for operation in operations {
            html.element(.section) { operation.write(into: &$0, references: references) }
        }
        APISchemas(document: document).write(into: &html)
    }

    private func writeContents(_ operations: [APIOperation], into html: inout HTMLWriter) {
        guard !operations.isEmpty else { return }
        html.element(.nav, .label("Wat er kan")) { html in
            html.element(.heading2, text: "Wat er kan")
            html.element(.list) { html in
                for operation in operations {
                    html.element(.item) { html in
                        html.element(.link, .href(WebPageAddress(operation.anchor)), text: operation.name)
                        if let summary = operation.summary {
                            html.text(" ")
                            html.userText(summary)
                        }
                    }
                }
            }
        }
    }

    private func writeInfo(into html: inout HTMLWriter) {
        html.element(.heading2, text: "Over deze API")
        html.element(.facts) { html in
            html.fact("Versie", info.text("version"))
            html.fact("OpenAPI", document.text("openapi"))
            let servers = document.objects("servers")
            if !servers.isEmpty {
                html.fact("Adres") { html in
                    for server in servers { html.element(.paragraph) { write(server: server, into: &$0) } }
                }
            }
            html.named("Contact", info.object("contact"))
            html.named("Licentie", info.object("license"))
            if let terms = info.text("termsOfService") { html.fact("Voorwaarden") { $0.anchor(terms, terms) } }
            if let more = document.object("externalDocs"), let url = more.text("url") {
                html.fact("Meer uitleg") { $0.anchor(url, more.text("description") ?? url) }
            }
            html.facts(of: info.without(["title", "description", "version", "contact", "license", "termsOfService"]))
        }
    }

    private func write(server: JSONObject, into html: inout HTMLWriter) {
        let url = server.text("url") ?? ""
        html.anchor(url, url)
        if let description = server.text("description") {
            html.text(" ")
            html.userText(description)
        }
    }
}

extension HTMLWriter {
    /// Appends a name with its e-mail address and site, when there is one.
    fileprivate mutating func named(_ label: String, _ object: JSONObject?) {
        guard let object else { return }
        fact(label) { html in
            let parts = ["name", "identifier", "email"].compactMap(object.text)
            if !parts.isEmpty { html.userText(parts.joined(separator: ", ")) }
            if let url = object.text("url") {
                if !parts.isEmpty { html.text(", ") }
                html.anchor(url, url)
            }
        }
    }
}
