import ArgumentParser
import Foundation

/// `openkaart-bench pages`: how quickly the pages for people come, and how much goes over the line.
struct PagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages", abstract: "Measure the pages for people: first answer, size, requests a second.")

    @Option(help: "How many records; 79 for the seed data.")
    var records = 79

    @Option(help: "Distinct pages of the list; more than any cache of pages holds.")
    var questions = 4_000

    @Option(help: "Seconds of each load.")
    var seconds = 5

    @Option(help: "The program to measure.")
    var program = ".build/release/openkaart"

    func run() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "openkaart-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = folder.appending(path: "kaart.sqlite")
        let rows = folder.appending(path: "rows.csv")
        if records != 79 { try ReadsCommand.writeData(records, to: rows) }
        try Tool.run(
            program, ["import", records == 79 ? "data/initiatieven.csv" : rows.path, "--database", database.path])
        let subject = try Subject(program: program, database: database, folder: folder)
        defer { subject.stop() }
        try subject.waitUntilCalm()
        var table = Table(records: records)
        try measureAnswers(subject.base, &table)
        try measureLoad(subject.base, folder, &table)
        print(table.text)
    }

    /// The first answer of each address: nothing of it was made before.
    private func measureAnswers(_ base: String, _ table: inout Table) throws {
        for (name, path) in [
            ("/", "/"), ("/ in a box", "/?bbox=4.7,52.2,5.2,52.5&z=10"), ("/ with a theme", "/?thema=open-data"),
            ("/over", "/over"),
        ] {
            let said = try Tool.run(
                "/usr/bin/curl",
                [
                    "-sf", "--compressed", "-o", "/dev/null", "-w",
                    "%{time_starttransfer} %{time_pretransfer} %{size_download}", base + path,
                ])
            let numbers = said.split(separator: " ").compactMap { Double($0) }
            guard numbers.count == 3 else { throw BenchError("curl: \(said)") }
            table.add("\(name): first answer", (numbers[0] - numbers[1]) * 1_000, "ms")
            table.add("\(name): over the line, gzip", numbers[2] / 1_000, "kB")
        }
    }

    private func measureLoad(_ base: String, _ folder: URL, _ table: inout Table) throws {
        let same = folder.appending(path: "same.txt")
        try Data("/\n".utf8).write(to: same)
        let different = folder.appending(path: "different.txt")
        let boxes = (0..<questions).map { number in
            let west = 3.3 + Double(number % 60) * 0.05
            let south = 50.8 + Double(number / 60) * 0.03
            return "/?bbox=\(west),\(south),\(west + 0.6),\(south + 0.4)&z=10"
        }
        try Data(boxes.joined(separator: "\n").utf8).write(to: different)
        for (name, paths) in [("/", same), ("/ in \(questions) boxes, each the first time or thrown away", different)] {
            let load = try Load.run(base, paths: paths, seconds: seconds, gzip: true, in: folder)
            table.add("\(name): 32 connections", load.perSecond, "requests/s")
            table.add("\(name): p99", load.p99, "ms")
        }
    }
}
