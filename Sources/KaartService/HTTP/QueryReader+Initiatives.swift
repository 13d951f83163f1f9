import OpenDataFormats
import OpenKaart
import PublishedMap

extension QueryReader {
    /// The filter that the parameters ask for.
    mutating func filter(_ themes: ThemeCatalogue, _ positions: any PositionTransformation) -> InitiativeFilter {
        InitiativeFilter(
            area: area(positions), themes: self.themes(themes),
            created: created(), changed: span(Member.changedAt),
            organisation: name(Member.organisation), place: name(Member.place),
            municipalityCode: municipalityCode(), title: name(Member.title),
            description: name(Member.description, keepsLines: true), url: name(Member.url))
    }

    private mutating func municipalityCode() -> String? {
        value(Member.municipalityCode) { text throws(Problem) in
            guard let code = MunicipalityCode(text) else {
                throw Problem(
                    member: Member.municipalityCode, code: .invalid,
                    detail:
                        "'\(text.prefix(40))' is geen gemeentecode. Een gemeentecode is GM met vier cijfers, zoals GM0344."
                )
            }
            return code.text
        }
    }

    /// The reference system that a parameter names (OGC API Features Part 2, 6.3 and 6.4; default CRS84).
    mutating func system(_ parameter: String) -> ReferenceSystem {
        value(parameter) { text throws(Problem) in try ReferenceSystem(parsing: text, parameter: parameter) } ?? .crs84
    }

    /// For whom a CSV file is written.
    mutating func variant() -> CSVVariant {
        value("variant") { text throws(Problem) in
            guard let variant = CSVVariant(rawValue: text) else {
                let known = CSVVariant.allCases.map(\.rawValue).joined(separator: " of ")
                throw Problem(
                    member: "variant", code: .unknownValue,
                    detail: "'\(text.prefix(40))' is geen variant. Kies \(known).")
            }
            return variant
        } ?? .standard
    }

    /// The properties that an answer has, by name; nothing for all of them.
    mutating func properties() -> Set<String>? {
        value("properties") { text throws(Problem) in
            var names: Set<String> = []
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                guard Member.publicProperties.contains(String(part)) else {
                    throw Problem(
                        member: "properties", code: .unknownValue,
                        detail: "'\(part.prefix(40))' is geen eigenschap. "
                            + "Kies uit: \(Member.publicProperties.joined(separator: ", ")).")
                }
                names.insert(String(part))
            }
            return names
        }
    }

    /// What a search asks for.
    mutating func searchText() -> SearchText? {
        value("q") { text throws(Problem) in try SearchText(parsing: text, parameter: "q") }
    }

    /// The zoom of a map: a whole number.
    mutating func zoom() -> Int? {
        value("zoom") { text throws(Problem) in
            guard let zoom = Self.wholeNumber(text), zoom <= ClusterGrid.maximumZoom else {
                throw Problem(
                    member: "zoom", code: .invalid,
                    detail:
                        "'\(text.prefix(20))' kan niet. Geef een heel getal van 0 tot en met \(ClusterGrid.maximumZoom); rond een gebroken zoom af naar beneden."
                )
            }
            return zoom
        }
    }

    /// The order of the list; empty when it is not given.
    mutating func sort() -> [SortKey] {
        value("sortby") { text throws(Problem) in try SortKey.list(parsing: text) } ?? []
    }

    /// How many records at most: 1 or more; above the maximum it is the maximum (OGC API Features Part 1, 7.15.2).
    mutating func limit(
        default usual: Int = InitiativeQuery.defaultLimit, maximum: Int = InitiativeQuery.maximumLimit
    ) -> Int {
        value("limit") { text throws(Problem) in
            guard let number = Self.wholeNumber(text), number > 0 else {
                throw Problem(
                    member: "limit", code: .invalid,
                    detail:
                        "'\(text.prefix(20))' kan niet. Geef een heel getal van 1 tot en met \(maximum)."
                )
            }
            return min(number, maximum)
        } ?? usual
    }

    /// How many matching records are skipped.
    mutating func offset() -> Int {
        let offset =
            value("offset") { text throws(Problem) in
                guard let number = Self.wholeNumber(text) else {
                    throw Problem(
                        member: "offset", code: .invalid,
                        detail: "'\(text.prefix(20))' kan niet. Geef een heel getal, 0 of meer.")
                }
                return min(number, Self.maximumOffset)
            } ?? 0
        if has("offset"), has("cursor") {
            note(
                Problem(
                    member: "offset", code: .notAllowed,
                    detail: "'offset' en 'cursor' gaan niet samen. Laat een van de twee weg."))
        }
        return offset
    }

    /// More than any map holds; skipping further finds nothing either.
    private static let maximumOffset = 1 << 40

    private mutating func area(_ positions: any PositionTransformation) -> Area? {
        let system = system("bbox-crs")
        return value("bbox") { text throws(Problem) in try Area.read(text, in: system, by: positions) }
    }

    private mutating func themes(_ themes: ThemeCatalogue) -> Set<ThemeSlug> {
        value(Member.theme) { text throws(Problem) in
            var slugs: Set<ThemeSlug> = []
            for name in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
                slugs.insert(try themes.slug(String(Substring(name))).get())
            }
            return slugs
        } ?? []
    }

    /// `datetime` asks about the primary instant; both conditions hold when both are given.
    private mutating func created() -> TimeSpan? {
        let spans = [span("datetime"), span(Member.createdAt)].compactMap { $0 }
        return spans.dropFirst().reduce(spans.first) { $0?.intersection($1) }
    }

    private mutating func span(_ parameter: String) -> TimeSpan? {
        value(parameter) { text throws(Problem) in try TimeSpan(parsing: text, parameter: parameter) }
    }

    /// A text that a member must be equal to, in the form in which texts are stored.
    private mutating func name(_ parameter: String, keepsLines: Bool = false) -> String? {
        value(parameter) { text throws(Problem) in
            guard let plain = keepsLines ? PlainText.lines(text) : PlainText.line(text), !plain.isEmpty else {
                throw Problem(
                    member: parameter, code: .invalid,
                    detail: "'\(parameter)' is leeg of geen tekst. Geef een tekst of laat het weg.")
            }
            return plain
        }
    }

    /// A number of decimal digits only; a very large one becomes the largest.
    static func wholeNumber(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return Int(text) ?? .max
    }
}
