import Foundation
import TestSupport
import Testing

@Suite("A power cut, again and again, with the built program on a real file")
struct KillTests {
    private static let kills = 50
    private static let writers = 8

    @Test(
        "Eight writers while the process is killed fifty times: what was answered with 2xx is there, nothing is half there, the same key is the same submission",
        .timeLimit(.minutes(10)), arguments: [UInt64.random(in: .min ... .max)])
    func kill(seed: UInt64) async throws {
        // On a thread of its own: it waits, and the other tests need those of the runtime.
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            Thread { done.resume(with: Result { try Self.run(seed) }) }.start()
        }
    }

    private static func run(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let scratch = try Scratch()
        func start() throws -> Server {
            try Server(scratch, environment: ["OPENKAART_RATE_LIMIT": "off"])
        }
        var server = try start()
        let added = try Program.openkaart("moderator", "add", "Anne", "--database", scratch.database)
        let moderator = added.output.trimmingCharacters(in: .newlines)
        let writers = (0..<writers).map { Writer(number: $0, seed: seed, moderator: moderator) }
        var audit = Audit(moderator: moderator, database: scratch.database)
        let seeds = Set(try audit.seen(try connect(server)).map.keys)

        for round in 1...kills {
            for writer in writers { writer.start(server.base) }
            usleep(.random(in: 20_000...300_000, using: &random))
            server.kill()
            for writer in writers { writer.join() }
            if round.isMultiple(of: 10) { try killWhileStarting(scratch, &random) }
            server = try start()
            do {
                try look(server, writers, &audit, seeds)
            } catch {
                throw Audit.Failure(description: "seed \(seed), after kill \(round): \(error)")
            }
        }

        let answers = writers.reduce(0) { $0 + $1.answers }
        let done = writers.reduce(0) { $0 + $1.cutOff.done }
        let undone = writers.reduce(0) { $0 + $1.cutOff.undone }
        print(
            "kill test: seed \(seed), \(kills) kills, \(answers) answers, \(audit.log.count) changes of the map; of the requests that were cut off \(done) were done and \(undone) not"
        )
        // Otherwise nothing was proved.
        #expect(answers > kills)
        try end(server, scratch, &audit, seed)
    }

    /// Holds everything against everything, after a restart.
    private static func look(_ server: Server, _ writers: [Writer], _ audit: inout Audit, _ seeds: Set<String>) throws {
        let connection = try connect(server)
        let found = try audit.seen(connection)
        for writer in writers { writer.resolve(found, connection) }
        for writer in writers { writer.repeatOne(connection) }
        let wrong = writers.flatMap(\.wrong)
        guard wrong.isEmpty else { throw Audit.Failure(description: wrong.prefix(3).joined(separator: "; ")) }
        let seen = try audit.seen(connection)
        try Audit.compare(writers.map(\.ledger), seen, seeds: seeds)
        try audit.follow(connection, to: seen.map)
        try audit.file()
    }

    private static func connect(_ server: Server) throws -> Connection {
        guard let connection = Connection(to: server.base) else {
            throw Audit.Failure(description: "nobody listens: \(server.said)")
        }
        return connection
    }

    /// A second power cut, before the service answers again.
    private static func killWhileStarting(_ scratch: Scratch, _ random: inout SeededGenerator) throws {
        let server = try Server(scratch, environment: ["OPENKAART_RATE_LIMIT": "off"], waits: false)
        usleep(.random(in: 1_000...300_000, using: &random))
        server.kill()
    }

    /// The search index is a file of its own, that follows a moment later.
    private static func expectSearch(_ connection: Connection, count: Int, _ seed: UInt64) throws {
        let path = "/v1/collections/initiatieven/items?limit=1&q=kanariegele"
        var said = ""
        for _ in 0..<100 {
            said = connection.exchange("GET", path).body.map { String(decoding: $0, as: UTF8.self) } ?? ""
            if said.contains(#""numberMatched":\#(count),"#) { return }
            usleep(100_000)
        }
        throw Audit.Failure(description: "seed \(seed): the search does not find \(count): \(said.prefix(200))")
    }

    /// The change log from its beginning, the doctor, and a clean end.
    private static func end(_ server: Server, _ scratch: Scratch, _ audit: inout Audit, _ seed: UInt64) throws {
        let connection = try connect(server)
        var anew = Audit(moderator: "", database: scratch.database)
        let map = try audit.seen(connection).map
        try anew.follow(connection, to: map)
        #expect(anew.log == audit.log, "seed \(seed): the change log was rewritten")
        try expectSearch(connection, count: map.count - 79, seed)
        #expect(server.stop() == 0)
        for word in [" error ", " critical ", "Fatal"] { #expect(!server.said.contains(word), "\(server.said)") }
        let doctor = try Program.openkaart("doctor", "--database", scratch.database)
        #expect(doctor.status == 0, "seed \(seed): \(doctor.output)")
        #expect(
            doctor.output.contains(/beoordelingen: de keten van \d+ klopt/) && doctor.output.contains("zonder gaten"))
    }
}
