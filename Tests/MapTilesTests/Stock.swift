// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import MapTiles
import OpenKaart
import PublishedMap
import Synchronization
import TestSupport

/// Records and changes in memory, in the place of a register.
final class Stock: ChangeSource {
    private struct Content {
        var sequence = 0
        var records: [InitiativeID: Initiative] = [:]
        /// What changed at each sequence number.
        var log: [(Int, InitiativeID)] = []
    }

    private let content = Mutex(Content())

    static let themes = ["open-contact", "open-aanpak", "open-data", "open-verantwoording"].map { ThemeSlug($0)! }

    /// All records.
    var records: [Initiative] { content.withLock { Array($0.records.values) } }

    func put(_ initiatives: [Initiative]) {
        content.withLock { content in
            for initiative in initiatives {
                content.sequence += 1
                content.records[initiative.id] = initiative
                content.log.append((content.sequence, initiative.id))
            }
        }
    }

    func remove(_ id: InitiativeID) {
        content.withLock { content in
            content.sequence += 1
            content.records[id] = nil
            content.log.append((content.sequence, id))
        }
    }

    func scan(_ body: (Initiative) throws -> Void) throws -> MapVersion {
        for record in records { try body(record) }
        return version
    }

    func changes(after sequence: Int, limit: Int) throws -> ChangeSet? {
        content.withLock { content in
            var changed: [InitiativeID: Initiative?] = [:]
            for (number, id) in content.log where number > sequence { changed[id] = .some(content.records[id]) }
            return ChangeSet(version: Self.version(content.sequence), records: changed)
        }
    }

    func change(_ sequence: Int) throws -> Change? { nil }
    func log(after sequence: Int, upTo last: Int, limit: Int) throws -> [Change] { [] }
    func hasPurge(after sequence: Int) throws -> Bool { false }
    func latestSequence() throws -> Int { content.withLock { $0.sequence } }

    private var version: MapVersion { Self.version(content.withLock { $0.sequence }) }
    private static func version(_ sequence: Int) -> MapVersion {
        MapVersion(sequence: sequence, madeAt: Timestamp(secondsSinceEpoch: 1_700_000_000 + Int64(sequence))!)
    }

    /// Records all over the country, many of them close together, some in one point.
    static func random(_ count: Int, using random: inout SeededGenerator) -> [Initiative] {
        let towns = (0..<12).map { _ in
            SIMD2(Double.random(in: 3.4...7.1, using: &random), .random(in: 50.8...53.5, using: &random))
        }
        return (0..<count).map { number in
            var point = SIMD2(Double.random(in: 3.3...7.2, using: &random), .random(in: 50.8...53.6, using: &random))
            if Int.random(in: 0..<3, using: &random) > 0 {
                let spread = Bool.random(using: &random) ? 0.05 : 0.0005
                point =
                    towns[Int.random(in: 0..<towns.count, using: &random)]
                    + SIMD2(
                        .random(in: -spread...spread, using: &random), .random(in: -spread...spread, using: &random))
            }
            if number.isMultiple(of: 40) { point = towns[0] }
            return initiative(
                InitiativeID(high: random.next(), low: random.next()), "Initiatief \(number) \"ë\" <b>", point,
                theme: Int.random(in: 0..<4, using: &random), day: number % 60)
        }
    }

    static func initiative(
        _ id: InitiativeID, _ title: String, _ point: SIMD2<Double>, theme: Int = 0, day: Int = 0
    ) -> Initiative {
        let moment = Timestamp(secondsSinceEpoch: 1_500_000_000 + 86_400 * Int64(day))!
        return Initiative(
            id: id, revision: 1,
            content: InitiativeContent(
                title: title, description: "Een omschrijving.", theme: themes[theme], organisation: nil,
                place: "Utrecht", municipalityCode: nil, url: nil,
                point: Coordinate(longitude: point.x, latitude: point.y)!),
            createdAt: moment, changedAt: moment)
    }

    /// A map of the stock.
    func map() throws -> PublishedMap {
        let map = PublishedMap(following: self)
        try map.load()
        return map
    }

    /// The tiles of a version.
    static func tiles(_ state: MapState) throws -> InitiativeTiles {
        InitiativeTiles(state, themes: Harness.rules.themes, by: try Harness.positions())
    }
}
