import ArgumentParser
import OpenKaart
import PublishedMap

/// `openkaart-bench hot-path`: one fixed question to the map, many times; what runs under callgrind to count instructions.
struct HotPathCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hot-path", abstract: "Ask the map one fixed question many times, for counting instructions.")

    @Option(help: "How many times.")
    var times = 1_000

    func run() throws {
        let map = PublishedMap(following: SyntheticSource(count: 20_000))
        try map.load()
        guard let state = map.current else { throw BenchError("the map is empty") }
        let query = try SQLFloor.query("?bbox=4.8,52.3,5.0,52.45&thema=open-data")
        var bytes = 0
        for _ in 0..<times { bytes += state.answer(query).byteCount }
        print("\(times) answers of \(bytes / max(times, 1)) bytes")
    }
}

/// Synthetic records without a database.
private struct SyntheticSource: ChangeSource {
    let count: Int

    func scan(_ body: (Initiative) throws -> Void) throws -> MapVersion {
        var random = SplitMix(state: 3)
        let themes = ["open-aanpak", "open-data", "open-contact", "open-verantwoording"].compactMap { ThemeSlug($0) }
        for number in 0..<count {
            let town = SyntheticSet.towns[random.below(SyntheticSet.towns.count)]
            guard
                let point = Coordinate(
                    longitude: town.1 + random.gauss() * 0.05, latitude: town.2 + random.gauss() * 0.03)
            else { continue }
            let content = InitiativeContent(
                title: "Initiatief \(number)", description: "Een omschrijving van een initiatief.",
                theme: themes[random.below(4)],
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
