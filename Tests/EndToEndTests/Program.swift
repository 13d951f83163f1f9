import Foundation
import TestSupport

/// Runs programs as a user would, and keeps what they say.
struct Program {
    let status: Int32
    let output: String
    let errors: String

    /// Runs a program to its end.
    static func run(_ path: String, _ arguments: [String], input: Data? = nil, environment: [String: String] = [:])
        throws -> Program
    {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = project
        let output = Pipe()
        let errorFile = FileManager.default.temporaryDirectory.appending(path: "openkaart-stderr-\(UUID().uuidString)")
        try Data().write(to: errorFile)
        defer { try? FileManager.default.removeItem(at: errorFile) }
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errorFile)
        let pipe = Pipe()
        process.standardInput = input == nil ? FileHandle.nullDevice : pipe
        try process.start()
        if let input {
            pipe.fileHandleForWriting.write(input)
            try pipe.fileHandleForWriting.close()
        }
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Program(
            status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
            errors: try String(contentsOf: errorFile, encoding: .utf8))
    }

    /// The folder of the project.
    static let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// The program that was built beside these tests.
    static let openkaart: String = {
        let tests =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "openkaart").path
    }()

    /// Runs `openkaart`.
    static func openkaart(_ arguments: String..., input: Data? = nil, environment: [String: String] = [:]) throws
        -> Program
    {
        try run(openkaart, arguments, input: input, environment: environment)
    }

    /// Runs curl and gives the body; the status code comes as the last line.
    static func curl(_ arguments: String...) throws -> (code: Int, body: String) {
        try curl(arguments)
    }

    static func curl(_ arguments: [String]) throws -> (code: Int, body: String) {
        let said = try run("/usr/bin/curl", ["-s", "--max-time", "20", "-w", "\n%{http_code}"] + arguments).output
        let lines = said.split(separator: "\n", omittingEmptySubsequences: false)
        return (Int(lines.last ?? "") ?? 0, lines.dropLast().joined(separator: "\n"))
    }
}

/// A folder that goes when the test ends.
final class Scratch {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "openkaart-e2e-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func write(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: path(name)))
        return path(name)
    }

    var database: String { path("kaart.sqlite") }
}
