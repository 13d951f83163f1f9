/// How names of Dutch streets end.
enum StreetName {
    /// How sure a word is the name of a street.
    enum Sureness {
        /// Ends in "straat", "gracht" and the like.
        case strong
        /// Ends in what also ends other words, such as "weg" and "park"; a name only with a capital.
        case weak
        /// Is that ending by itself: "Plein".
        case bare
    }

    private static let strong = [
        "straat", "straatje", "laan", "laantje", "plein", "pleintje", "gracht", "singel", "kade", "steeg", "dreef",
        "plantsoen", "boulevard", "str",
    ]
    private static let weak = [
        "weg", "wegje", "dijk", "hof", "hofje", "pad", "park", "markt", "baan", "erf", "wal", "allee", "meent", "veld",
        "akker", "werf", "brink",
    ]

    /// Words that end so but are no street.
    private static let exceptions: Set<String> = [
        "snelweg", "autosnelweg", "fietssnelweg", "rijksweg", "autoweg", "spoorweg", "onderweg", "terugweg", "uitweg",
        "omweg", "waterweg", "luchtweg", "fietspad", "wandelpad", "voetpad", "ruiterpad", "stappenpad", "zebrapad",
        "klompenpad", "supermarkt", "arbeidsmarkt", "huizenmarkt", "woningmarkt", "weekmarkt", "wijkmarkt",
        "motiemarkt", "kerstmarkt", "rommelmarkt", "vrijmarkt", "banenmarkt", "ideeenmarkt", "informatiemarkt",
        "energiemarkt", "windpark", "zonnepark", "speelpark", "skatepark", "pretpark", "wagenpark", "recreatiepark",
        "wijkpark", "stadspark", "buurtpark", "gerechtshof", "startbaan", "landingsbaan", "loopbaan", "rijbaan",
        "ijsbaan", "busbaan", "kegelbaan", "skatebaan", "winkelstraat", "woonstraat", "fietsstraat", "speelstraat",
        "leefstraat", "zijstraat", "droomstraat", "deelstraat", "milieustraat", "teststraat", "productiestraat",
        "schoolplein", "speelplein", "buurtplein", "voetbalveld", "speelveld", "sportveld", "trapveld", "werkveld",
        "middenveld", "geluidswal", "blokkade", "scheepswerf", "slaan", "overslaan",
        "opslaan", "verslaan", "aanslaan", "oversteeg", "bedreef", "overdreef", "milaan", "barneveld", "zaandijk",
        "poeldijk", "thinkpad",
    ]

    /// What kind of name a word has, or nothing when it is none.
    static func sureness(_ folded: String) -> Sureness? {
        guard !exceptions.contains(folded) else { return nil }
        if strong.contains(folded) || weak.contains(folded) { return folded == "str" ? nil : .bare }
        if strong.contains(where: { folded.hasSuffix($0) && folded.utf8.count > $0.utf8.count + 1 }) { return .strong }
        return weak.contains { folded.hasSuffix($0) && folded.utf8.count > $0.utf8.count + 1 } ? .weak : nil
    }

    /// Words between "Laan" and the name in "Laan van de Vrede".
    static let links: Set<String> = [
        "van", "de", "den", "der", "het", "t", "ten", "ter", "naar", "in", "op", "aan", "en", "la", "du", "des",
    ]

    /// Words before "Markt" in "Grote Markt".
    static let adjectives: Set<String> = [
        "grote", "kleine", "oude", "nieuwe", "lange", "korte", "hoge", "lage", "eerste", "tweede", "derde", "verlengde",
        "oudezijds", "nieuwezijds", "achter", "voor", "nieuw", "oud", "groote",
    ]
}
