/// The form to search the items for words.
struct ItemsSearch {
    /// The address of the items without parameters.
    let address: String
    /// The words that the page is the answer to.
    let searched: String

    /// Writes the form.
    func write(into html: inout HTMLWriter) {
        guard let action = WebPageAddress(address) else { return }
        html.element(.form, .action(action), .method("get"), .role("search")) { html in
            html.element(.input, .type("hidden"), .name("f"), .value("html"))
            html.element(.label, .forControl(Self.field), text: "Zoek in de initiatieven")
            html.element(.division, .style("zoekregel")) { html in
                html.element(.input, .type("search"), .id(Self.field), .name("q"), .value(searched), .direction)
                html.element(.button, .type("submit"), text: "Zoeken")
            }
        }
    }

    private static let field = Anchor("zoekwoord")
}
