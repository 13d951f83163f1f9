import OpenDataFormats

/// A FeatureCollection, one page of it (OGC API Features Part 1, 7.15).
struct ItemsPage: PageContent {
    /// The document that the page shows.
    let document: JSONObject
    /// The address of the items without parameters; an item lies under it.
    let address: String

    var title: String { document.text("title") ?? "Initiatieven" }
    var links: [Link] { allLinks.filter { Self.turns[$0.relation] == nil } }

    private var allLinks: [Link] { Link.all(of: document) }

    func write(into html: inout HTMLWriter) {
        if let description = document.text("description") { html.prose(description) }
        ItemsSearch(address: address, searched: searched).write(into: &html)
        html.element(.paragraph, .style("aantal"), text: countText)
        if features.isEmpty {
            html.element(.paragraph) { html in
                html.text("Zoek met een ander woord, of ")
                html.anchor(address + "?f=html", "bekijk alle initiatieven")
                html.text(".")
            }
        } else {
            ItemsTable(features: features, address: address).write(into: &html)
        }
        writeTurns(into: &html)
        if let stamp = document.text("timeStamp") {
            html.element(.paragraph, .style("soort")) { html in
                html.text("Stand van ")
                html.moment(stamp)
                html.text(".")
            }
        }
        html.otherFacts(
            of: document.without([
                "type", "title", "description", "features", "links", "numberMatched", "numberReturned", "timeStamp",
            ]))
    }

    private var features: [JSONObject] { document.objects("features") }

    private var searched: String {
        allLinks.first { $0.relation == "self" }.flatMap { PercentEncoding.parameter("q", of: $0.href) } ?? ""
    }

    private var countText: String {
        ItemsCount(
            matched: document.number("numberMatched"),
            returned: document.number("numberReturned") ?? Double(features.count)
        ).sentence
    }

    private func writeTurns(into html: inout HTMLWriter) {
        let turning = allLinks.filter { Self.turns[$0.relation] != nil }
        guard !turning.isEmpty else { return }
        html.element(.nav, .label("Bladzijden")) { html in
            html.element(.list, .style("bladeren")) { html in
                for link in turning { html.element(.item) { turn(link, into: &$0) } }
            }
        }
    }

    private func turn(_ link: Link, into html: inout HTMLWriter) {
        let name = Self.turns[link.relation] ?? link.title
        guard let address = link.address else { return html.link(link) }
        switch link.relation {
        case "next": html.element(.link, .href(address), .rel("next"), text: name)
        case "prev": html.element(.link, .href(address), .rel("prev"), text: name)
        default: html.element(.link, .href(address), text: name)
        }
    }

    private static let turns = [
        "first": "Eerste bladzijde", "prev": "Vorige bladzijde", "next": "Volgende bladzijde",
        "last": "Laatste bladzijde",
    ]
}
