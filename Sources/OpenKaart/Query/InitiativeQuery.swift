/// Which public records are asked for. All conditions together must hold.
package struct InitiativeFilter: Hashable, Sendable {
    /// In this area or on its edge.
    package var area: Area?
    /// One of these themes; empty means any.
    package var themes: Set<ThemeSlug>
    /// Created in this span.
    package var created: TimeSpan?
    /// Changed for the last time in this span.
    package var changed: TimeSpan?
    /// With just this organisation, place or municipality code.
    package var organisation: String?
    package var place: String?
    package var municipalityCode: String?
    /// With just this title, description or address.
    package var title: String?
    package var description: String?
    package var url: String?

    package init(
        area: Area? = nil, themes: Set<ThemeSlug> = [], created: TimeSpan? = nil, changed: TimeSpan? = nil,
        organisation: String? = nil, place: String? = nil, municipalityCode: String? = nil, title: String? = nil,
        description: String? = nil, url: String? = nil
    ) {
        self.area = area
        self.themes = themes
        self.created = created
        self.changed = changed
        self.organisation = organisation
        self.place = place
        self.municipalityCode = municipalityCode
        self.title = title
        self.description = description
        self.url = url
    }
}

/// A filter, and which part of the matching records, in the order of `PageKey`.
package struct InitiativeQuery: Hashable, Sendable {
    package var filter: InitiativeFilter
    /// Only records after this place in the order.
    package var after: PageKey?
    /// How many of the matching records are skipped first.
    package var offset: Int
    /// How many records at most, 1 or more.
    package var limit: Int

    package init(
        filter: InitiativeFilter = .init(), after: PageKey? = nil, offset: Int = 0, limit: Int = Self.defaultLimit
    ) {
        self.filter = filter
        self.after = after
        self.offset = offset
        self.limit = limit
    }

    /// What `limit` is when it is not given (design, section 3).
    package static let defaultLimit = 100
    /// A larger `limit` is taken as this one.
    package static let maximumLimit = 10_000
}

/// One page of an answer, all of it from one version of the map.
package struct InitiativePage: Hashable, Sendable {
    package let initiatives: [Initiative]
    /// How many records match the filter in all, on every page.
    package let numberMatched: Int
    /// Whether there are more records after these.
    package let hasMore: Bool
    package let version: MapVersion

    package init(initiatives: [Initiative], numberMatched: Int, hasMore: Bool, version: MapVersion) {
        self.initiatives = initiatives
        self.numberMatched = numberMatched
        self.hasMore = hasMore
        self.version = version
    }
}

/// Which state of the public map an answer comes from.
package struct MapVersion: Hashable, Sendable {
    /// The last sequence number of the change log; 0 for an empty one.
    package let sequence: Int
    /// When that change was made.
    package let madeAt: Timestamp

    package init(sequence: Int, madeAt: Timestamp) {
        self.sequence = sequence
        self.madeAt = madeAt
    }
}
