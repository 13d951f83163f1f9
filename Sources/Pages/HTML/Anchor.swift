/// A name for a place in a page, to link to.
package struct Anchor: Sendable, Hashable {
    /// The name as it stands in the `id` attribute: any characters but white space (HTML, "The id attribute").
    let id: String

    /// Makes a name of a text; white space becomes a hyphen.
    package init(_ text: String) {
        id = String(text.map { $0.isWhitespace ? "-" : $0 })
    }

    /// Where the content starts.
    static let content = Anchor("inhoud")
}
