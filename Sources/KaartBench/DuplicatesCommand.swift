import ArgumentParser
import Foundation
import OpenKaart
import PublishedMap

/// `openkaart-bench duplicates`: how long it takes to find the likely duplicates of a draft, and to make the index for it.
struct DuplicatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: "Measure the search for likely duplicates, in this process.")

    @Option(help: "How many records.")
    var records = 100_000

    @Option(help: "How many drafts.")
    var drafts = 4_000

    @Option(help: "Where the figures go as JSON.")
    var output: String?

    func run() throws {
        var table = Table(records: records)
        let map = PublishedMap(following: SyntheticRecords(count: records))
        try map.load()
        guard let state = map.current else { throw BenchError("the map is empty") }
        let clock = ContinuousClock()
        var made: DuplicateIndex?
        let time = clock.measure { made = DuplicateIndex(state) }
        guard let index = made else { throw BenchError("no index") }
        table.add("index of duplicates, made in", time / .seconds(1), "s")
        table.add("index of duplicates, memory", Double(index.byteCount) / 1_048_576, "MiB")
        try measure(state, index, name: "likely duplicates", into: &table)
        try measure(state, nil, name: "likely duplicates without the index", into: &table)
        print(table.text)
        if let output { try Data(try table.json().utf8).write(to: URL(filePath: output)) }
    }

    /// Half of the drafts are of records that are there, written a little otherwise and 100 m away; half are new.
    private func measure(_ state: MapState, _ index: DuplicateIndex?, name: String, into table: inout Table) throws {
        var others = SyntheticSet(seed: 2)
        var random = SplitMix(state: 17)
        let known = try SyntheticRecords(count: records).some(drafts / 2)
        let clock = ContinuousClock()
        var times: [Double] = []
        var busy: [Double] = []
        var found = 0
        for number in 0..<drafts {
            let isKnown = number % 2 == 0 && number / 2 < known.count
            let original = isKnown ? known[number / 2] : try others.record(records + number)
            let content = isKnown ? try Self.rewritten(original.content, &random) : original.content
            var answer: [Duplicate] = []
            let before = Self.busyMilliseconds
            let time = clock.measure { answer = state.likelyDuplicates(of: Comparand(content), index: index) }
            busy.append(Self.busyMilliseconds - before)
            times.append(time / .milliseconds(1))
            if isKnown, answer.contains(where: { $0.id == original.id }) { found += 1 }
        }
        times.sort()
        busy.sort()
        let p99 = min(times.count - 1, times.count * 99 / 100)
        table.add("\(name), median", times.median, "ms")
        table.add("\(name), p99", times[p99], "ms")
        table.add("\(name), p99 of the time on the core", busy[p99], "ms")
        table.add("\(name), slowest of \(times.count), time on the core", busy.last ?? .nan, "ms")
        table.add("\(name), found of those that are there", 100 * Double(found) / Double(max(known.count, 1)), "%")
    }

    /// How long this thread has had a core; what others do with the machine does not count.
    static var busyMilliseconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
    }

    /// Another address, another description, a letter doubled in the title, and a point 100 m away.
    private static func rewritten(_ content: InitiativeContent, _ random: inout SplitMix) throws -> InitiativeContent {
        var title = Array(content.title)
        let place = 1 + random.below(5)
        title.insert(title[place], at: place)
        guard let point = Coordinate(longitude: content.point.longitude + 0.0015, latitude: content.point.latitude)
        else { throw BenchError("a point off the earth") }
        return InitiativeContent(
            title: String(title), description: "Zie ook de website.", theme: content.theme,
            organisation: content.organisation, place: content.place, municipalityCode: nil, url: nil, point: point)
    }
}
