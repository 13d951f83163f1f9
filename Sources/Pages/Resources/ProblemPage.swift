import OpenDataFormats

/// A problem (RFC 9457), with the mistakes in the input when there are any.
struct ProblemPage: PageContent {
    /// The document that the page shows.
    let document: JSONObject
    /// The address of the landing page: the way out.
    let start: String

    var title: String { document.text("title") ?? "Er ging iets mis" }
    var titlePrefix: String { "Fout: " }
    var isLasting: Bool { false }
    var links: [Link] { Link.all(of: document) }

    func write(into html: inout HTMLWriter) {
        if let detail = document.text("detail") { html.prose(detail) }
        let errors = document.objects("errors")
        if !errors.isEmpty {
            html.element(.heading2, text: errors.count == 1 ? "De fout" : "De fouten (\(errors.count))")
            html.element(.list) { html in
                for error in errors { html.element(.item) { write(error, into: &$0) } }
            }
        }
        html.element(.facts) { html in
            html.fact("Status", document.text("status"))
            // RFC 9457, 4.2.1: about:blank says nothing beyond the status.
            if let type = document.text("type"), type != "about:blank" {
                html.fact("Soort probleem") { $0.anchor(type, type) }
            }
            html.facts(of: document.without(["title", "detail", "status", "type", "errors", "links"]))
        }
        html.element(.paragraph) { $0.anchor(start, "Begin opnieuw bij het overzicht") }
    }

    private func write(_ error: JSONObject, into html: inout HTMLWriter) {
        if let detail = error.text("detail") { html.element(.paragraph, .direction, text: detail) }
        let rest = error.without(["detail"])
        if !rest.members.isEmpty { html.element(.facts) { $0.facts(of: rest) } }
    }
}
