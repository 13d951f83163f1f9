import OpenDataFormats
import OpenKaart

/// Picks the packed records that are worth comparing with a draft: of those near it and those that share a word, the title or the
/// address with it, the ones whose titles seem most like its own. The work has a limit, however many records there are.
struct DuplicateCandidates {
    /// Metres to each side that count as near: beyond it the title or address must be so much alike that the index finds it.
    static let reach = 3_500.0
    /// How many near records are looked at: what takes about a millisecond, with signatures at hand or without.
    static let maximumNear = 100_000
    static let maximumNearUnsigned = 4_000
    /// How many are compared in full, of each kind.
    static let maximumCompared = 96
    /// How many records of one word or address are looked at.
    static let maximumPostings = 512
    static let maximumSameAddress = 64
    /// How many words of the draft are looked up, the rarest first.
    static let maximumWords = 8

    private let state: MapState
    private let draft: Comparand
    private let index: DuplicateIndex?
    private let probe: SignatureProbe

    /// - Parameter index: one that describes the packed records of the state.
    init(_ state: MapState, _ draft: Comparand, _ index: DuplicateIndex?, _ probe: SignatureProbe) {
        self.state = state
        self.draft = draft
        self.index = index
        self.probe = probe
    }

    /// Each place once, ascending; none is hidden.
    func places() -> [Int] {
        var places = near()
        if let index { places += alike(index) + sameAddress(index) }
        places.sort()
        var last = -1
        return places.filter { place in
            defer { last = place }
            return place != last
        }
    }

    /// Around the point, the nearer the better.
    private func near() -> [Int] {
        guard state.packed.count > 0 else { return [] }
        let limit = index == nil ? Self.maximumNearUnsigned : Self.maximumNear
        let packed = state.packed
        let walk = TreeWalk(packed.tree, box: box(limit), mask: .max)
        let (x, y) = (draft.point.longitude, draft.point.latitude)
        let metres = MetresPerDegree(latitude: y)
        var ranked = RankedPlaces(limit: Self.maximumCompared)
        var visited = 0
        walk.run(
            in: 0..<packed.count, whole: { _ in false },
            visit: { range, isInside in
                for place in range {
                    let guess = guess(place)
                    guard guess > ranked.floor else { continue }
                    let east = (packed.xs.start[place] - x) * metres.east / Self.reach
                    let north = (packed.ys.start[place] - y) * metres.north / Self.reach
                    let rank = guess / Float(1 + east * east + north * north)
                    let isNear = isInside || walk.contains(packed.xs.start[place], packed.ys.start[place]) != 0
                    if isNear, rank > ranked.floor, !state.isHidden(place) { ranked.insert(place, rank: rank) }
                }
                visited += range.count
                return visited < limit
            })
        return ranked.places()
    }

    /// Anywhere, with a rare word or the whole title in common.
    private func alike(_ index: DuplicateIndex) -> [Int] {
        let around = placeOfPoint
        var ranked = RankedPlaces(limit: Self.maximumCompared)
        let title = draft.title
        let keys = title.rarestWords(Self.maximumWords, index.weights) + title.joinedRuns + [title.joinedKey]
        for key in Set(keys) {
            index.postings.forEach(key, around: around, limit: Self.maximumPostings) { place in
                let guess = guess(place)
                if guess > ranked.floor, !state.isHidden(place) { ranked.insert(place, rank: guess) }
            }
        }
        return ranked.places()
    }

    private func sameAddress(_ index: DuplicateIndex) -> [Int] {
        guard let address = draft.address else { return [] }
        let around = placeOfPoint
        var places: [Int] = []
        index.postings.forEach(address.key, around: around, limit: Self.maximumSameAddress) { place in
            if !state.isHidden(place) { places.append(place) }
        }
        return places
    }

    /// Where the point of the draft would stand in the order of the map.
    private var placeOfPoint: Int {
        state.packed.firstIndex(after: PageKey(curve: CurveKey(draft.point), id: InitiativeID(high: 0, low: 0)))
    }

    @inline(__always)
    private func guess(_ place: Int) -> Float {
        guard let index else {
            return probe.guess(
                TitleSignature(FoldedText(state.packed.feature(at: place).title, isEscaped: true)).bits)
        }
        return probe.guess(index.signatures.start[place])
    }

    /// The box around the point, smaller where more records lie in it than can be looked at.
    private func box(_ limit: Int) -> BoundingBox? {
        let metres = MetresPerDegree(latitude: draft.point.latitude)
        var reach = Self.reach
        while true {
            let (east, north) = (reach / metres.east, reach / metres.north)
            let (x, y) = (draft.point.longitude, draft.point.latitude)
            let box = BoundingBox(
                west: max(x - east, -180), south: max(y - north, -90), east: min(x + east, 180),
                north: min(y + north, 90))
            guard let box, reach > 1,
                Matcher(InitiativeFilter(area: .degrees(box)), state.packed).count(in: 0..<state.packed.count) > limit
            else { return box }
            reach /= 1.5
        }
    }
}
