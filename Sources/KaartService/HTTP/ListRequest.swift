import OpenDataFormats
import OpenKaart
import PublishedMap

/// What a request for a list asks, read and judged.
struct ListRequest: Sendable {
    let filter: InitiativeFilter
    let text: SearchText?
    let sort: [SortKey]
    let system: ReferenceSystem
    let properties: Set<String>?
    let limit: Int
    let offset: Int
    let question: Question
    let cursor: Cursor?
    /// Where the list is, without a query.
    let address: String
    /// The parameter that says where the page begins, as it was given.
    let place: (name: String, value: String)?

    /// - Parameters:
    ///   - address: where the list is; nothing for that of all initiatives.
    ///   - name: which of several lists it is; cursors go with one.
    /// - Throws: `HTTPProblem` with all mistakes in the query.
    init(
        _ request: APIRequest, _ themes: ThemeCatalogue, _ positions: any PositionTransformation,
        at address: String? = nil, named name: String = ""
    ) throws(HTTPProblem) {
        self.address = address ?? request.links.items
        var query = request.query
        filter = query.filter(themes, positions)
        text = query.searchText()
        sort = query.sort()
        system = query.system("crs")
        properties = query.properties()
        limit = query.limit()
        offset = query.offset()
        let question = Question(query, at: name)
        cursor = query.value("cursor") { text throws(Problem) in try Cursor(parsing: text, check: question.check) }
        self.question = question
        place = (cursor?.text).map { ("cursor", $0) } ?? query.text("offset").map { ("offset", $0) }
        try query.finish()
    }

    /// Whether the map answers it in no time, with bytes that are ready: on an event loop.
    var isHot: Bool { isPlain && system == .crs84 && properties == nil && isQuick }

    /// Whether the list is in the order of the map.
    var isPlain: Bool { text == nil && sort.isEmpty }

    private var isQuick: Bool {
        if case .projected = filter.area { return false }
        return filter.title == nil && filter.description == nil && filter.url == nil && offset <= Self.quickOffset
    }

    /// Records that are skipped in about a millisecond.
    private static let quickOffset = 100_000

    /// The question to a map in its own order.
    var plain: InitiativeQuery {
        InitiativeQuery(filter: filter, after: cursor?.position.key, offset: offset, limit: limit)
    }

    /// The question to a map in another order.
    func ordered(_ hits: [SearchHits.Hit]?, in cell: CurveCell = .world) -> ListQuery {
        ListQuery(
            filter: filter, cell: cell, hits: hits, sort: sort, after: cursor?.position, offset: offset, limit: limit)
    }
}
