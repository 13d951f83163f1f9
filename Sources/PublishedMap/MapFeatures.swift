package import OpenDataFormats
package import OpenKaart

/// The records of one version of the map that match a filter.
package struct MapFeatures: MapBacked {
    private let state: MapState
    private let filter: InitiativeFilter

    package init(_ state: MapState, filter: InitiativeFilter = InitiativeFilter()) {
        self.state = state
        self.filter = filter
    }

    package var version: MapVersion { state.version }

    package var whole: MapState? { filter == InitiativeFilter() ? state : nil }

    private static let recordsPerBatch = 1_024

    package func forEachBatch(_ body: ([GeoJSONFeatureView]) throws -> Void) throws {
        var query = InitiativeQuery(filter: filter, limit: Self.recordsPerBatch)
        while true {
            let page = state.records(query, counts: false)
            if page.numberReturned > 0 { try page.withFeatures { try body($0) } }
            guard page.hasMore, let end = page.end else { return }
            query.after = end.key
        }
    }
}
