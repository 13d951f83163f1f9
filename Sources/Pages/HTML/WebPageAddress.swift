/// An address that a link of ours may lead to: `http:`, `https:`, a path on this site, or a place in the page itself.
package struct WebPageAddress: Sendable, Hashable {
    /// The address, not escaped.
    let text: String

    /// Checks an address; nothing when it is of another scheme, such as `javascript:`, or holds what no address may hold.
    ///
    /// A browser leaves out tabs and line ends before it looks at the scheme, and takes `/\` for `//`: both are refused.
    package init?(_ text: String) {
        // Compared by bytes: a combining accent after a slash must not hide that slash.
        let isPath = text.utf8.starts(with: "/".utf8) && !text.utf8.starts(with: "//".utf8)
        let start = text.prefix(9).lowercased().utf8
        let hasHost = ["http://", "https://"].contains { start.starts(with: $0.utf8) && start.count > $0.utf8.count }
        guard isPath || hasHost, text.unicodeScalars.allSatisfy(Self.isAllowed) else { return nil }
        self.text = text
    }

    /// The address of a place in the page itself.
    init(_ anchor: Anchor) {
        text = "#" + PercentEncoding.encoded(anchor.id)
    }

    // Not in any URL (WHATWG URL, "URL code points"); braces stay out as well, so a template is never a link.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{0}"..."\u{20}", "\u{7F}"..."\u{A0}", "\"", "<", ">", "\\", "^", "`", "{", "|", "}": false
        default: !scalar.properties.isNoncharacterCodePoint && !scalar.properties.isWhitespace
        }
    }
}
