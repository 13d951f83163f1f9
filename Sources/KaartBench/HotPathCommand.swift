import ArgumentParser
import Foundation
import MapTiles
import OpenKaart
import Projection
import PublishedMap

/// `openkaart-bench hot-path`: the same questions to the map, many times; what runs under callgrind to count instructions.
struct HotPathCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hot-path", abstract: "Ask the map the same questions many times, for counting instructions.")

    @Option(help: "What is asked: items or tiles.")
    var asked = HotPath.items

    @Option(help: "How many times.")
    var times = 1_000

    func run() throws {
        let map = PublishedMap(following: SyntheticSource(count: asked.records))
        try map.load()
        guard let state = map.current else { throw BenchError("the map is empty") }
        let start = clock()
        let bytes = try asked.run(state, times: times)
        // Of this process alone: what else the machine does counts less.
        let each = Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1e6 / Double(max(times, 1))
        let rounded = (each * 100).rounded() / 100
        print("\(times) answers of \(bytes / max(times, 1)) bytes, \(rounded) µs of processor time each")
    }
}

/// A question of which the instructions are counted.
enum HotPath: String, CaseIterable, ExpressibleByArgument {
    /// One box and theme, 100 records.
    case items
    /// Tiles round towns, each made anew.
    case tiles

    /// In how many records.
    var records: Int {
        switch self {
        case .items: 20_000
        case .tiles: 100_000
        }
    }

    /// Asks so many times.
    ///
    /// - Returns: how many bytes all answers have.
    func run(_ state: MapState, times: Int) throws -> Int {
        switch self {
        case .items:
            let query = try SQLFloor.query("?bbox=4.8,52.3,5.0,52.45&thema=open-data")
            return (0..<times).reduce(0) { bytes, _ in bytes + state.answer(query).byteCount }
        case .tiles:
            let themes = SyntheticSource.themes.map {
                Theme(slug: $0, title: "", englishTitle: "", description: "", colour: "#000000", shape: .circle)
            }
            guard let catalogue = ThemeCatalogue(themes) else { throw BenchError("these are no themes") }
            let maker = InitiativeTiles(state, themes: catalogue, by: try RDTransformation())
            let addresses = TileMix.addresses(6_000)
            return (0..<times).reduce(0) { bytes, number in
                bytes + maker.tile(addresses[number % addresses.count]).count
            }
        }
    }
}

/// Synthetic records without a database.
private struct SyntheticSource: ChangeSource {
    let count: Int

    static let themes = ["open-aanpak", "open-data", "open-contact", "open-verantwoording"].compactMap { ThemeSlug($0) }

    func scan(_ body: (Initiative) throws -> Void) throws -> MapVersion {
        var random = SplitMix(state: 3)
        for number in 0..<count {
            let town = SyntheticSet.towns[random.below(SyntheticSet.towns.count)]
            guard
                let point = Coordinate(
                    longitude: town.1 + random.gauss() * 0.05, latitude: town.2 + random.gauss() * 0.03)
            else { continue }
            let content = InitiativeContent(
                title: "Initiatief \(number)", description: "Een omschrijving van een initiatief.",
                theme: Self.themes[random.below(4)],
                organisation: nil, place: town.0, municipalityCode: nil, url: nil, point: point)
            try body(
                Initiative(
                    id: InitiativeID(high: random.next(), low: random.next()), revision: 1, content: content,
                    createdAt: .epoch,
                    changedAt: .epoch))
        }
        return MapVersion(sequence: count, madeAt: .epoch)
    }

    func changes(after sequence: Int, limit: Int) throws -> ChangeSet? { nil }
    func change(_ sequence: Int) throws -> Change? { nil }
    func log(after sequence: Int, upTo last: Int, limit: Int) throws -> [Change] { [] }
    func hasPurge(after sequence: Int) throws -> Bool { false }
    func latestSequence() throws -> Int { count }
}
