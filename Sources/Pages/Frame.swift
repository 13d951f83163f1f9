/// What stands around the content of every page: where it is and where it belongs.
package struct Frame: Sendable, Hashable {
    /// A step on the way from the start to this page.
    package struct Crumb: Sendable, Hashable {
        /// What the step is called; Dutch.
        package let title: String
        /// Where it leads.
        package let href: String

        /// Makes a step.
        package init(_ title: String, _ href: String) {
            self.title = title
            self.href = href
        }
    }

    /// Where the service is, without a slash at the end; `/stijl.css` and `/v1` lie under it.
    package let base: String
    /// The way to this page, first the start. The step that leads to `canonical` is shown as the present page.
    package let crumbs: [Crumb]
    /// The address of this page, absolute.
    package let canonical: String
    /// The name of the service, for the top of the page and the title of the window.
    package let site: String

    /// Makes the surroundings of a page.
    package init(base: String, crumbs: [Crumb], canonical: String, site: String = "Open Kaart") {
        self.base = base
        self.crumbs = crumbs
        self.canonical = canonical
        self.site = site
    }

    /// The address of this page without parameters.
    var address: String {
        String(canonical.prefix { $0 != "?" && $0 != "#" })
    }
}
