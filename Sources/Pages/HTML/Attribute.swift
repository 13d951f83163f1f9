/// An attribute of an element. Its name comes from this list; there are none for style or for scripts.
package struct Attribute: Sendable {
    /// The name, in lower case.
    let name: StaticString
    /// The value, not yet escaped.
    let value: String

    private init(_ name: StaticString, _ value: String) {
        self.name = name
        self.value = value
    }

    /// The direction follows from the text itself, and what is around it keeps its own: for all text of users.
    package static let direction = Attribute("dir", "auto")

    /// Where a link leads. Only an address that was checked fits.
    package static func href(_ address: WebPageAddress) -> Attribute { Attribute("href", address.text) }
    /// Where a form goes. Only an address that was checked fits.
    package static func action(_ address: WebPageAddress) -> Attribute { Attribute("action", address.text) }
    /// How the target of a link relates to this page.
    package static func rel(_ relation: StaticString) -> Attribute { Attribute("rel", "\(relation)") }
    /// The name that a link can lead to within the page.
    package static func id(_ anchor: Anchor) -> Attribute { Attribute("id", anchor.id) }
    /// The control that a label belongs to.
    package static func forControl(_ anchor: Anchor) -> Attribute { Attribute("for", anchor.id) }
    /// The name for the stylesheet.
    package static func style(_ name: StaticString) -> Attribute { Attribute("class", "\(name)") }
    /// The language of the content.
    package static func language(_ tag: String) -> Attribute { Attribute("lang", tag) }
    /// The language of what a link leads to.
    package static func targetLanguage(_ tag: String) -> Attribute { Attribute("hreflang", tag) }
    /// What an element is, where its name does not say so.
    package static func role(_ role: StaticString) -> Attribute { Attribute("role", "\(role)") }
    /// What an element is called, where no visible text says so.
    package static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
    /// That the link leads to the page itself.
    package static let currentPage = Attribute("aria-current", "page")
    /// That the element can be reached with the keyboard, in its turn.
    package static let focusable = Attribute("tabindex", "0")
    /// That a link can move the focus to the element.
    package static let focusTarget = Attribute("tabindex", "-1")
    /// That a header cell is about its row.
    package static let ofRow = Attribute("scope", "row")
    /// That a header cell is about its column.
    package static let ofColumn = Attribute("scope", "col")
    /// The moment or day that a text tells in words.
    package static func dateTime(_ text: String) -> Attribute { Attribute("datetime", text) }
    /// The media type of a link, or the type of a control.
    package static func type(_ text: String) -> Attribute { Attribute("type", text) }
    /// The method of a form.
    package static func method(_ name: StaticString) -> Attribute { Attribute("method", "\(name)") }
    /// The name of a control or of metadata.
    package static func name(_ name: StaticString) -> Attribute { Attribute("name", "\(name)") }
    /// The value of a control.
    package static func value(_ text: String) -> Attribute { Attribute("value", text) }
    /// The content of metadata.
    package static func content(_ text: String) -> Attribute { Attribute("content", text) }
    /// The encoding of the page.
    package static let utf8 = Attribute("charset", "utf-8")
}
