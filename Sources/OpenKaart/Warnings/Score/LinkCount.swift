/// Counts web addresses in free text: advertising has many, a description one or two.
enum LinkCount {
    /// How many begin in a text with `http://`, `https://` or `www.`
    static func links(in text: String) -> Int {
        let text = ScanText(text)
        var links = 0
        var place = 0
        while place < text.count {
            if isLink(text, at: place) {
                links += 1
                place = text.end(from: place) { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
            } else {
                place += 1
            }
        }
        return links
    }

    private static func isLink(_ text: ScanText, at place: Int) -> Bool {
        guard !Sign.isWordPart(text[place - 1]) else { return false }
        return ["http://", "https://"].contains { text.has($0, at: place) }
            || text.has("www.", at: place) && Sign.isWordPart(text[place + 4])
    }
}
