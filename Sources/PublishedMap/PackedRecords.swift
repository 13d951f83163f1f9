import OpenDataFormats
import OpenKaart

/// The records of the map as columns, in the order of `PageKey` (along the Hilbert curve), with a tree over them. Immutable.
final class PackedRecords: Sendable {
    let curves: Column<Int64>
    private let curveSteps: Column<Int64>
    let idHighs: Column<UInt64>
    let idLows: Column<UInt64>
    let xs: Column<Double>
    let ys: Column<Double>
    let themes: Column<UInt8>
    let created: Column<Int64>
    let changed: Column<Int64>
    let organisations: Column<UInt32>
    let places: Column<UInt32>
    let municipalities: Column<UInt32>
    /// Where each record's GeoJSON begins: the segment in the upper half, the offset in the lower.
    let starts: Column<UInt64>
    let lengths: Column<UInt32>
    let segments: [Segment]
    /// The addresses of the segments, for the hot path.
    private let bases: Column<UInt>
    let themeNames: Names
    let names: Names
    /// The places of the records by ascending identity.
    let byID: Column<UInt32>
    /// Where in `byID` the identities begin that start with the same bits: they are as good as random, so that few share them.
    private let idStarts: Column<UInt32>
    private let idShift: UInt64
    let tree: CountTree
    /// What clusters are counted by.
    let totals: ThemeTotals
    /// Tells these records from those of another packing, without holding on to them.
    let identity = Identity()

    /// Equal to itself alone.
    final class Identity: Sendable {}

    var count: Int { curves.count }

    /// Packs records, in any order.
    ///
    /// - Parameter gathers: whether their GeoJSON is copied into the order of the records too, so that what is near on the map is
    ///   near in memory: worth it for all records at once, not for the few that changed.
    init(_ records: consuming [MapRecord], gathers: Bool = false) {
        var records = Self.ordered(records)
        if gathers {
            var fragments = FragmentWriter()
            for index in records.indices {
                let old = records[index].fragment
                records[index].fragment = fragments.write(UnsafeRawBufferPointer(start: old.start, count: old.count))
            }
        }
        var themeNames = Names()
        var names = Names()
        var segments: [Segment] = []
        var segmentNumbers: [ObjectIdentifier: Int] = [:]
        let count = records.count
        var curves: [Int64] = []
        var idHighs: [UInt64] = []
        var idLows: [UInt64] = []
        var xs: [Double] = []
        var ys: [Double] = []
        var themes: [UInt8] = []
        var created: [Int64] = []
        var changed: [Int64] = []
        var starts: [UInt64] = []
        var lengths: [UInt32] = []
        var organisations: [UInt32] = []
        var places: [UInt32] = []
        var municipalities: [UInt32] = []
        curves.reserveCapacity(count)
        idHighs.reserveCapacity(count)
        idLows.reserveCapacity(count)
        xs.reserveCapacity(count)
        ys.reserveCapacity(count)
        themes.reserveCapacity(count)
        created.reserveCapacity(count)
        changed.reserveCapacity(count)
        starts.reserveCapacity(count)
        lengths.reserveCapacity(count)
        organisations.reserveCapacity(count)
        places.reserveCapacity(count)
        municipalities.reserveCapacity(count)
        for record in records {
            curves.append(record.key.curve.value)
            idHighs.append(record.key.id.high)
            idLows.append(record.key.id.low)
            xs.append(record.point.longitude)
            ys.append(record.point.latitude)
            themes.append(UInt8(truncatingIfNeeded: themeNames.number(for: record.theme.text)))
            created.append(record.createdAt.secondsSinceEpoch)
            changed.append(record.changedAt.secondsSinceEpoch)
            organisations.append(names.number(for: record.organisation))
            places.append(names.number(for: record.place))
            municipalities.append(names.number(for: record.municipalityCode))
            let segment = record.fragment.segment
            let number = segmentNumbers[ObjectIdentifier(segment)] ?? segments.count
            if number == segments.count {
                segments.append(segment)
                segmentNumbers[ObjectIdentifier(segment)] = number
            }
            starts.append(UInt64(number) << 32 | UInt64(record.fragment.offset))
            lengths.append(UInt32(record.fragment.count))
        }
        precondition(themeNames.texts.count <= CountTree.maximumThemes, "more themes than the map can count")
        self.byID = Column(
            (0..<UInt32(count)).sorted { left, right in
                let (left, right) = (Int(left), Int(right))
                return (idHighs[left], idLows[left]) < (idHighs[right], idLows[right])
            })
        // About one identity for each start.
        let idBits = min(max(UInt64.bitWidth - UInt64(max(count, 1)).leadingZeroBitCount, 1), 24)
        idShift = UInt64(64 - idBits)
        var idStarts = [UInt32](repeating: 0, count: 1 << idBits + 1)
        for high in idHighs { idStarts[Int(high >> idShift) + 1] += 1 }
        for index in idStarts.indices.dropFirst() { idStarts[index] += idStarts[index - 1] }
        self.idStarts = Column(idStarts)
        let tree = CountTree(xs: xs, ys: ys, themes: themes, themeCount: themeNames.texts.count)
        self.tree = tree
        self.totals = ThemeTotals(tree, xs: xs, ys: ys, themes: themes)
        self.curves = Column(curves)
        self.curveSteps = Column(CurveIndex.steps(of: curves))
        self.idHighs = Column(idHighs)
        self.idLows = Column(idLows)
        self.xs = Column(xs)
        self.ys = Column(ys)
        self.themes = Column(themes)
        self.created = Column(created)
        self.changed = Column(changed)
        self.organisations = Column(organisations)
        self.places = Column(places)
        self.municipalities = Column(municipalities)
        self.starts = Column(starts)
        self.lengths = Column(lengths)
        self.segments = segments
        self.bases = Column(segments.map { UInt(bitPattern: $0.base) })
        self.themeNames = themeNames
        self.names = names
    }

    /// The records in the order of their keys. Sorts small plain values and moves each record once.
    private static func ordered(_ records: consuming [MapRecord]) -> [MapRecord] {
        struct Place: BitwiseCopyable {
            let curve: Int64
            let high: UInt64
            let low: UInt64
            let index: Int
        }
        var places = records.indices.map { index in
            let key = records[index].key
            return Place(curve: key.curve.value, high: key.id.high, low: key.id.low, index: index)
        }
        places.sort { ($0.curve, $0.high, $0.low) < ($1.curve, $1.high, $1.low) }
        return places.map { records[$0.index] }
    }

    /// The record at a place, as values.
    func record(at index: Int) -> MapRecord? {
        guard let point = Coordinate(longitude: xs[index], latitude: ys[index]),
            let theme = ThemeSlug(themeNames.texts[Int(themes[index])]),
            let createdAt = Timestamp(secondsSinceEpoch: created[index]),
            let changedAt = Timestamp(secondsSinceEpoch: changed[index])
        else { return nil }
        func name(_ number: UInt32) -> String? { number == Names.none ? nil : names.texts[Int(number)] }
        return MapRecord(
            key: key(at: index), point: point, theme: theme, createdAt: createdAt, changedAt: changedAt,
            organisation: name(organisations[index]), place: name(places[index]),
            municipalityCode: name(municipalities[index]), fragment: fragment(at: index))
    }

    func key(at index: Int) -> PageKey {
        PageKey(
            curve: CurveKey(value: curves[index]), id: InitiativeID(high: idHighs[index], low: idLows[index]))
    }

    /// Where the GeoJSON of a record begins. Hot path.
    func start(at index: Int) -> UnsafeRawPointer {
        let start = starts.start[index]
        let address = bases.start[Int(start >> 32)] + UInt(start & 0xFFFF_FFFF)
        return UnsafeRawPointer(bitPattern: address).unsafelyUnwrapped
    }

    /// How many bytes it has, with the comma behind it.
    func length(at index: Int) -> Int {
        Int(lengths.start[index])
    }

    /// The GeoJSON of a record, taken apart.
    func feature(at index: Int) -> GeoJSONFeatureView {
        GeoJSONFeatureView(UnsafeRawBufferPointer(start: start(at: index), count: length(at: index) - 1))
    }

    func fragment(at index: Int) -> Fragment {
        let start = starts[index]
        return Fragment(
            segment: segments[Int(start >> 32)], offset: Int(start & 0xFFFF_FFFF), count: Int(lengths[index]))
    }

    /// The place of a record. Complexity: O(log n), and a step or two when identities are random.
    func index(of id: InitiativeID) -> Int? {
        let start = Int(id.high >> idShift)
        var low = Int(idStarts[start])
        let end = Int(idStarts[start + 1])
        var high = end
        while low < high {
            let middle = (low + high) / 2
            let place = Int(byID[middle])
            if (idHighs[place], idLows[place]) < (id.high, id.low) { low = middle + 1 } else { high = middle }
        }
        guard low < end else { return nil }
        let place = Int(byID[low])
        return idHighs[place] == id.high && idLows[place] == id.low ? place : nil
    }

    /// Finds places by curve key.
    var curveIndex: CurveIndex { CurveIndex(curves, steps: curveSteps) }

    /// The places of the records whose curve keys lie in a range. Complexity: O(log n).
    func places(of keys: Range<Int64>) -> Range<Int> { curveIndex.places(of: keys) }

    /// The first place after a key in the order. Complexity: O(log n).
    func firstIndex(after key: PageKey) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self.key(at: middle) <= key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
