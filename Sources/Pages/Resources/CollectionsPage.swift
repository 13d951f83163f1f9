import OpenDataFormats

/// The list of collections (OGC API Features Part 1, 7.13).
struct CollectionsPage: PageContent {
    /// The document that the page shows.
    let document: JSONObject
    /// The address of this page without parameters; a collection lies under it.
    let address: String

    var title: String { document.text("title") ?? "Verzamelingen" }
    var links: [Link] { Link.all(of: document) }

    func write(into html: inout HTMLWriter) {
        if let description = document.text("description") { html.prose(description) }
        let collections = document.objects("collections")
        if collections.isEmpty { html.element(.paragraph, text: "Er zijn geen verzamelingen.") }
        for collection in collections {
            html.element(.section) { write(collection, into: &$0) }
        }
        let systems = document.texts("crs")
        if !systems.isEmpty {
            html.element(.section) { html in
                html.element(.heading2, text: "Coördinatenstelsels")
                html.element(.paragraph, text: "U kunt de coördinaten in deze stelsels krijgen.")
                html.crsList(systems)
            }
        }
        html.otherFacts(of: document.without(["title", "description", "links", "collections", "crs"]))
    }

    private func write(_ collection: JSONObject, into html: inout HTMLWriter) {
        let id = collection.text("id") ?? ""
        html.element(.heading2) { html in
            html.anchor("\(address)/\(PercentEncoding.encoded(id))?f=html", collection.text("title") ?? id)
        }
        if let description = collection.text("description") { html.prose(description) }
        if let count = collection.text("itemCount") { html.element(.paragraph, text: "Aantal: \(count).") }
        html.linkList(Link.all(of: collection))
    }
}
