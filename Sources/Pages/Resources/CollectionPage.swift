import OpenDataFormats

/// One collection (OGC API Features Part 1, 7.14; Part 2, 6.2 for the coordinate reference systems).
struct CollectionPage: PageContent {
    /// The document that the page shows.
    let document: JSONObject

    var title: String { document.text("title") ?? document.text("id") ?? "Verzameling" }
    var links: [Link] { Link.all(of: document) }

    func write(into html: inout HTMLWriter) {
        if let description = document.text("description") { html.prose(description) }
        html.element(.facts) { html in
            html.fact("Id", document.text("id"))
            html.fact("Aantal", document.text("itemCount"))
            html.fact("Soort", document.text("itemType"))
            if let extent = document.object("extent") { html.extentFacts(extent) }
            let systems = document.texts("crs")
            if !systems.isEmpty { html.fact("Coördinatenstelsels") { $0.crsList(systems) } }
            if let storage = document.text("storageCrs") { html.fact("Opgeslagen in") { $0.crs(storage) } }
            html.facts(
                of: document.without([
                    "id", "title", "description", "links", "extent", "itemType", "itemCount", "crs", "storageCrs",
                ]))
        }
    }
}
