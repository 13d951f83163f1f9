import OpenKaart
import PublishedMap

/// What a request for clusters asks, read and judged.
struct ClusterRequest: Sendable {
    let filter: InitiativeFilter
    let text: SearchText?
    /// The zoom asked for; the finest there is when it is not given.
    let zoom: Int
    let system: ReferenceSystem
    let question: Question
    /// A check of the filters but for the box; part of the identity of a cluster.
    let check: UInt32

    /// - Throws: `HTTPProblem` with all mistakes in the query.
    init(_ request: APIRequest, _ themes: ThemeCatalogue, _ positions: any PositionTransformation) throws(HTTPProblem) {
        var query = request.query
        filter = query.filter(themes, positions)
        text = query.searchText()
        zoom = query.zoom() ?? ClusterGrid.maximumZoom
        system = query.system("crs")
        question = Question(query)
        check = Question.checkOfFilters(query)
        try query.finish()
    }

    /// Whether the counts that the map keeps are the answer: on an event loop.
    var isHot: Bool {
        guard text == nil, system == .crs84 else { return false }
        if case .projected = filter.area { return false }
        return filter == InitiativeFilter(area: filter.area, themes: filter.themes)
    }
}
