import OpenDataFormats

/// Features as a table, each with a link to its own page.
struct ItemsTable {
    /// The features, in the order of the document.
    let features: [JSONObject]
    /// The address of the items without parameters.
    let address: String

    /// Writes the table.
    func write(into html: inout HTMLWriter) {
        html.table(
            "Initiatieven op deze bladzijde",
            columns: [
                "Titel", "Omschrijving", "Thema", "Organisatie", "Plaats", "Gemeentecode", "Op de kaart sinds",
                "Gewijzigd", "Coördinaten",
            ]
        ) { html in
            for feature in features { html.element(.row) { row(feature, into: &$0) } }
        }
    }

    private func row(_ feature: JSONObject, into html: inout HTMLWriter) {
        let properties = feature.object("properties") ?? JSONObject(members: [])
        html.rowHeader { html in
            let title = FeatureTitle.of(feature)
            if let id = feature.text("id") {
                html.anchor("\(address)/\(PercentEncoding.encoded(id))?f=html", title)
            } else {
                html.userText(title)
            }
        }
        html.element(.cell) { html in
            if let text = properties.text("omschrijving") { html.prose(text) }
            if let address = properties.text("url") { html.userAnchor(address) }
        }
        for name in ["thema", "organisatie", "plaats", "gemeentecode"] { html.cell(properties.text(name)) }
        html.element(.cell) { html in
            if let moment = properties.text("aangemaaktOp") { html.day(moment) }
        }
        html.element(.cell) { html in
            if let moment = properties.text("gewijzigdOp") { html.day(moment) }
        }
        html.element(.cell) { html in
            if let geometry = feature.object("geometry") { html.geometry(geometry) }
        }
    }
}
