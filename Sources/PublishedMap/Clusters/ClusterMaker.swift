import OpenKaart

/// Gathers the matching records of one version of the map by cell.
struct ClusterMaker {
    private let state: MapState
    private let matcher: Matcher
    private let tallies: PlaceTallies
    private let walk: CellWalk
    private let wholeCells: Bool
    /// Records that match and are added one by one, in the order of the curve: those of the overlay, or all that a search found.
    private let apart: [Apart]
    /// How many packed records there are to look at; none when a search found all.
    private let packedCount: Int
    /// Which of the themes of the answer a number of a theme stands for.
    private let slots: [Int]
    private let themes: [ThemeSlug]
    private var tally: CellTally
    private var matched = 0
    private var elements: [ClusterAnswer.Element] = []
    private var counts: [UInt32] = []

    private struct Apart {
        /// In the packed records, or behind them in the overlay.
        let place: Int
        let theme: Int
        let key: Int64
        let position: SIMD2<Double>
    }

    init(_ query: ClusterQuery, _ state: MapState) {
        self.state = state
        wholeCells = query.wholeCells
        var filter = query.filter
        if query.wholeCells { filter.area = nil }
        matcher = Matcher(filter, state.packed)
        tallies = PlaceTallies(state.packed, mask: matcher.mask)
        var names = state.packed.themeNames
        packedCount = query.hits == nil ? state.packed.count : 0
        apart = Self.apart(query.hits, filter, state, &names)
        walk = CellWalk(
            curves: state.packed.curves.start, keys: apart.map(\.key), level: query.level,
            boxes: query.filter.area.map { TreeWalk.boxes(of: $0.enclosing) })
        var themes = query.themes
        slots = names.texts.map { name in
            if let slot = themes.firstIndex(where: { $0.text == name }) { return slot }
            // A slug that was read from the register: it is one.
            if let slug = ThemeSlug(name) { themes.append(slug) }
            return themes.count - 1
        }
        self.themes = themes
        tally = CellTally(themeCount: names.texts.count)
    }

    /// The records that match and are not added up from the packed ones, in order.
    private static func apart(
        _ hits: [SearchHits.Hit]?, _ filter: InitiativeFilter, _ state: MapState, _ names: inout Names
    ) -> [Apart] {
        var apart: [Apart] = []
        func add(_ place: Int) {
            let packed = state.packed
            if place < packed.count {
                apart.append(
                    Apart(
                        place: place, theme: Int(packed.themes[place]), key: packed.curves[place],
                        position: state.position(at: place)))
            } else {
                let record = state.overlay[place - packed.count]
                apart.append(
                    Apart(
                        place: place, theme: Int(names.number(for: record.theme.text)), key: record.key.curve.value,
                        position: state.position(at: place)))
            }
        }
        guard let hits else {
            let texts = TextFilter(filter)
            for (index, record) in state.overlay.enumerated() where record.matches(filter, texts) {
                add(state.packed.count + index)
            }
            return apart
        }
        state.forEachMatch(ListQuery(filter: filter, hits: hits)) { place, _ in add(place) }
        return apart.sorted { $0.key < $1.key }
    }

    /// Makes the answer. Complexity: O(cells · log n) for box and themes, O(records in the box) for other filters.
    mutating func answer() -> ClusterAnswer {
        let walk = walk
        walk.run(packed: packedCount) { take($0, $1, $2, isInside: $3 || wholeCells) }
        return ClusterAnswer(
            numberMatched: matched, themes: themes, elements: elements, counts: counts, state: state)
    }

    private mutating func take(_ cell: CurveCell, _ places: Range<Int>, _ more: Range<Int>, isInside: Bool) {
        tally.clear()
        add(places, isInside: isInside)
        for index in more {
            let record = apart[index]
            tally.add(
                place: record.place, key: record.key, theme: record.theme, x: record.position.x, y: record.position.y)
        }
        guard tally.count > 0 else { return }
        matched += tally.count
        guard tally.count > 1 else {
            let theme = tally.counts.firstIndex { $0 > 0 } ?? 0
            elements.append(.single(place: tally.place, theme: slots[theme]))
            return
        }
        let split = CurveCell.sharedLevel(tally.firstKey, tally.lastKey) + 1
        let box = tally.box
        elements.append(
            .cluster(
                Cluster(
                    cell: cell, count: tally.count,
                    position: ThemeTotals.middle(x: tally.x, y: tally.y, count: tally.count),
                    bounds: SIMD4(box.minX, box.minY, box.maxX, box.maxY),
                    splitLevel: split <= CurveCell.deepest ? split : nil, countStart: counts.count)))
        let start = counts.count
        counts.append(contentsOf: repeatElement(0, count: themes.count))
        for (theme, slot) in slots.enumerated() { counts[start + slot] += tally.counts[theme] }
    }

    /// Adds the packed records of a cell that match.
    private mutating func add(_ places: Range<Int>, isInside: Bool) {
        let (state, matcher, tallies) = (state, matcher, tallies)
        guard matcher.isPlain else {
            matcher.run(in: places) { place in
                if !state.isHidden(place) { tallies.add(place, to: &tally) }
                return true
            }
            return
        }
        if isInside { return addVisible(places) }
        // Neighbours that both lie inside are added as one.
        var pending = places.lowerBound..<places.lowerBound
        matcher.ranges(in: places) { range in
            if range.lowerBound != pending.upperBound {
                addVisible(pending)
                pending = range
            } else {
                pending = pending.lowerBound..<range.upperBound
            }
        }
        addVisible(pending)
    }

    /// Adds a range of packed records without those that changed or went.
    private mutating func addVisible(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        var start = range.lowerBound
        if !state.hidden.isEmpty {
            var next = CellWalk.first(in: 0..<state.hidden.count) { state.hidden[$0] >= start }
            while next < state.hidden.count, state.hidden[next] < range.upperBound {
                tallies.add(start..<state.hidden[next], to: &tally)
                start = state.hidden[next] + 1
                next += 1
            }
        }
        tallies.add(start..<range.upperBound, to: &tally)
    }
}
