import ArgumentParser
import Foundation
import SpatiaLiteRegister

/// `openkaart-bench submissions`: how many submissions a second are on disk before they are answered, beside what SQLite and the disk
/// do alone.
struct SubmissionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submissions", abstract: "Measure submissions, each on disk before its 201.")

    @Option(help: "How many records are on the map.")
    var records = 100_000

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
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = folder.appending(path: "kaart.sqlite")
        try ReadsCommand.writeData(records, to: folder.appending(path: "rows.csv"))
        try Tool.run(program, ["import", folder.appending(path: "rows.csv").path, "--database", database.path])
        var table = Table(records: records)
        let service = try Subject(program: program, database: database, folder: folder)
        defer { service.stop() }

        let script = folder.appending(path: "submit.lua")
        try Data(Self.script.utf8).write(to: script)
        var loads: [Load] = []
        var bare: [Double] = []
        var disk: [Double] = []
        var sent = 0
        // In turn, so that a machine that slows down slows all.
        for round in 0..<rounds {
            disk.append(try DiskFloor.syncsPerSecond(in: folder, seconds: seconds))
            bare.append(try DiskFloor.transactionsPerSecond(in: folder, seconds: seconds))
            let load = try Load.run(service.base, script: script, arguments: ["\(round)"], seconds: seconds)
            loads.append(load)
            sent += load.answers
        }
        let stored = try Self.stored(database)
        // A round ends with requests under way: they are stored, and their answers are not counted.
        guard stored >= sent, stored <= sent + rounds * Load.connections else {
            throw BenchError("\(sent) submissions were answered with 201 and \(stored) are in the register")
        }
        table.add("submissions: accepted, \(Load.connections) connections", loads.map(\.perSecond).median, "/s")
        table.add("submissions: p99", loads.map(\.p99).median, "ms")
        table.add("SQLite alone, one transaction each", bare.median, "/s")
        table.add("write and fdatasync alone", disk.median, "/s")
        table.addRatio("submissions, beside SQLite alone", zip(loads, bare).map { $0.perSecond / $1 }.median)
        table.add("private memory, after the load", service.privateMemory, "MiB")
        print(table.text)
        if let output { try Data(try table.json().utf8).write(to: URL(filePath: output)) }
    }

    private static func stored(_ database: URL) throws -> Int {
        let register = try SpatiaLiteRegister(path: database.path, creates: false)
        defer { try? register.close() }
        return try register.queue(status: .submitted, limit: 1).total
    }

    /// Each body is another one, spread over the country; half of them with an e-mail address.
    private static let script = """
        local round, i = "", 0
        local kinds = { "Buurtbegroting", "Wijkpanel", "Datadashboard", "Stadslab", "Meldpunt" }
        function init(args)
          round = args[1]
          math.randomseed(tonumber(round) + 1)
        end
        function request()
          i = i + 1
          local email = i % 2 == 0 and ',"email":"proef' .. i .. '@voorbeeld.example"' or ''
          local body = string.format(
            '{"titel":"%s %s-%d","omschrijving":"Bewoners meten samen de lucht in hun wijk en maken de uitkomsten openbaar.",' ..
            '"thema":"open-data","plaats":"Utrecht","url":"https://voorbeeld.example/%s/%d",' ..
            '"geometrie":{"type":"Point","coordinates":[%.6f,%.6f]}%s}',
            kinds[i % 5 + 1], round, i, round, i, 4 + 2.5 * math.random(), 51.5 + 1.5 * math.random(), email)
          return wrk.format("POST", "/v1/inzendingen", { ["Content-Type"] = "application/json" }, body)
        end
        """
}
