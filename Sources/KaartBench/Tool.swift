import Foundation

/// Programs that the bench starts: they listen on loopback and end with the bench.
final class Tool {
    private let process = Process()

    /// Starts a program that goes on until `stop`.
    init(_ path: String, _ arguments: [String], log: URL, environment: [String: String] = [:]) throws {
        try Data().write(to: log)
        let handle = try FileHandle(forWritingTo: log)
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
    }

    var identifier: Int32 { process.processIdentifier }

    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    deinit {
        if process.isRunning { process.terminate() }
    }

    /// Private memory in MiB.
    var privateMemory: Double {
        guard let status = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8),
            let kilobytes = status.firstMatch(of: /RssAnon:\s+(\d+)/).flatMap({ Double($0.1) })
        else { return .nan }
        return kilobytes / 1024
    }

    /// Seconds that its threads had a core.
    var busySeconds: Double {
        guard let stat = try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8),
            let fields = stat.split(separator: ")").last?.split(separator: " "), fields.count > 12,
            let user = Double(fields[11]), let system = Double(fields[12])
        else { return .nan }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Runs a program to its end and gives what it said.
    ///
    /// - Throws: `BenchError` when it fails.
    @discardableResult
    static func run(_ path: String, _ arguments: [String], environment: [String: String] = [:]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = pipe
        process.standardError = FileHandle.standardError
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchError("\(path) ended with status \(process.terminationStatus)")
        }
        return String(decoding: output, as: UTF8.self)
    }
}

/// What went wrong with a measurement.
struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
