import OpenDataFormats

/// The start: what there is, and where (OGC API Features Part 1, 7.2).
struct LandingPage: PageContent {
    /// The document that the page shows.
    let document: JSONObject
    /// The name of the service, for a document without a title.
    let site: String

    var title: String { document.text("title") ?? site }
    var links: [Link] { Link.all(of: document) }

    func write(into html: inout HTMLWriter) {
        if let description = document.text("description") { html.prose(description) }
        html.otherFacts(of: document.without(["title", "description", "links"]))
    }
}
