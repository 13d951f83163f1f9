import OpenDataFormats

/// The standards that the service keeps to (OGC API Features Part 1, 7.4).
struct ConformancePage: PageContent {
    /// The document that the page shows.
    let document: JSONObject

    var title: String { "Standaarden" }
    var links: [Link] { Link.all(of: document) }

    func write(into html: inout HTMLWriter) {
        let classes = document.texts("conformsTo")
        html.element(.paragraph) { html in
            html.text(
                classes.isEmpty
                    ? "Deze dienst noemt geen standaarden."
                    : "Deze dienst houdt zich aan deze delen van standaarden (\(classes.count)).")
        }
        if !classes.isEmpty {
            html.element(.list) { html in
                for uri in classes { html.element(.item) { $0.anchor(uri, uri) } }
            }
        }
        html.otherFacts(of: document.without(["conformsTo", "links"]))
    }
}
