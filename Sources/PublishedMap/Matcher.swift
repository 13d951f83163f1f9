import OpenKaart

/// A filter in terms of packed columns: theme bits and numbers of names instead of texts. Plain addresses and numbers: valid as
/// long as the packed records are.
struct Matcher {
    private let walk: TreeWalk
    private let xs: UnsafePointer<Double>
    private let ys: UnsafePointer<Double>
    private let themes: UnsafePointer<UInt8>
    private let created: UnsafePointer<Int64>
    private let changed: UnsafePointer<Int64>
    private let organisations: UnsafePointer<UInt32>
    private let places: UnsafePointer<UInt32>
    private let municipalities: UnsafePointer<UInt32>
    /// A bit for each theme asked for.
    let mask: UInt64
    private let createdSpan: ClosedRange<Int64>
    private let changedSpan: ClosedRange<Int64>
    private let organisation: UInt32?
    private let place: UInt32?
    private let municipality: UInt32?
    /// What cannot be told from the columns: a box that is none in degrees, and texts in the GeoJSON itself.
    private let projected: ProjectedBox?
    private let texts: TextFilter
    private let pointCount: Int
    private let packed: Unmanaged<PackedRecords>
    /// Whether box and themes say it all, so that the tree's counts are the answer.
    let isPlain: Bool
    /// Whether a name is asked for that no record has.
    private let isEmpty: Bool

    init(_ filter: InitiativeFilter, _ packed: PackedRecords) {
        var mask: UInt64 = filter.themes.isEmpty ? .max : 0
        for theme in filter.themes {
            if let number = packed.themeNames.known(theme.text) { mask |= 1 << UInt64(number) }
        }
        self.mask = mask
        walk = TreeWalk(packed.tree, box: filter.area?.enclosing, mask: mask)
        self.packed = .passUnretained(packed)
        pointCount = packed.count
        xs = packed.xs.start
        ys = packed.ys.start
        themes = packed.themes.start
        created = packed.created.start
        organisations = packed.organisations.start
        places = packed.places.start
        municipalities = packed.municipalities.start
        changed = packed.changed.start
        createdSpan = Self.seconds(filter.created)
        changedSpan = Self.seconds(filter.changed)
        texts = TextFilter(filter)
        projected = if case .projected(let box) = filter.area { box } else { nil }
        organisation = filter.organisation.flatMap(packed.names.known)
        place = filter.place.flatMap(packed.names.known)
        municipality = filter.municipalityCode.flatMap(packed.names.known)
        isEmpty =
            (filter.organisation != nil && organisation == nil) || (filter.place != nil && place == nil)
            || (filter.municipalityCode != nil && municipality == nil)
        isPlain =
            filter.created == nil && filter.changed == nil && filter.organisation == nil && filter.place == nil
            && filter.municipalityCode == nil && texts.isEmpty && projected == nil
    }

    /// How many packed records of some places match. From the counts of the tree alone where box and themes say it all.
    func count(in places: Range<Int>) -> Int {
        if isEmpty { return 0 }
        var total = 0
        walk.run(
            in: places,
            whole: { count in
                if isPlain { total += count }
                return isPlain
            },
            visit: { range, isInside in
                total += matches(in: range, isInside: isInside).nonzeroBitCount
                return true
            })
        return total
    }

    /// Visits the places of the first matching records in order, and counts those that come after them.
    func run(from first: Int, atMost limit: Int, _ visit: (Int) -> Void) -> Int {
        if isEmpty { return 0 }
        var visited = 0
        var later = 0
        walk.run(
            in: first..<pointCount,
            whole: { count in
                guard isPlain, visited == limit else { return false }
                later += count
                return true
            },
            visit: { range, isInside in
                var found = matches(in: range, isInside: isInside)
                while found != 0, visited < limit {
                    visit(range.lowerBound + found.trailingZeroBitCount)
                    found &= found - 1
                    visited += 1
                }
                later += found.nonzeroBitCount
                return true
            })
        return later
    }

    /// Visits the places of the matching records in order, as long as the visitor wants more.
    func run(from first: Int, _ visit: (Int) -> Bool) {
        run(in: first..<pointCount, visit)
    }

    /// The same among some places.
    func run(in places: Range<Int>, _ visit: (Int) -> Bool) {
        if isEmpty { return }
        walk.run(
            in: places, whole: { _ in false },
            visit: { range, isInside in
                var found = matches(in: range, isInside: isInside)
                while found != 0 {
                    guard visit(range.lowerBound + found.trailingZeroBitCount) else { return false }
                    found &= found - 1
                }
                return true
            })
    }

    /// Visits the ranges of some places whose records lie in the box asked for, whatever else is asked.
    func ranges(in places: Range<Int>, _ visit: (Range<Int>) -> Void) {
        walk.ranges(in: places, xs, ys, visit)
    }

    /// Whether one packed record matches.
    func matches(_ index: Int) -> Bool {
        !isEmpty && matches(in: index..<index + 1, isInside: false) != 0
    }

    /// Which records of a leaf match, as a bit for each. Themes and places are as good as random, so nothing branches on them.
    @inline(__always)
    private func matches(in range: Range<Int>, isInside: Bool) -> UInt32 {
        var found: UInt32 = 0
        for index in range {
            let hasTheme = UInt32(truncatingIfNeeded: mask >> UInt64(themes[index])) & 1
            found |= hasTheme << UInt32(index - range.lowerBound)
        }
        if !isInside {
            var inside: UInt32 = 0
            for index in range { inside |= walk.contains(xs[index], ys[index]) << UInt32(index - range.lowerBound) }
            found &= inside
        }
        if isPlain { return found }
        var rest = found
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            if !hasDetails(range.lowerBound + place) { found &= ~(1 << UInt32(place)) }
            rest &= rest - 1
        }
        return found
    }

    /// Times, names, and at last what takes longest.
    private func hasDetails(_ index: Int) -> Bool {
        createdSpan.contains(created[index]) && changedSpan.contains(changed[index])
            && (organisation == nil || organisation == organisations[index]) && (place == nil || place == places[index])
            && (municipality == nil || municipality == municipalities[index]) && isInProjected(index)
            && (texts.isEmpty || texts.matches(packed._withUnsafeGuaranteedRef { $0.feature(at: index) }))
    }

    private func isInProjected(_ index: Int) -> Bool {
        guard let projected else { return true }
        return Coordinate(longitude: xs[index], latitude: ys[index]).map(projected.contains) ?? false
    }

    private static func seconds(_ span: TimeSpan?) -> ClosedRange<Int64> {
        (span?.start?.secondsSinceEpoch ?? .min)...(span?.end?.secondsSinceEpoch ?? .max)
    }
}
