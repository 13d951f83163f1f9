/// What differs from page to page.
protocol PageContent {
    /// The heading of the page, and the title of the window.
    var title: String { get }
    /// What goes before the title of the window; empty for most pages.
    var titlePrefix: String { get }
    /// Whether search engines may keep the page.
    var isLasting: Bool { get }
    /// The links that the document gives, shown at the end and told to machines in the head.
    var links: [Link] { get }
    /// Writes what comes after the heading.
    func write(into html: inout HTMLWriter)
}

extension PageContent {
    var titlePrefix: String { "" }
    var isLasting: Bool { true }
}
