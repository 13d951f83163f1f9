/// What links are for: the heads under which a page shows them.
enum LinkGroup: String, CaseIterable {
    case service = "Verder in deze dienst"
    case downloads = "Downloads"
    case forms = "Deze gegevens in een andere vorm"
    case more = "Meer weten"

    /// The group of a relation.
    init(relation: String) {
        self =
            switch relation {
            case "self", "alternate", "canonical": .forms
            case "enclosure": .downloads
            case "license", "describedby", "about", "author", "help", "terms-of-service", "privacy-policy": .more
            default: .service
            }
    }
}

extension HTMLWriter {
    /// Appends links under a heading for each group.
    mutating func groupedLinks(_ links: [Link]) {
        for group in LinkGroup.allCases {
            let members = links.filter { LinkGroup(relation: $0.relation) == group }
            guard !members.isEmpty else { continue }
            element(.section) { html in
                html.element(.heading2, text: group.rawValue)
                html.linkList(members)
            }
        }
    }

    /// Appends links as a list: title and media type.
    mutating func linkList(_ links: [Link]) {
        guard !links.isEmpty else { return }
        element(.list) { html in
            for link in links { html.element(.item) { $0.link(link) } }
        }
    }

    /// Appends one link; a template as text, because it is not an address yet.
    mutating func link(_ link: Link) {
        if let address = link.address {
            if let language = link.language {
                element(.link, .href(address), .targetLanguage(language), .direction, text: link.title)
            } else {
                element(.link, .href(address), .direction, text: link.title)
            }
        } else {
            userText(link.title)
            text(" ")
            element(.code, .direction, text: link.href)
        }
        guard let name = link.typeName else { return }
        text(" ")
        element(.span, .style("soort"), text: "(\(name))")
    }
}
