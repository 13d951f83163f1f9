extension HTMLWriter {
    /// Appends a table with a caption and a header cell above each column.
    ///
    /// The table scrolls by itself when the screen is too narrow, also with the keyboard (WCAG 2.1.1).
    mutating func table(_ caption: String, columns: [String], rows: (inout HTMLWriter) -> Void) {
        element(.division, .style("tabel"), .role("group"), .label(caption), .focusable) { html in
            html.element(.table) { html in
                html.element(.caption, text: caption)
                html.element(.tableHead) { html in
                    html.element(.row) { html in
                        for column in columns { html.element(.headerCell, .ofColumn, text: column) }
                    }
                }
                html.element(.tableBody, content: rows)
            }
        }
    }

    /// Appends the cell that says what its row is about.
    mutating func rowHeader(_ content: (inout HTMLWriter) -> Void) {
        element(.headerCell, .ofRow, content: content)
    }

    /// Appends a cell with a text, or an empty one.
    mutating func cell(_ text: String?) {
        element(.cell) { html in
            if let text, !text.isEmpty { html.textOrProse(text) }
        }
    }
}
