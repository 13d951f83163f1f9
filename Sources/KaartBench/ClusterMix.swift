import Foundation
import OpenKaart

/// Views of a map: 1920 by 1080 pixels of every zoom, round towns or anywhere, with themes or without.
struct ClusterMix {
    private var random = SplitMix(state: 29)

    /// Which views.
    enum Kind: String, CaseIterable {
        case views = "any view and theme"
        case country = "the whole country"
        case periods = "any view in a period"
    }

    struct Question {
        var filter = InitiativeFilter()
        let zoom: Int

        /// The path and query.
        var path: String {
            var parts = ["zoom=\(zoom)"]
            if case .degrees(let box) = filter.area {
                parts.append("bbox=\(box.west),\(box.south),\(box.east),\(box.north)")
            }
            if !filter.themes.isEmpty {
                parts.append("thema=" + filter.themes.map(\.text).sorted().joined(separator: ","))
            }
            if let start = filter.created?.start, let end = filter.created?.end {
                parts.append("datetime=\(start)/\(end)")
            }
            return "/v1/collections/initiatieven/clusters?" + parts.joined(separator: "&")
        }
    }

    /// The next question.
    mutating func next(_ kind: Kind) -> Question {
        let zoom = random.below(19)
        let town = SyntheticSet.towns[random.below(SyntheticSet.towns.count)]
        let isNear = random.below(3) > 0
        let x = isNear ? town.1 + random.gauss() * 0.05 : 3.4 + 3.7 * random.unit()
        let y = isNear ? town.2 + random.gauss() * 0.03 : 50.8 + 2.7 * random.unit()
        let degrees = 360 / 256 / Double(1 << zoom)
        let (width, height) = (1920 * degrees, 1080 * degrees * cos(y * .pi / 180))
        var question = Question(zoom: zoom)
        let view =
            kind == .country
            ? BoundingBox(
                west: Self.rounded(3.2 - random.unit()), south: Self.rounded(50.7 - random.unit()),
                east: Self.rounded(7.3 + random.unit()), north: Self.rounded(53.6 + random.unit()))
            : BoundingBox(
                west: Self.rounded(max(x - width / 2, -180)), south: Self.rounded(max(y - height / 2, -85)),
                east: Self.rounded(min(x + width / 2, 180)), north: Self.rounded(min(y + height / 2, 85)))
        question.filter.area = view.map { .degrees($0) }
        if random.below(2) == 0 {
            let themes = ["open-aanpak", "open-data", "open-contact", "open-verantwoording"].compactMap {
                ThemeSlug($0)
            }
            question.filter.themes = Set((0...random.below(2)).map { _ in themes[random.below(4)] })
        }
        if kind == .periods {
            let start = 1_398_902_400 + Int64(random.unit() * 300_000_000)
            question.filter.created = TimeSpan(
                start: Timestamp(secondsSinceEpoch: start),
                end: Timestamp(secondsSinceEpoch: start + Int64(random.unit() * 100_000_000)))
        }
        return question
    }

    private static func rounded(_ degrees: Double) -> Double { (degrees * 1e6).rounded() / 1e6 }
}
