extension HTMLWriter {
    /// Appends text that others wrote, with a direction of its own.
    mutating func userText(_ text: String) {
        element(.span, .direction, text: text)
    }

    /// Appends text as paragraphs: an empty line starts a new one, a single line end stays a line end.
    mutating func prose(_ text: String) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for paragraph in lines.split(whereSeparator: { $0.allSatisfy(\.isWhitespace) }) {
            element(.paragraph, .direction) { html in
                for (index, line) in paragraph.enumerated() {
                    if index > 0 { html.element(.lineBreak) }
                    html.text(String(line))
                }
            }
        }
    }

    /// Appends text of one line within a line, and text of more lines as paragraphs.
    mutating func textOrProse(_ text: String) {
        if text.contains(where: \.isNewline) { prose(text) } else { userText(text) }
    }

    /// Appends a link with a text; when a link may not lead there, the text, and the address when that says more.
    mutating func anchor(_ href: String, _ text: String) {
        if let address = WebPageAddress(href) {
            element(.link, .href(address), .direction, text: text)
        } else {
            userText(text)
            if text != href {
                self.text(" ")
                element(.code, .direction, text: href)
            }
        }
    }

    /// Appends an address that others wrote: search engines do not count it, and the other side learns nothing of us.
    mutating func userAnchor(_ href: String) {
        guard let address = WebPageAddress(href) else { return userText(href) }
        element(.link, .href(address), .rel("nofollow ugc noopener"), .direction, text: href)
    }
}
