/// Words before a number that say that it is the number of a thing: a file, a company, a book.
enum ReferenceWord {
    /// Longer words are not looked at.
    private static let longest = 40

    private static let words: Set<String> = [
        "bag", "besluit", "btw", "dossier", "factuur", "isbn", "issn", "kenmerk", "kvk", "order", "perceel", "project",
        "referentie", "rsin", "zaak", "fi",
    ]

    /// Numbers that do belong to a person.
    private static let personal = [
        "telefoon", "tel", "mobiel", "mobiele", "gsm", "bel", "nood", "whatsapp", "app", "prive", "fax", "06",
        "contact", "burgerservice", "sofi", "bsn", "persoons",
    ]

    /// Whether such a word stands right before a place, as in `zaaknummer: 0301234567`.
    static func stands(before place: Int, in text: ScanText) -> Bool {
        let between: (UInt8) -> Bool = { sign in
            [" ", ":", ".", "-", "#", "/"].contains { UInt8(ascii: $0) == sign }
        }
        let end = text.start(before: place, atMost: 4, where: between)
        let start = text.start(before: end, atMost: longest, where: Sign.isLetter)
        let word = text.folded(start..<end)
        if words.contains(word) { return true }
        for ending in ["nummer", "nr", "kenmerk"] where word.hasSuffix(ending) && word.utf8.count > ending.utf8.count {
            return !personal.contains(String(word.dropLast(ending.utf8.count)))
        }
        // "KvK-nummer 12345678", "dossier nr. 12345678"
        guard ["nummer", "nr", "no"].contains(word) else { return false }
        let before = text.start(before: start, atMost: 2, where: between)
        return before < start
            && words.contains(text.folded(text.start(before: before, atMost: longest, where: Sign.isLetter)..<before))
    }
}
