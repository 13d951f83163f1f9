/// Texts of the signs that matter in HTML, between ordinary and strange ones.
enum RandomText {
    private static let pieces = [
        "<", ">", "&", "\"", "'", "=", "/", "<!--", "-->", "<![CDATA[", "]]>", "</title>", "</div>", "<script>", "&lt;",
        "&#x3C;",
        "javascript:", "onload=", "\r\n", "\r", "\n", "\t", "\0", "\u{B}", "\u{7F}", "\u{85}", "\u{FFFF}", "\u{10FFFF}",
        "é",
        "e\u{301}", "😀", "\u{202E}", "م", " ", "a", "Z", "0", "`", "{{", "\u{2028}",
    ]

    /// Up to 40 pieces.
    static func make(using generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...40, using: &generator))
            .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    /// The text as a page may hold it, worked out in another way than the writer does.
    static func allowed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            if scalar == "\r" {
                if scalars.first == "\n" { scalars.removeFirst() }
                result.append("\n")
            } else if scalar == "\n" || scalar == "\t" {
                result.append(scalar)
            } else if scalar.properties.generalCategory == .control || scalar.properties.isNoncharacterCodePoint {
                result.append("\u{FFFD}")
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
