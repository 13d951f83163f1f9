import ArgumentParser
import Foundation

/// `openkaart-bench reads`: items with a box and themes, beside nginx with the very same bodies as files.
struct ReadsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reads", abstract: "Measure the reads of the service.")

    @Option(help: "How many records.")
    var records = 100_000

    @Option(help: "Distinct questions; more than any cache of answers holds.")
    var questions = 6_000

    @Option(help: "Rounds; the median counts.")
    var rounds = 3

    @Option(help: "Seconds a round.")
    var seconds = 5

    @Option(help: "Where the figures go as JSON.")
    var output: String?

    @Option(help: "The program to measure.")
    var program = ".build/release/openkaart"

    func run() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "openkaart-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder.appending(path: "www"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var table = Table(records: records)

        try Self.writeData(records, to: folder.appending(path: "rows.csv"))
        try measureImport(folder, &table)
        let service = try Subject(program: program, database: folder.appending(path: "kaart.sqlite"), folder: folder)
        defer { service.stop() }
        table.add("ready after start", service.secondsToReady, "s")
        table.add("private memory, ready", service.privateMemory, "MiB")

        let bodies = try Bodies(service.base, count: questions, folder: folder)
        table.add("mean size of an answer", Double(bodies.bytes) / Double(questions) / 1024, "KiB")
        let nginx = try Nginx(folder: folder)
        defer { nginx.stop() }
        try compare("items", service.base, nginx.plain, bodies, gzip: false, folder, &table)
        try compare("items, gzip", service.base, nginx.packed, bodies, gzip: true, folder, &table)
        try bodies.compareSizes(service.base, &table)
        try Streams.measure(service.base, rounds: max(rounds, 3) * 2 - 1, into: &table)
        try Searches.measure(service.base, into: &table)
        table.add("private memory, after the load", service.privateMemory, "MiB")
        let token = try Tool.run(
            program, ["moderator", "add", "Meting", "--database", folder.appending(path: "kaart.sqlite").path]
        ).trimmingCharacters(in: .whitespacesAndNewlines)
        let calm = try Load.run(service.base, paths: bodies.paths, seconds: seconds, gzip: false, in: folder)
        let fresh = try Freshness(
            service.base, token: token, paths: bodies.paths, folder: folder, seconds: seconds * 2)
        table.add("approval to list, slowest under load", fresh.slowest, "s")
        table.addRatio("p99 of reads while initiatives are approved, beside calm", fresh.load.p99 / calm.p99)
        table.add(
            "SQL path without HTTP (SpatiaLiteRegister)",
            try SQLFloor.perSecond(folder.appending(path: "kaart.sqlite").path), "/s")

        print(table.text)
        if let output { try Data(try table.json().utf8).write(to: URL(filePath: output)) }
    }

    static func writeData(_ count: Int, to file: URL) throws {
        var set = SyntheticSet(seed: 1)
        var text = SyntheticSet.header + "\n"
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        for number in 1...count {
            text += set.row(number)
            if text.utf8.count > 1 << 20 || number == count {
                try handle.write(contentsOf: Data(text.utf8))
                text = ""
            }
        }
        try handle.close()
    }

    private func measureImport(_ folder: URL, _ table: inout Table) throws {
        let clock = ContinuousClock()
        let rows = folder.appending(path: "rows.csv").path
        let own = try clock.measure {
            try Tool.run(program, ["import", rows, "--database", folder.appending(path: "kaart.sqlite").path])
        }
        table.add("import of the CSV", own / .seconds(1), "s")
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/ogr2ogr") else { return }
        let other = try clock.measure {
            try Tool.run(
                "/usr/bin/ogr2ogr",
                [
                    folder.appending(path: "rows.gpkg").path, rows, "-oo", "X_POSSIBLE_NAMES=lon", "-oo",
                    "Y_POSSIBLE_NAMES=lat",
                ])
        }
        table.add("ogr2ogr of the CSV to GeoPackage", other / .seconds(1), "s")
        table.addRatio("import, speed beside ogr2ogr", other / own)
    }

    private func compare(
        _ name: String, _ own: String, _ other: String, _ bodies: Bodies, gzip: Bool, _ folder: URL,
        _ table: inout Table
    ) throws {
        var mine: [Load] = []
        var theirs: [Load] = []
        // In turn, so that a machine that slows down slows both.
        for _ in 0..<rounds {
            theirs.append(try Load.run(other, paths: bodies.files, seconds: seconds, gzip: gzip, in: folder))
            mine.append(try Load.run(own, paths: bodies.paths, seconds: seconds, gzip: gzip, in: folder))
        }
        table.add("\(name): Open Kaart", mine.map(\.perSecond).median, "/s")
        table.add("\(name): Open Kaart, p99", mine.map(\.p99).median, "ms")
        table.add("\(name): nginx", theirs.map(\.perSecond).median, "/s")
        table.addRatio("\(name): ratio to nginx", zip(mine, theirs).map { $0.perSecond / $1.perSecond }.median)
    }
}
