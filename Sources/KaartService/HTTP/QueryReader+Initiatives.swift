import OpenKaart

extension QueryReader {
    /// The parameters that filter initiatives.
    static let filterParameters = ["bbox", "thema"]

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
        return InitiativeFilter(box: box, themes: slugs ?? [])
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
