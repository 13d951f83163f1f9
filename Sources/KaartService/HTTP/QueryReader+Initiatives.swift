import OpenKaart

extension QueryReader {
    /// The parameters that filter initiatives.
    static let filterParameters = ["bbox", "thema", "datetime", "organisatie", "plaats", "gemeentecode"]

    /// The filter that the parameters ask for.
    mutating func filter(_ themes: ThemeCatalogue) -> InitiativeFilter {
        let box = value("bbox") { text throws(Problem) in try BoundingBox(parsing: text) }
        let slugs = value("thema") { text throws(Problem) in
            var slugs: Set<ThemeSlug> = []
            for name in text.split(separator: ",", omittingEmptySubsequences: false) {
                slugs.insert(try themes.slug(String(name)).get())
            }
            return slugs
        }
        return InitiativeFilter(
            box: box, themes: slugs ?? [],
            created: value("datetime") { text throws(Problem) in try TimeSpan(parsing: text) },
            organisation: name("organisatie"), place: name("plaats"), municipalityCode: name("gemeentecode"))
    }

    /// A text that a member must be equal to, in the form in which texts are stored.
    private mutating func name(_ parameter: String) -> String? {
        value(parameter) { text throws(Problem) in
            guard let plain = PlainText.line(text), !plain.isEmpty else {
                throw Problem(
                    member: parameter, code: .invalid, detail: "'\(parameter)' is leeg. Geef een naam of laat het weg.")
            }
            return plain
        }
    }

    /// How many records at most: 1 or more; above the maximum it is the maximum (OGC API Features Part 1, 7.15.2).
    mutating func limit() -> Int {
        value("limit") { text throws(Problem) in
            guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                text.contains(where: { $0 != "0" })
            else {
                throw Problem(
                    member: "limit", code: .invalid,
                    detail:
                        "'\(text.prefix(20))' kan niet. Geef een heel getal van 1 tot en met \(InitiativeQuery.maximumLimit)."
                )
            }
            return min(Int(text) ?? .max, InitiativeQuery.maximumLimit)
        } ?? InitiativeQuery.defaultLimit
    }
}
