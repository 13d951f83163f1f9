/// The elements that our pages are made of. What is not in the list, such as a script, cannot be written.
package enum Tag: String, Sendable, CaseIterable {
    case html
    case head
    case title
    case body
    case header
    case nav
    case main
    case footer
    case section
    case heading1 = "h1"
    case heading2 = "h2"
    case heading3 = "h3"
    case heading4 = "h4"
    case paragraph = "p"
    case division = "div"
    case span
    case link = "a"
    case list = "ul"
    case orderedList = "ol"
    case item = "li"
    case facts = "dl"
    case term = "dt"
    case fact = "dd"
    case table
    case caption
    case tableHead = "thead"
    case tableBody = "tbody"
    case row = "tr"
    case headerCell = "th"
    case cell = "td"
    case form
    case label
    case button
    case time
    case preformatted = "pre"
    case code

    /// Whether a line end after the element changes nothing on the page: the source stays readable.
    var endsLine: Bool {
        switch self {
        case .span, .link, .label, .button, .time, .code: false
        default: true
        }
    }
}

/// The elements without content (HTML, "Void elements").
package enum VoidTag: String, Sendable, CaseIterable {
    case meta
    case link
    case lineBreak = "br"
    case input
}
