/// A house number: up to five digits, perhaps with a letter.
enum HouseNumber {
    /// Whether a word has the form of one.
    static func mayBe(_ word: ScanWord) -> Bool {
        guard word.isNumeric, word.folded.first != "0" else { return false }
        let digits = word.folded.utf8.prefix(while: Sign.isDigit)
        let letters = String(word.folded.dropFirst(digits.count))
        // "2e fase", "2de", "3x", "5m"
        return digits.count <= 5 && letters.utf8.count <= 2 && letters.utf8.allSatisfy(Sign.isLatin)
            && !["e", "x", "m", "de", "st", "km", "cm", "mm", "kg", "ha"].contains(letters)
    }

    /// Whether it is more likely to be a year.
    static func isYear(_ word: ScanWord) -> Bool {
        word.folded.utf8.count == 4 && (Int(word.folded).map { 1800...2099 ~= $0 } ?? false)
    }

    /// Words that say that the number before them counts or measures something.
    static let countedWords: Set<String> = [
        "km", "kilometer", "m", "meter", "m2", "cm", "uur", "minuten", "dagen", "weken", "maanden", "jaar", "jaren",
        "euro", "procent", "graden", "bomen", "woningen", "huizen", "appartementen", "bewoners", "inwoners", "mensen",
        "buurtbewoners", "kinderen", "ondernemers", "winkels", "bankjes", "banken", "plekken", "parkeerplaatsen",
        "parkeerplekken", "fietsen", "autos", "lantaarnpalen", "planten", "tuinen", "geveltuinen", "deelnemers",
        "vrijwilligers", "keer", "ton", "miljoen", "duizend", "mei", "januari", "februari", "maart", "april", "juni",
        "juli", "augustus", "september", "oktober", "november", "december", "nieuwe", "extra", "grote", "kleine",
        "adressen", "panden", "speeltoestellen", "meldingen", "voorstellen", "wijken", "straten", "zonnepanelen",
        "scholen", "tot", "t",
    ]
}
