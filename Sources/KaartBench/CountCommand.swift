import ArgumentParser
import Foundation

/// `openkaart-bench count`: instructions of fixed questions to the map, by callgrind: the same number on every run, whatever else the
/// machine does.
struct CountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count", abstract: "Count the instructions of the hot paths and hold them against the threshold.")

    @Option(help: "A file with, for each hot path, its name and the most instructions that one answer may take.")
    var threshold: String?

    func run() throws {
        let most = try threshold.map { path in
            try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).map {
                $0.split(separator: " ")
            }
        }
        for asked in HotPath.allCases {
            // The difference between two runs leaves out what it costs to start and load.
            let few = try Self.instructions(asked, times: 100)
            let many = try Self.instructions(asked, times: 1_100)
            let each = (many - few) / 1_000
            print("one answer of the map, \(asked.rawValue): \(each) instructions")
            guard let most else { continue }
            guard let limit = most.first(where: { $0.first == asked.rawValue[...] })?.last.flatMap({ Int($0) }) else {
                throw BenchError("the file with thresholds has none for \(asked.rawValue)")
            }
            guard each <= limit else { throw BenchError("that is more than the \(limit) of the threshold") }
        }
    }

    private static func instructions(_ asked: HotPath, times: Int) throws -> Int {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let file = FileManager.default.temporaryDirectory.appending(path: "openkaart-callgrind-\(times)").path
        // Valgrind of Debian 12 cannot read the debugging information of this Swift.
        let stripped = file + ".stripped"
        defer { for path in [file, stripped] { try? FileManager.default.removeItem(atPath: path) } }
        try Tool.run("/usr/bin/strip", ["-g", "-o", stripped, own])
        try Tool.run(
            "/usr/bin/valgrind",
            [
                "--tool=callgrind", "-q", "--callgrind-out-file=\(file)", stripped, "hot-path", "--asked",
                asked.rawValue, "--times", "\(times)",
            ])
        let profile = try String(contentsOfFile: file, encoding: .utf8)
        guard let total = profile.firstMatch(of: /(?:summary|totals): (\d+)/).flatMap({ Int($0.1) }) else {
            throw BenchError("callgrind gave no total")
        }
        return total
    }
}
