package import OpenKaart

/// A page of the map: counts, and where the GeoJSON of its records stands. Holds on to its version of the map.
package struct MapAnswer: Sendable {
    package let numberMatched: Int
    package let numberReturned: Int
    package let hasMore: Bool
    /// The key of the last record, for the cursor of the next page.
    package let last: PageKey?
    package let version: MapVersion
    let fragments: [Fragment]

    /// Bytes of all Features with commas between them.
    package var byteCount: Int { max(0, fragments.reduce(0) { $0 + $1.count } - 1) }

    /// Hands out the Features as few pieces of memory: one after the other they are the content of a `features` array.
    package func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Void) {
        var start: UnsafeRawPointer?
        var count = 0
        for fragment in fragments {
            if let open = start, open + count == fragment.start {
                count += fragment.count
                continue
            }
            if let start { body(UnsafeRawBufferPointer(start: start, count: count)) }
            start = fragment.start
            count = fragment.count
        }
        // The comma behind the last one stays away.
        if let start { body(UnsafeRawBufferPointer(start: start, count: count - 1)) }
    }
}

extension MapState {
    /// The records that match, a page of them, in the order of `PageKey`. Hot path.
    package func answer(_ query: InitiativeQuery) -> MapAnswer {
        let matcher = Matcher(query.filter, packed)
        let overlay = self.overlay.filter { $0.matches(query.filter) }
        let total = count(matcher) + overlay.count

        let wanted = query.limit + 1
        var fromPacked: [Int] = []
        fromPacked.reserveCapacity(min(wanted, 128))
        let first = query.after.map(packed.firstIndex(after:)) ?? 0
        matcher.walk(from: first) { index in
            if hidden.isEmpty || !isHidden(index) { fromPacked.append(index) }
            return fromPacked.count < wanted
        }
        var fragments: [Fragment] = []
        fragments.reserveCapacity(min(wanted, fromPacked.count + overlay.count))
        var last: PageKey?
        var nextPacked = 0
        var nextOverlay = query.after.map { key in overlay.firstIndex { $0.key > key } ?? overlay.count } ?? 0
        while fragments.count < query.limit {
            let isPacked: Bool
            if nextPacked < fromPacked.count {
                isPacked =
                    nextOverlay == overlay.count || packed.key(at: fromPacked[nextPacked]) < overlay[nextOverlay].key
            } else if nextOverlay < overlay.count {
                isPacked = false
            } else {
                break
            }
            if isPacked {
                fragments.append(packed.fragment(at: fromPacked[nextPacked]))
                nextPacked += 1
            } else {
                fragments.append(overlay[nextOverlay].fragment)
                nextOverlay += 1
            }
            if fragments.count == query.limit || (nextPacked == fromPacked.count && nextOverlay == overlay.count) {
                last = isPacked ? packed.key(at: fromPacked[nextPacked - 1]) : overlay[nextOverlay - 1].key
            }
        }
        return MapAnswer(
            numberMatched: total, numberReturned: fragments.count,
            hasMore: nextPacked < fromPacked.count || nextOverlay < overlay.count, last: last, version: version,
            fragments: fragments)
    }

    /// One record's GeoJSON, or nothing.
    package func answer(_ id: InitiativeID) -> MapAnswer? {
        let fragment: Fragment
        if let record = overlay.first(where: { $0.key.id == id }) {
            fragment = record.fragment
        } else if let index = packed.index(of: id), !isHidden(index) {
            fragment = packed.fragment(at: index)
        } else {
            return nil
        }
        return MapAnswer(
            numberMatched: 1, numberReturned: 1, hasMore: false, last: nil, version: version, fragments: [fragment])
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

    private func count(_ matcher: Matcher) -> Int {
        var total = matcher.count()
        for index in hidden where matcher.matches(index) { total -= 1 }
        return total
    }
}
