package import OpenKaart

/// Which records, ordered by what they say or by how well they match a search, and which part of them.
package struct ListQuery: Sendable {
    package var filter: InitiativeFilter
    /// Only records in this cell.
    package var cell: CurveCell
    /// What a search found; nothing when the list is not a search.
    package var hits: [SearchHits.Hit]?
    /// The properties that order the list, the first one first; when empty the best matches of the search come first.
    package var sort: [SortKey]
    /// Only records after this position.
    package var after: ListPosition?
    package var offset: Int
    package var limit: Int

    package init(
        filter: InitiativeFilter = .init(), cell: CurveCell = .world, hits: [SearchHits.Hit]? = nil,
        sort: [SortKey] = [],
        after: ListPosition? = nil, offset: Int = 0, limit: Int = InitiativeQuery.defaultLimit
    ) {
        self.filter = filter
        self.cell = cell
        self.hits = hits
        self.sort = sort
        self.after = after
        self.offset = offset
        self.limit = limit
    }
}
