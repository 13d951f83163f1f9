import OpenDataFormats
import OpenKaart
import Testing

@testable import PublishedMap

/// Many random records, and what a map makes of them, without a register.
struct Crowd {
    private(set) var records: [InitiativeID: Initiative] = [:]
    private(set) var state: MapState
    private var sequence = 1

    init(count: Int, using random: inout Seeded) throws {
        var scratch = ByteWriter()
        var fragments = FragmentWriter(segmentSize: 1 << 20)
        for _ in 0..<count {
            let record = try Self.record(using: &random)
            records[record.id] = record
        }
        state = MapState(
            version: MapVersion(sequence: 1, madeAt: .epoch),
            packed: PackedRecords(
                records.values.map { MapRecord($0, scratch: &scratch, into: &fragments) }, gathers: true))
    }

    /// Adds, changes and removes some, on top of what was packed.
    mutating func disturb(_ count: Int, using random: inout Seeded) throws {
        var changes: [InitiativeID: Initiative?] = [:]
        let ids = records.keys.sorted()
        for _ in 0..<count {
            switch Int.random(in: 0..<3, using: &random) {
            case 0:
                let record = try Self.record(using: &random)
                changes[record.id] = record
            case 1:
                guard let id = ids.randomElement(using: &random) else { continue }
                changes[id] = try Self.record(id: id, using: &random)
            default:
                guard let id = ids.randomElement(using: &random) else { continue }
                changes[id] = .some(nil)
            }
        }
        for (id, record) in changes { records[id] = record }
        sequence += 1
        state = state.applying(ChangeSet(version: MapVersion(sequence: sequence, madeAt: .epoch), records: changes))
    }

    mutating func pack() {
        state = state.repacked()
    }

    /// Records that match, by brute force, in order.
    func matching(_ filter: InitiativeFilter) -> [Initiative] {
        records.values.filter { record in
            (filter.area?.contains(record.content.point) ?? true)
                && (filter.themes.isEmpty || filter.themes.contains(record.content.theme))
                && (filter.created?.contains(record.createdAt) ?? true)
        }.sorted { $0.pageKey < $1.pageKey }
    }

    /// Close together around a few towns, on each other, on the edges of cells, and anywhere; the last theme is rare.
    private static func record(id: InitiativeID = .random(), using random: inout Seeded) throws -> Initiative {
        let towns: [(Double, Double)] = [(4.9, 52.37), (5.12, 52.09), (6.57, 53.22), (5.85, 50.85)]
        let town = towns.randomElement(using: &random) ?? (5, 52)
        let position: (Double, Double)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: position = town
        case 1:
            let cell = CurveCell(
                CurveKey(try #require(Coordinate(longitude: town.0, latitude: town.1))),
                level: Int.random(in: 8...CurveCell.deepest, using: &random))
            position = (cell.southWest.x, cell.southWest.y)
        case 2, 3:
            let spread = 0.2 * Double.random(in: 0...1, using: &random)
            position = (
                town.0 + Double.random(in: -spread...spread, using: &random),
                town.1 + Double.random(in: -spread...spread, using: &random)
            )
        default:
            position = (
                Double.random(in: 3.3...7.2, using: &random), Double.random(in: 50.75...53.6, using: &random)
            )
        }
        let theme = Int.random(in: 0..<200, using: &random)
        return Initiative(
            id: id, revision: 1,
            content: InitiativeContent(
                title: "Een initiatief", description: "Een omschrijving.",
                theme: Shelf.themes[theme == 0 ? 3 : theme % 3], organisation: nil, place: nil, municipalityCode: nil,
                url: nil,
                point: try #require(Coordinate(longitude: position.0, latitude: position.1))),
            createdAt: try #require(Timestamp(secondsSinceEpoch: .random(in: 0..<1000, using: &random))),
            changedAt: .epoch)
    }

    /// A box anywhere in or around the country, of any size; sometimes on the edges of cells, sometimes round the world.
    static func box(using random: inout Seeded) -> BoundingBox? {
        let size = pow2(Int.random(in: -12...3, using: &random))
        var (x, y) = (Double.random(in: 3...7.3, using: &random), Double.random(in: 50.6...53.7, using: &random))
        if Bool.random(using: &random), let center = Coordinate(longitude: x, latitude: y) {
            let corner = CurveCell(CurveKey(center), level: Int.random(in: 6...14, using: &random)).southWest
            (x, y) = (corner.x, corner.y)
        }
        if Int.random(in: 0..<12, using: &random) == 0 {
            return BoundingBox(west: x, south: y - size, east: x - size, north: min(y + size, 90))
        }
        return BoundingBox(
            west: x, south: y, east: x + size * Double.random(in: 0...1, using: &random),
            north: y + size * Double.random(in: 0...1, using: &random))
    }

    static func filter(using random: inout Seeded) -> InitiativeFilter {
        var filter = InitiativeFilter()
        if Int.random(in: 0..<5, using: &random) > 0 { filter.area = box(using: &random).map { .degrees($0) } }
        filter.themes = Set(Shelf.themes.filter { _ in Int.random(in: 0..<3, using: &random) == 0 })
        if Int.random(in: 0..<4, using: &random) == 0 {
            let ends = (0..<2).map { _ in Int64.random(in: 0..<1000, using: &random) }.sorted()
            filter.created = TimeSpan(
                start: Timestamp(secondsSinceEpoch: ends[0]), end: Timestamp(secondsSinceEpoch: ends[1]))
        }
        return filter
    }

    private static func pow2(_ exponent: Int) -> Double {
        exponent < 0 ? 1 / Double(1 << -exponent) : Double(1 << exponent)
    }
}
