import Foundation

/// How soon an approved initiative is on the map while readers hammer it.
struct Freshness {
    /// From asking for the approval until the initiative is in a list by box; seconds.
    private(set) var slowest = 0.0
    /// The readers meanwhile.
    let load: Load

    /// Submits and approves one initiative after the other while wrk runs.
    ///
    /// - Throws: `BenchError` when one does not appear.
    init(_ base: String, token: String, paths: URL, folder: URL, seconds: Int) throws {
        nonisolated(unsafe) var result: Result<Load, any Error> = .failure(BenchError("wrk did not end"))
        let wrk = Thread {
            result = Result { try Load.run(base, paths: paths, seconds: seconds, gzip: false, in: folder) }
        }
        wrk.start()
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds - 1)
        var number = 0
        while clock.now < end {
            number += 1
            let body = """
                {"titel":"Net goedgekeurd \(number)","omschrijving":"Een initiatief dat zojuist is goedgekeurd.","thema":"open-data",\
                "geometrie":{"type":"Point","coordinates":[6.99,53.55]}}
                """
            let created = try Self.curl(["-d", body, "-H", "Content-Type: application/json", base + "/v1/inzendingen"])
            guard let id = created.firstMatch(of: /"id":"([0-9a-f-]+)"/)?.output.1 else { throw BenchError(created) }
            let start = clock.now
            _ = try Self.curl([
                "-d", #"{"besluit":"goedkeuren"}"#, "-H", "Content-Type: application/json", "-H",
                "Authorization: Bearer \(token)", base + "/v1/inzendingen/\(id)/beoordelingen",
            ])
            let list = base + "/v1/collections/initiatieven/items?bbox=6.989,53.549,6.991,53.551&limit=10000"
            while !(try Self.curl([list])).contains(id) {
                guard clock.now - start < .seconds(10) else { throw BenchError("the initiative \(id) did not appear") }
            }
            slowest = max(slowest, (clock.now - start) / .seconds(1))
            // Starting curl takes a core for a while; without a pause that is what would be measured.
            Thread.sleep(forTimeInterval: 0.2)
        }
        while !wrk.isFinished { Thread.sleep(forTimeInterval: 0.05) }
        load = try result.get()
    }

    private static func curl(_ arguments: [String]) throws -> String {
        try Tool.run("/usr/bin/curl", ["-sS", "--fail"] + arguments)
    }
}
