package import OpenKaart

/// What is drawn of a version of the map: an element for each cell that holds a matching record, in the order of the curve.
package struct ClusterAnswer: Sendable {
    /// All matching records: the elements add up to it.
    package let numberMatched: Int
    /// In the order of the counts.
    package let themes: [ThemeSlug]
    private let elements: [Element]
    private let counts: [UInt32]
    /// Holds on to the bytes of the records.
    private let state: MapState

    enum Element: Sendable {
        /// The place of a record, in the packed records or behind them in the overlay, and which of the themes it has.
        case single(place: Int, theme: Int)
        case cluster(Cluster)
    }

    init(numberMatched: Int, themes: [ThemeSlug], elements: [Element], counts: [UInt32], state: MapState) {
        self.numberMatched = numberMatched
        self.themes = themes
        self.elements = elements
        self.counts = counts
        self.state = state
    }

    package var version: MapVersion { state.version }

    /// How many elements there are.
    package var numberReturned: Int { elements.count }

    /// How many records of each theme a cluster of this answer has, in the order of `themes`.
    package func counts(of cluster: Cluster) -> ArraySlice<UInt32> {
        counts[cluster.countStart..<cluster.countStart + themes.count]
    }

    /// Degrees of longitude and latitude of the elements, in the order of the curve. Hot path.
    package var positions: [SIMD2<Double>] {
        elements.map { element in
            switch element {
            case .single(let place, _): state.position(at: place)
            case .cluster(let cluster): cluster.position
            }
        }
    }

    /// Hands out the elements in the order of the curve. The bytes of a record are valid during the call.
    package func forEach(_ body: (MapElement) throws -> Void) rethrows {
        try withExtendedLifetime(state) {
            for element in elements {
                switch element {
                case .single(let place, let theme):
                    let feature = state.feature(at: place)
                    try body(.single(LoneRecord(feature: feature, position: state.position(at: place), theme: theme)))
                case .cluster(let cluster): try body(.cluster(cluster))
                }
            }
        }
    }
}

extension MapState {
    /// Degrees of longitude and latitude of a record, in the packed records or behind them in the overlay.
    func position(at place: Int) -> SIMD2<Double> {
        guard place >= packed.count else { return SIMD2(packed.xs[place], packed.ys[place]) }
        let point = overlay[place - packed.count].point
        return SIMD2(point.longitude, point.latitude)
    }
}
