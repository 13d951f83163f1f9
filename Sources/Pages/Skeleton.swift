/// The whole page: head, top, way, content, links and foot.
struct Skeleton {
    /// What stands around the content.
    let frame: Frame
    /// What differs from page to page.
    let content: any PageContent

    /// Writes the page.
    func write(into html: inout HTMLWriter) {
        html.documentType()
        html.element(.html, .language("nl")) { html in
            html.element(.head, content: head)
            html.element(.body) { html in
                html.element(.link, .style("sla-over"), .href(WebPageAddress(.content)), text: "Naar de inhoud")
                html.element(.header, content: top)
                if !frame.crumbs.isEmpty { html.element(.nav, .label("Kruimelpad"), content: way) }
                html.element(.main, .id(.content), .focusTarget) { html in
                    html.element(.heading1, .direction, text: content.title)
                    content.write(into: &html)
                    html.groupedLinks(content.links)
                }
                html.element(.footer, content: foot)
            }
        }
    }

    private func head(_ html: inout HTMLWriter) {
        html.element(.meta, .utf8)
        html.element(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
        html.element(.title, text: windowTitle)
        if let sheet = WebPageAddress(frame.base + "/stijl.css") {
            html.element(.link, .rel("stylesheet"), .href(sheet))
        }
        guard content.isLasting else {
            return html.element(.meta, .name("robots"), .content("noindex"))
        }
        if let canonical = WebPageAddress(frame.canonical) {
            html.element(.link, .rel("canonical"), .href(canonical))
        }
        for link in content.links where link.relation == "alternate" && !link.isTemplate {
            guard let address = link.address else { continue }
            html.element(.link, .rel("alternate"), .type(link.type ?? ""), .href(address))
        }
    }

    private var windowTitle: String {
        let title = content.titlePrefix + content.title
        return title == frame.site ? title : "\(title) – \(frame.site)"
    }

    private func top(_ html: inout HTMLWriter) {
        html.element(.paragraph, .style("naam")) { html in html.anchor(frame.base + "/", frame.site) }
    }

    private func way(_ html: inout HTMLWriter) {
        html.element(.orderedList, .style("kruimels")) { html in
            for crumb in frame.crumbs {
                html.element(.item) { html in
                    guard crumb.href == frame.canonical, let address = WebPageAddress(crumb.href) else {
                        return html.anchor(crumb.href, crumb.title)
                    }
                    html.element(.link, .href(address), .currentPage, .direction, text: crumb.title)
                }
            }
        }
    }

    private func foot(_ html: inout HTMLWriter) {
        html.element(.paragraph) { html in
            html.text("Deze bladzijde toont dezelfde gegevens als het antwoord in JSON. ")
            html.anchor(frame.base + "/v1", "Alles van deze dienst")
        }
    }
}
