/// Whom to ask about this installation and its data (/core/doc-openapi-contact; DCAT, `dcat:contactPoint`).
package struct Contact: Hashable, Sendable {
    package let name: String
    package let email: String
    package let url: String

    package init(name: String, email: String, url: String) {
        self.name = name
        self.email = email
        self.url = url
    }
}
