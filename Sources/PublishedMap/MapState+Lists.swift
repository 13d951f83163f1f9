import OpenDataFormats
import OpenKaart

extension MapState {
    /// The records that match, ordered by what they say or by how well a search found them. Complexity: O(n) in the number of
    /// records or hits; up to half a second at a million, so not for an event loop.
    package func list(_ query: ListQuery) -> MapAnswer {
        let order = ListOrder(query, self)
        let cursor = order.cursorEntry
        var matched = 0
        var later = 0
        var first = SmallestFirst(limit: min(query.offset, count) + query.limit, by: order.precedes)
        forEachMatch(query) { place, score in
            matched += 1
            let entry = order.entry(place, score: score)
            if let cursor, !order.precedes(cursor, entry) { return }
            later += 1
            first.insert(entry)
        }
        let entries = first.sorted().dropFirst(query.offset)
        var pieces: [MapAnswer.Piece] = []
        for entry in entries {
            let feature = fragment(at: entry.place)
            pieces.addApart(feature.start, feature.count)
        }
        return MapAnswer(
            numberMatched: matched, numberReturned: entries.count, hasMore: later > query.offset + entries.count,
            end: entries.last.map(order.position), state: self, pieces: pieces)
    }

    /// Visits the matching records in no particular order, each with its score.
    func forEachMatch(_ query: ListQuery, _ body: (_ place: Int, _ score: Int) -> Void) {
        let matcher = Matcher(query.filter, packed)
        let texts = TextFilter(query.filter)
        let keys = query.cell.keys
        guard let hits = query.hits else {
            matcher.run(in: packed.places(of: keys)) { place in
                if !isHidden(place) { body(place, 0) }
                return true
            }
            for (index, record) in overlay.enumerated()
            where keys.contains(record.key.curve.value) && record.matches(query.filter, texts) {
                body(packed.count + index, 0)
            }
            return
        }
        let changed = Dictionary(uniqueKeysWithValues: overlay.indices.map { (overlay[$0].key.id, $0) })
        for hit in hits {
            if let index = changed[hit.id] {
                let record = overlay[index]
                if keys.contains(record.key.curve.value), record.matches(query.filter, texts) {
                    body(packed.count + index, hit.score)
                }
            } else if let place = packed.index(of: hit.id), keys.contains(packed.curves[place]), !isHidden(place),
                matcher.matches(place)
            {
                body(place, hit.score)
            }
        }
    }

    // Places beyond the packed records are those of the overlay.

    func record(at place: Int) -> MapRecord? {
        place < packed.count ? packed.record(at: place) : overlay[place - packed.count]
    }

    func fragment(at place: Int) -> Fragment {
        place < packed.count ? packed.fragment(at: place) : overlay[place - packed.count].fragment
    }

    func feature(at place: Int) -> GeoJSONFeatureView {
        place < packed.count ? packed.feature(at: place) : overlay[place - packed.count].feature
    }
}
