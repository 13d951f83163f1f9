import OpenKaart

/// A filter in terms of packed columns: theme bits and numbers of names instead of texts.
struct Matcher {
    private let packed: PackedRecords
    private let parts: [BoundingBox]?
    private let mask: UInt64
    private let first: Int64
    private let last: Int64
    private let organisation: UInt32?
    private let place: UInt32?
    private let municipality: UInt32?
    /// Whether box and themes say it all, so that the tree's counts are the answer.
    private let isPlain: Bool
    /// Whether a name is asked for that no record has.
    private let isEmpty: Bool

    init(_ filter: InitiativeFilter, _ packed: PackedRecords) {
        self.packed = packed
        parts = filter.box?.parts
        if filter.themes.isEmpty {
            mask = .max
        } else {
            mask = filter.themes.reduce(0) { mask, theme in
                packed.themeNames.known(theme.text).map { mask | 1 << UInt64($0) } ?? mask
            }
        }
        first = filter.created?.start?.secondsSinceEpoch ?? .min
        last = filter.created?.end?.secondsSinceEpoch ?? .max
        let asked = [filter.organisation, filter.place, filter.municipalityCode]
        let numbers = asked.map { text in text.flatMap(packed.names.known) }
        (organisation, place, municipality) = (numbers[0], numbers[1], numbers[2])
        isEmpty = zip(asked, numbers).contains { $0 != nil && $1 == nil }
        isPlain = filter.created == nil && asked.allSatisfy { $0 == nil }
    }

    /// How many packed records match. From the counts of the tree alone where box and themes say it all.
    func count() -> Int {
        if isEmpty { return 0 }
        var total = 0
        packed.tree.walk(
            from: 0, parts: parts, mask: mask, whole: isPlain ? { total += $0 } : nil,
            visit: { range, isInside in
                for index in range where matches(index, isInside: isInside) { total += 1 }
                return true
            })
        return total
    }

    /// Visits the places of the matching records in order, as long as the visitor wants more.
    func walk(from first: Int, _ visit: (Int) -> Bool) {
        if isEmpty { return }
        packed.tree.walk(from: first, parts: parts, mask: mask) { range, isInside in
            for index in range where matches(index, isInside: isInside) {
                guard visit(index) else { return false }
            }
            return true
        }
    }

    /// Whether one packed record matches.
    func matches(_ index: Int) -> Bool {
        !isEmpty && matches(index, isInside: parts == nil)
    }

    @inline(__always)
    private func matches(_ index: Int, isInside: Bool) -> Bool {
        guard mask & (1 << UInt64(packed.themes[index])) != 0 else { return false }
        if !isInside, let parts {
            let (x, y) = (packed.xs[index], packed.ys[index])
            guard parts.contains(where: { x >= $0.west && x <= $0.east && y >= $0.south && y <= $0.north }) else {
                return false
            }
        }
        if isPlain { return true }
        let created = packed.created[index]
        return created >= first && created <= last
            && (organisation.map { $0 == packed.organisations[index] } ?? true)
            && (place.map { $0 == packed.places[index] } ?? true)
            && (municipality.map { $0 == packed.municipalities[index] } ?? true)
    }
}
