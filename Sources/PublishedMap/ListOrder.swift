import OpenDataFormats
import OpenKaart

/// The order of one list: what each record is ordered by, as numbers that compare alike, and the title letter by letter where the
/// numbers say nothing. Records that are equal in all of it follow their keys, so that the order is total.
struct ListOrder {
    /// A record in the list.
    struct Entry {
        /// In the packed records, behind them in the overlay, or `ListOrder.cursor`.
        let place: Int
        /// One number for each sort key; the rest is zero.
        var keys: SIMD8<Int64>
    }

    /// The place of the record that the list begins after, which may be gone by now.
    static let cursor = -1

    private let state: MapState
    private let sort: [SortKey]
    private let after: ListPosition?
    private let names: NameRanks?
    private let themes: NameRanks?
    /// The title that the cursor holds.
    private let cursorTitle: [UInt8]

    init(_ query: ListQuery, _ state: MapState) {
        self.state = state
        sort = query.sort
        after = query.after
        var texts: [String] = []
        var title: String?
        for (key, value) in zip(query.sort, query.after?.values ?? []) {
            guard case .text(let text?) = value else { continue }
            texts.append(text)
            if key.property == .title { title = text }
        }
        cursorTitle = Array((title ?? "").utf8)
        let isByName = query.sort.contains { $0.property == .organisation || $0.property == .place }
        names =
            isByName
            ? NameRanks(
                state.packed.names, texts + state.overlay.flatMap { [$0.organisation, $0.place] }.compactMap { $0 })
            : nil
        themes =
            query.sort.contains { $0.property == .theme }
            ? NameRanks(state.packed.themeNames, texts + state.overlay.map(\.theme.text)) : nil
    }

    /// A record that a search found so well.
    func entry(_ place: Int, score: Int) -> Entry {
        guard !sort.isEmpty else { return Entry(place: place, keys: SIMD8(~Int64(score), 0, 0, 0, 0, 0, 0, 0)) }
        var keys = SIMD8<Int64>.zero
        for (index, key) in sort.enumerated() { keys[index] = Self.number(number(place, key.property), key) }
        return Entry(place: place, keys: keys)
    }

    /// The entry that the list begins after.
    var cursorEntry: Entry? {
        guard let after else { return nil }
        var keys = SIMD8<Int64>.zero
        for (index, value) in after.values.prefix(8).enumerated() {
            switch value {
            case .number(let number):
                keys[index] = index < sort.count ? Self.number(number, sort[index]) : ~number
            case .text(let text):
                guard index < sort.count else { continue }
                let number: Int64? =
                    switch sort[index].property {
                    case .title: titlePrefix(Self.cursor)
                    case .theme: themes?.rank(text)
                    default: names?.rank(text)
                    }
                keys[index] = Self.number(number, sort[index])
            }
        }
        return Entry(place: Self.cursor, keys: keys)
    }

    /// Whether one record comes before another.
    func precedes(_ left: Entry, _ right: Entry) -> Bool {
        for index in 0..<max(sort.count, 1) {
            if left.keys[index] != right.keys[index] { return left.keys[index] < right.keys[index] }
            guard index < sort.count, sort[index].property == .title else { continue }
            let titles = compareTitles(left.place, right.place)
            if titles != 0 { return (titles < 0) != sort[index].isDescending }
        }
        return key(left.place) < key(right.place)
    }

    /// Where a list ends that has this record last.
    func position(_ entry: Entry) -> ListPosition {
        ListPosition(
            values: sort.isEmpty ? [.number(~entry.keys[0])] : sort.map { value(entry.place, $0.property) },
            key: key(entry.place))
    }

    /// Without the property comes last, whichever way the list goes.
    private static func number(_ number: Int64?, _ key: SortKey) -> Int64 {
        guard let number else { return .max }
        return key.isDescending ? ~number : number
    }

    private func number(_ place: Int, _ property: SortKey.Property) -> Int64? {
        if property == .title { return titlePrefix(place) }
        let packed = state.packed
        if place < packed.count {
            return switch property {
            case .title: nil
            case .theme: themes?.rank(number: UInt32(packed.themes[place]))
            case .organisation: names?.rank(number: packed.organisations[place])
            case .place: names?.rank(number: packed.places[place])
            case .createdAt: packed.created[place]
            case .changedAt: packed.changed[place]
            }
        }
        let record = state.overlay[place - packed.count]
        return switch property {
        case .title: nil
        case .theme: themes?.rank(record.theme.text)
        case .organisation: names?.rank(record.organisation)
        case .place: names?.rank(record.place)
        case .createdAt: record.createdAt.secondsSinceEpoch
        case .changedAt: record.changedAt.secondsSinceEpoch
        }
    }

    private func value(_ place: Int, _ property: SortKey.Property) -> ListPosition.Value {
        guard let record = state.record(at: place) else { return .number(0) }
        return switch property {
        case .title:
            .text(String(decoding: GeoJSONFeatureView.unescaped(state.feature(at: place).title), as: UTF8.self))
        case .theme: .text(record.theme.text)
        case .organisation: .text(record.organisation)
        case .place: .text(record.place)
        case .createdAt: .number(record.createdAt.secondsSinceEpoch)
        case .changedAt: .number(record.changedAt.secondsSinceEpoch)
        }
    }

    private func key(_ place: Int) -> PageKey {
        if place == Self.cursor, let after { return after.key }
        return place < state.packed.count ? state.packed.key(at: place) : state.overlay[place - state.packed.count].key
    }

    /// The first letters of the title, as a number that compares alike.
    private func titlePrefix(_ place: Int) -> Int64 {
        withTitle(place) { Int64(bitPattern: $0.prefix ^ (1 << 63)) }
    }

    private func compareTitles(_ left: Int, _ right: Int) -> Int {
        withTitle(left) { one in withTitle(right) { FoldedText.compare(one, $0) } }
    }

    private func withTitle<Result>(_ place: Int, _ body: (FoldedText) -> Result) -> Result {
        if place == Self.cursor { return cursorTitle.withUnsafeBytes { body(FoldedText($0)) } }
        return body(FoldedText(state.feature(at: place).title, isEscaped: true))
    }
}
