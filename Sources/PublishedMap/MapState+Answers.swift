package import OpenKaart

extension MapState {
    /// The records that match, a page of them, in the order of `PageKey`. Hot path.
    package func answer(_ query: InitiativeQuery) -> MapAnswer {
        let matcher = Matcher(query.filter, packed)
        let first = query.after.map(packed.firstIndex(after:)) ?? 0
        return overlaySize == 0 && query.offset == 0
            ? plainAnswer(query, matcher, first) : mergedAnswer(query, matcher, first)
    }

    /// The same page with its records apart, for answers that write each anew.
    ///
    /// - Parameters:
    ///   - cell: only records in this cell; nothing for everywhere.
    ///   - counts: whether all that match are counted; otherwise `numberMatched` is zero and less is looked at.
    package func records(_ query: InitiativeQuery, in cell: CurveCell = .world, counts: Bool = true) -> MapAnswer {
        let first = query.after.map(packed.firstIndex(after:)) ?? 0
        return mergedAnswer(query, Matcher(query.filter, packed), first, in: cell, counts: counts, isApart: true)
    }

    /// From the packed records alone.
    private func plainAnswer(_ query: InitiativeQuery, _ matcher: Matcher, _ first: Int) -> MapAnswer {
        var pieces: [MapAnswer.Piece] = []
        pieces.reserveCapacity(min(query.limit, 256))
        var returned = 0
        var last = -1
        // One walk finds the page and, once the page is full, counts what is left by whole nodes.
        let later = matcher.run(from: first, atMost: query.limit) { index in
            pieces.add(packed.start(at: index), packed.length(at: index))
            returned += 1
            last = index
        }
        // What lies before the page was not seen.
        let matched = first == 0 ? returned + later : matcher.count(in: 0..<packed.count)
        return MapAnswer(
            numberMatched: matched, numberReturned: returned, hasMore: later > 0,
            end: last >= 0 ? ListPosition(key: packed.key(at: last)) : nil, state: self, pieces: pieces)
    }

    /// From the packed records that are not hidden and the overlay, merged by key; some skipped first.
    private func mergedAnswer(
        _ query: InitiativeQuery, _ matcher: Matcher, _ first: Int, in cell: CurveCell = .world, counts: Bool = true,
        isApart: Bool = false
    ) -> MapAnswer {
        let texts = TextFilter(query.filter)
        let all = overlay.filter {
            cell.keys.contains($0.key.curve.value) && $0.matches(query.filter, texts)
        }
        let places = packed.places(of: cell.keys)
        var later = all[...]
        if let key = query.after { later = later.drop { $0.key <= key } }
        var pieces: [MapAnswer.Piece] = []
        var skipped = 0
        var returned = 0
        var last: PageKey?
        var hasMore = false
        /// Takes one record; says whether there is room for another.
        func take(_ key: PageKey, _ start: UnsafeRawPointer, _ length: Int) -> Bool {
            guard skipped == query.offset else {
                skipped += 1
                return true
            }
            guard returned < query.limit else {
                hasMore = true
                return false
            }
            if isApart { pieces.addApart(start, length) } else { pieces.add(start, length) }
            returned += 1
            last = key
            return true
        }
        matcher.run(in: min(max(first, places.lowerBound), places.upperBound)..<places.upperBound) { index in
            if isHidden(index) { return true }
            let key = packed.key(at: index)
            while let next = later.first, next.key < key {
                guard take(next.key, next.fragment.start, next.fragment.count) else { return false }
                later = later.dropFirst()
            }
            return take(key, packed.start(at: index), packed.length(at: index))
        }
        while !hasMore, let next = later.first {
            guard take(next.key, next.fragment.start, next.fragment.count) else { break }
            later = later.dropFirst()
        }
        let matched =
            counts
            ? matcher.count(in: places) - hidden.count { places.contains($0) && matcher.matches($0) } + all.count : 0
        return MapAnswer(
            numberMatched: matched, numberReturned: returned, hasMore: hasMore, end: last.map { ListPosition(key: $0) },
            state: self,
            pieces: pieces)
    }

    /// One record's GeoJSON, or nothing.
    package func answer(_ id: InitiativeID) -> MapAnswer? {
        var pieces: [MapAnswer.Piece] = []
        if let record = overlay.first(where: { $0.key.id == id }) {
            pieces.add(record.fragment.start, record.fragment.count)
        } else if let index = packed.index(of: id), !isHidden(index) {
            pieces.add(packed.start(at: index), packed.length(at: index))
        } else {
            return nil
        }
        return MapAnswer(
            numberMatched: 1, numberReturned: 1, hasMore: false, end: nil, state: self, pieces: pieces)
    }

    /// How many records each theme has.
    package func themeCounts() -> [ThemeSlug: Int] {
        var counts: [String: Int] = [:]
        for (text, count) in zip(packed.themeNames.texts, packed.tree.totals) { counts[text] = Int(count) }
        for index in hidden { counts[packed.themeNames.texts[Int(packed.themes[index])], default: 0] -= 1 }
        for record in overlay { counts[record.theme.text, default: 0] += 1 }
        return Dictionary(
            uniqueKeysWithValues: counts.compactMap { text, count in ThemeSlug(text).map { ($0, count) } })
    }
}
