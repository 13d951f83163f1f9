import ArgumentParser
import Foundation

/// `openkaart-bench count`: instructions of one fixed question to the map, by callgrind: the same number on every run, whatever else
/// the machine does.
struct CountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count", abstract: "Count the instructions of the hot path and hold them against the threshold.")

    @Option(help: "A file with the most instructions that one answer may take.")
    var threshold: String?

    func run() throws {
        // The difference between two runs leaves out what it costs to start and load.
        let few = try Self.instructions(times: 100)
        let many = try Self.instructions(times: 1_100)
        let each = (many - few) / 1_000
        print("one answer of the map: \(each) instructions")
        guard let threshold else { return }
        let text = try String(contentsOfFile: threshold, encoding: .utf8)
        guard let most = text.split(whereSeparator: \.isNewline).compactMap({ Int($0) }).first else {
            throw BenchError("\(threshold) holds no number")
        }
        guard each <= most else { throw BenchError("that is more than the \(most) of \(threshold)") }
    }

    private static func instructions(times: Int) throws -> Int {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let file = FileManager.default.temporaryDirectory.appending(path: "openkaart-callgrind-\(times)").path
        // Valgrind of Debian 12 cannot read the debugging information of this Swift.
        let stripped = file + ".stripped"
        defer { for path in [file, stripped] { try? FileManager.default.removeItem(atPath: path) } }
        try Tool.run("/usr/bin/strip", ["-g", "-o", stripped, own])
        try Tool.run(
            "/usr/bin/valgrind",
            ["--tool=callgrind", "-q", "--callgrind-out-file=\(file)", stripped, "hot-path", "--times", "\(times)"])
        let profile = try String(contentsOfFile: file, encoding: .utf8)
        guard let total = profile.firstMatch(of: /(?:summary|totals): (\d+)/).flatMap({ Int($0.1) }) else {
            throw BenchError("callgrind gave no total")
        }
        return total
    }
}
