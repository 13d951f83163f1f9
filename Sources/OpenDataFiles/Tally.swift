import OpenDataFormats
import OpenKaart

/// What there is to say about the records of a source as a whole.
struct Tally {
    private(set) var count = 0
    private var themes: [[UInt8]: Int] = [:]
    private var low = SIMD2(Double.infinity, .infinity)
    private var high = -SIMD2(Double.infinity, .infinity)
    private var first: [UInt8]?
    private var last: [UInt8]?

    /// Looks at all records.
    init(of source: some FeatureSource) throws {
        try source.forEachBatch { features in
            for feature in features { add(feature) }
        }
    }

    private mutating func add(_ feature: GeoJSONFeatureView) {
        count += 1
        let position = feature.position
        low = pointwiseMin(low, position)
        high = pointwiseMax(high, position)
        feature.forEachProperty { name, value in
            if name.elementsEqual(Self.theme) { themes[Array(value), default: 0] += 1 }
            if name.elementsEqual(Self.createdAt) {
                // Timestamps of this form sort as their texts.
                if first.map({ value.lexicographicallyPrecedes($0) }) ?? true { first = Array(value) }
                if last.map({ $0.lexicographicallyPrecedes(value) }) ?? true { last = Array(value) }
            }
        }
    }

    private static let theme = Array(Member.theme.utf8)
    private static let createdAt = Array(Member.createdAt.utf8)

    /// Records for each theme of a catalogue, and behind them those that it does not have.
    func themes(_ catalogue: ThemeCatalogue) -> [Manifest.ThemeCount] {
        let known = catalogue.themes.map(\.slug)
        let others = themes.keys.compactMap { ThemeSlug(String(decoding: $0, as: UTF8.self)) }
            .filter { !known.contains($0) }.sorted { $0.text < $1.text }
        return (known + others).map { .init(theme: $0, count: themes[Array($0.text.utf8)] ?? 0) }
    }

    /// The box around all records, rounded outward to four decimals.
    var extent: BoundingBox? {
        guard count > 0 else { return nil }
        func rounded(_ degrees: Double, _ rule: FloatingPointRoundingRule) -> Double {
            (degrees * 10_000).rounded(rule) / 10_000
        }
        return BoundingBox(
            west: max(rounded(low.x, .down), -180), south: max(rounded(low.y, .down), -90),
            east: min(rounded(high.x, .up), 180), north: min(rounded(high.y, .up), 90))
    }

    /// The first and last moment of creation.
    var created: ClosedRange<Timestamp>? {
        func moment(_ text: [UInt8]?) -> Timestamp? {
            text.flatMap { Timestamp(parsing: String(decoding: $0, as: UTF8.self)) }
        }
        guard let first = moment(first), let last = moment(last) else { return nil }
        return first...last
    }
}
