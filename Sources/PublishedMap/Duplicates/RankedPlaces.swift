/// Keeps the places with the highest ranks of many. Amortised constant time for each, and less for one that ranks too low.
struct RankedPlaces {
    private var kept: [(rank: Float, place: Int)] = []
    private let limit: Int
    /// What does not rank above this is not among the highest.
    private(set) var floor: Float = 0

    /// - Parameter limit: how many are wanted, 1 or more.
    init(limit: Int) {
        self.limit = limit
        kept.reserveCapacity(2 * limit)
    }

    /// Takes a place that ranks above the floor.
    mutating func insert(_ place: Int, rank: Float) {
        kept.append((rank, place))
        if kept.count == 2 * limit { cut() }
    }

    /// The places that rank highest, in no particular order.
    mutating func places() -> [Int] {
        cut()
        return kept.map(\.place)
    }

    private mutating func cut() {
        guard kept.count > limit else { return }
        kept.sort { ($0.rank, $1.place) > ($1.rank, $0.place) }
        kept.removeLast(kept.count - limit)
        floor = kept[limit - 1].rank
    }
}
