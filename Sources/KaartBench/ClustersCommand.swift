import ArgumentParser
import Foundation
import OpenKaart
import PublishedMap

/// `openkaart-bench clusters`: how long a view of the map takes, in this process and over HTTP on one connection.
struct ClustersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clusters", abstract: "Measure clusters for views of the map.")

    @Option(help: "How many records.")
    var records = 1_000_000

    @Option(help: "Distinct questions of each kind; more than any cache of answers holds.")
    var questions = 4_000

    @Option(help: "The program to measure; empty for this process alone.")
    var program = ".build/release/openkaart"

    @Option(help: "Where the figures go as JSON.")
    var output: String?

    func run() throws {
        var table = Table(records: records)
        try measureMap(&table)
        if !program.isEmpty { try measureService(&table) }
        print(table.text)
        if let output { try Data(try table.json().utf8).write(to: URL(filePath: output)) }
    }

    private func measureMap(_ table: inout Table) throws {
        let map = PublishedMap(following: SyntheticRecords(count: records))
        try map.load()
        guard let state = map.current else { throw BenchError("the map is empty") }
        let themes = state.themeCounts().keys.sorted()
        table.add("memory of the counts kept with the map", Double(state.bytesOfClusterCounts) / 1_048_576, "MiB")
        for kind in ClusterMix.Kind.allCases {
            var mix = ClusterMix()
            var times: [Double] = []
            var elements: [Double] = []
            for _ in 0..<questions {
                let question = mix.next(kind)
                let before = DuplicatesCommand.busyMilliseconds
                let zoom = state.clusterZoom(question.zoom, in: question.filter.area)
                let answer = state.clusters(
                    ClusterQuery(filter: question.filter, level: ClusterGrid.level(zoom: zoom), themes: themes))
                times.append(DuplicatesCommand.busyMilliseconds - before)
                elements.append(Double(answer.numberReturned))
            }
            table.add("map alone, \(kind.rawValue): elements, most", elements.max() ?? .nan, "")
            Self.add(times, "map alone, \(kind.rawValue)", "time on the core", &table)
        }
    }

    private func measureService(_ table: inout Table) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "openkaart-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let rows = folder.appending(path: "rows.csv")
        let database = folder.appending(path: "kaart.sqlite")
        try ReadsCommand.writeData(records, to: rows)
        try Tool.run(program, ["import", rows.path, "--database", database.path])
        let subject = try Subject(program: program, database: database, folder: folder)
        defer { subject.stop() }
        // What is made beside the answers at first would share the cores with them.
        try subject.waitUntilCalm()
        for kind in ClusterMix.Kind.allCases {
            var mix = ClusterMix()
            let paths = (0..<questions).map { _ in mix.next(kind).path }
            let before = subject.busySeconds
            let times = try Self.ask(subject.base, paths, in: folder)
            let busy = (subject.busySeconds - before) * 1_000 / Double(questions)
            Self.add(times, "over HTTP, \(kind.rawValue)", "until the first byte", &table)
            table.add("over HTTP, \(kind.rawValue): time on the cores, mean", busy, "ms")
        }
        table.add("private memory of the service", subject.privateMemory, "MiB")
    }

    /// Asks one after the other on one connection; milliseconds from the request to the first byte of each answer.
    private static func ask(_ base: String, _ paths: [String], in folder: URL) throws -> [Double] {
        let file = folder.appending(path: "questions.curl")
        let lines = paths.map { "url = \"\(base)\($0)\"\noutput = /dev/null" }.joined(separator: "\n")
        try Data(lines.utf8).write(to: file)
        let said = try Tool.run(
            "/usr/bin/curl",
            ["-s", "--fail", "-K", file.path, "-w", "%{time_starttransfer} %{time_pretransfer} %{http_code}\n"])
        let times = said.split(separator: "\n").compactMap { line -> Double? in
            let parts = line.split(separator: " ")
            guard parts.count == 3, parts[2] == "200", let end = Double(parts[0]), let start = Double(parts[1]) else {
                return nil
            }
            return (end - start) * 1_000
        }
        guard times.count == paths.count else { throw BenchError("\(paths.count - times.count) questions failed") }
        return times
    }

    private static func add(_ times: [Double], _ name: String, _ what: String, _ table: inout Table) {
        let ordered = times.sorted()
        table.add("\(name): \(what), median", times.median, "ms")
        table.add("\(name): p99", ordered[min(ordered.count - 1, ordered.count * 99 / 100)], "ms")
        table.add("\(name): slowest of \(ordered.count)", ordered.last ?? .nan, "ms")
    }
}
