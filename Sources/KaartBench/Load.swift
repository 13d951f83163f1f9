import Foundation

/// One round of wrk: 32 connections cycling through the same list of paths.
struct Load: Codable {
    let perSecond: Double
    /// Milliseconds.
    let p99: Double
    /// Requests that were answered.
    let answers: Int

    static let connections = 32

    /// Runs wrk for some seconds.
    ///
    /// - Parameter pause: milliseconds that a connection waits on average before it asks again. By chance between nothing and twice as
    ///   long, so that connections do not ask all at once.
    /// - Throws: `BenchError` when any answer was not 2xx.
    static func run(
        _ base: String, paths: URL, seconds: Int, gzip: Bool, pause: Int = 0, in folder: URL
    ) throws -> Load {
        let script = folder.appending(path: "paths.lua")
        try Data(
            """
            local requests, i = {}, 0
            function init() for path in io.lines("\(paths.path)") do requests[#requests + 1] = wrk.format("GET", path) end end
            function request() i = i % #requests + 1; return requests[i] end
            \(pause > 0 ? "function delay() return math.random(0, \(2 * pause)) end" : "")
            """.utf8
        ).write(to: script)
        return try run(base, script: script, options: gzip ? ["-H", "Accept-Encoding: gzip"] : [], seconds: seconds)
    }

    /// Runs wrk with a script for some seconds.
    ///
    /// - Parameters:
    ///   - options: of wrk.
    ///   - arguments: of the script.
    /// - Throws: `BenchError` when any answer was not 2xx.
    static func run(
        _ base: String, script: URL, options: [String] = [], arguments: [String] = [], seconds: Int
    ) throws -> Load {
        let fixed = ["-t1", "-c\(connections)", "-d\(seconds)s", "--latency", "-s", script.path]
        let said = try Tool.run(
            "/usr/bin/wrk", fixed + options + [base] + (arguments.isEmpty ? [] : ["--"] + arguments))
        guard !said.contains("Non-2xx"), let rate = said.firstMatch(of: /Requests\/sec:\s+([0-9.]+)/),
            let latency = said.firstMatch(of: /99%\s+([0-9.]+)(us|ms|s)/),
            let answers = said.firstMatch(of: /(\d+) requests in/).flatMap({ Int($0.1) })
        else { throw BenchError("wrk: \(said)") }
        let scale: [Substring: Double] = ["us": 0.001, "ms": 1, "s": 1000]
        let perSecond = Double(rate.output.1) ?? .nan
        let p99 = Double(latency.output.1) ?? .nan
        return Load(perSecond: perSecond, p99: p99 * (scale[latency.output.2] ?? 1), answers: answers)
    }
}

extension [Double] {
    var median: Double {
        let ordered = sorted()
        return isEmpty ? .nan : (ordered[(count - 1) / 2] + ordered[count / 2]) / 2
    }
}
