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
    /// Which of the themes of the answer a number of a theme stands for.
    private let slots: [Int]
    private let themes: [ThemeSlug]
    private let themeCount: Int

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
        apart = Self.apart(query.hits, filter, state, &names)
        let boxes = query.filter.area?.enclosing.parts.map { part in
            CellBox(
                CountTree.Box(minX: part.west, minY: part.south, maxX: part.east, maxY: part.north), level: query.level)
        }
        var curves = state.packed.curveIndex
        // What a search found is all of it.
        if query.hits != nil { curves.count = 0 }
        walk = CellWalk(
            curves: curves, keys: apart.map(\.key), level: query.level, box: boxes?.first,
            otherBox: boxes.flatMap { $0.count > 1 ? $0.last : nil })
        var themes = query.themes
        slots = names.texts.map { name in
            if let slot = themes.firstIndex(where: { $0.text == name }) { return slot }
            // A slug that was read from the register: it is one.
            if let slug = ThemeSlug(name) { themes.append(slug) }
            return themes.count - 1
        }
        self.themes = themes
        themeCount = names.texts.count
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
    func answer() -> ClusterAnswer {
        let isPlain = matcher.isPlain
        var made = Made()
        made.elements.reserveCapacity(Self.room)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: themeCount) { room in
            var tally = CellTally(room)
            walk.run { cell, places, more, isInside in
                if places.count == 1, more.isEmpty, isInside || wholeCells, isPlain {
                    return addSingle(places.lowerBound, to: &made)
                }
                add(places, isInside: isInside || wholeCells, to: &tally)
                for record in apart[more] {
                    tally.add(
                        place: record.place, key: record.key, theme: record.theme, x: record.position.x,
                        y: record.position.y)
                }
                add(tally, of: cell, to: &made)
                tally.clear()
            }
        }
        return ClusterAnswer(
            numberMatched: made.matched, themes: themes, elements: made.elements, counts: made.counts, state: state)
    }

    /// Adds a packed record that is alone in its cell, when it is to be seen and has a theme asked for.
    @inline(__always)
    private func addSingle(_ place: Int, to made: inout Made) {
        guard tallies.has(place), !state.isHidden(place) else { return }
        made.matched += 1
        made.elements.append(.single(place: place, theme: slots[tallies.theme(place)]))
    }

    /// What the cells so far gave.
    private struct Made {
        var matched = 0
        var elements: [ClusterAnswer.Element] = []
        var counts: [UInt32] = []
    }

    /// What most views of a screen have, so that the list does not grow step by step.
    private static let room = 128

    /// Adds the element of a cell.
    private func add(_ tally: CellTally, of cell: CurveCell, to made: inout Made) {
        guard tally.count > 0 else { return }
        made.matched += tally.count
        guard tally.count > 1 else {
            let theme = tally.counts.firstIndex { $0 > 0 } ?? 0
            made.elements.append(.single(place: tally.place, theme: slots[theme]))
            return
        }
        let split = CurveCell.sharedLevel(tally.firstKey, tally.lastKey) + 1
        let box = tally.box
        let start = made.counts.count
        made.elements.append(
            .cluster(
                Cluster(
                    cell: cell, count: tally.count,
                    position: ThemeTotals.middle(x: tally.x, y: tally.y, count: tally.count),
                    bounds: SIMD4(box.minX, box.minY, box.maxX, box.maxY),
                    splitLevel: split <= CurveCell.deepest ? split : nil, countStart: start)))
        for _ in themes { made.counts.append(0) }
        for (theme, slot) in slots.enumerated() { made.counts[start + slot] += tally.counts[theme] }
    }

    /// Adds the packed records of a cell that match.
    private func add(_ places: Range<Int>, isInside: Bool, to tally: inout CellTally) {
        guard matcher.isPlain else {
            matcher.run(in: places) { place in
                if !state.isHidden(place) { tallies.add(place, to: &tally) }
                return true
            }
            return
        }
        if isInside { return addVisible(places, to: &tally) }
        // Neighbours that both lie inside are added as one.
        var pending = places.lowerBound..<places.lowerBound
        matcher.ranges(in: places) { range in
            if range.lowerBound != pending.upperBound {
                addVisible(pending, to: &tally)
                pending = range
            } else {
                pending = pending.lowerBound..<range.upperBound
            }
        }
        addVisible(pending, to: &tally)
    }

    /// Adds a range of packed records without those that changed or went.
    private func addVisible(_ range: Range<Int>, to tally: inout CellTally) {
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
