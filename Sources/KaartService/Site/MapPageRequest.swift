import OpenDataFormats
import OpenKaart
import PublishedMap
import Site

/// What the address of a page with list and map asks, read and judged.
struct MapPageRequest: Sendable {
    let question: MapQuestion
    /// The same for the map, but for the place.
    let filter: InitiativeFilter
    let text: SearchText?

    /// The parameters of such an address.
    static func parameters(_ themes: ThemeCatalogue) -> [Parameter] {
        Parameters.filters(themes).filter { ["bbox", Member.theme, Member.place].contains($0.name) } + [
            Parameters.q,
            Parameter(
                "z", "De zoom van de kaart.", schema: ["type": "integer", "minimum": 0, "maximum": 22], example: 9),
            Parameter(
                "bladzijde", "Welke bladzijde van de lijst.", schema: ["type": "integer", "minimum": 1, "default": 1],
                example: 1),
        ]
    }

    /// - Throws: `HTTPProblem` with all mistakes in the query. A field that was left empty in a form asks nothing.
    init(
        _ request: APIRequest, _ themes: ThemeCatalogue, _ positions: any PositionTransformation
    ) throws(HTTPProblem) {
        var query = request.query
        query.leaveOutEmpty()
        query.language()
        let filter = query.filter(themes, positions)
        text = query.searchText()
        let page = query.count("bladzijde", 1...Self.maximumPage) ?? 1
        let zoom = query.count("z", 0...22)
        try query.finish()
        self.filter = filter
        question = MapQuestion(
            themes: (query.text(Member.theme) ?? "").split(separator: ",").map(String.init),
            text: query.text("q") ?? "",
            place: query.text(Member.place) ?? "", box: query.text("bbox") ?? "", zoom: zoom.map { "\($0)" } ?? "",
            page: page)
    }

    /// Nobody turns further, and to skip more costs more.
    private static let maximumPage = 5_000
}

extension QueryReader {
    /// A whole number within bounds; nothing when it is not given or wrong (which is noted).
    mutating func count(_ parameter: String, _ range: ClosedRange<Int>) -> Int? {
        value(parameter) { text throws(Problem) in
            guard let number = Self.wholeNumber(text), range.contains(number) else {
                throw Problem(
                    member: parameter, code: .invalid,
                    detail:
                        "'\(text.prefix(20))' kan niet. Geef een heel getal van \(range.lowerBound) tot en met \(range.upperBound)."
                )
            }
            return number
        }
    }
}
