package import OpenKaart

/// Which records are drawn, and on which grid they are gathered.
package struct ClusterQuery: Sendable {
    package var filter: InitiativeFilter
    /// What a search found: only these records; nothing when it is not a search.
    package var hits: [SearchHits.Hit]?
    /// The level of the cells, 0 … `CurveCell.deepest`.
    package var level: Int
    /// The order of the counts per theme: the configured themes. Themes of records that are not among them come behind.
    package var themes: [ThemeSlug]
    /// Whether cells that touch the area are gathered with all of their records, in the area or not: what a tile wants, so that an
    /// element is the same in all tiles near it. Otherwise just the records in the area count.
    package var wholeCells: Bool

    package init(
        filter: InitiativeFilter = .init(), hits: [SearchHits.Hit]? = nil, level: Int, themes: [ThemeSlug] = [],
        wholeCells: Bool = false
    ) {
        self.filter = filter
        self.hits = hits
        self.level = min(max(level, 0), CurveCell.deepest)
        self.themes = themes
        self.wholeCells = wholeCells
    }
}
