/// Links to the pages of a list: the values of the template `pager`.
package struct Pager: Sendable {
    let previous: String?
    let next: String?
    let position: String
    let hasLinks: Bool

    /// - Parameters:
    ///   - page: which one this is, from 1.
    ///   - count: how many there are.
    ///   - address: of a page.
    package init(page: Int, of count: Int, _ texts: TextCatalogue, address: (Int) -> String) {
        previous = page > 1 ? address(page - 1) : nil
        next = page < count ? address(page + 1) : nil
        position = texts.text("pager-position", ["page": texts.number(page), "pages": texts.number(count)])
        hasLinks = count > 1
    }
}

/// Something that the page says above its content: what was done, or what to know.
package struct SiteMessage: Sendable {
    let kind: String
    let symbol: String
    let sentence: String

    /// What a message is about.
    package enum Kind: String, Sendable {
        case done = "gelukt"
        case notice = "let-op"
        case fault = "fout"
    }

    package init(_ kind: Kind, _ sentence: String) {
        self.kind = kind.rawValue
        symbol = kind == .done ? "vinkje" : "let-op"
        self.sentence = sentence
    }
}
