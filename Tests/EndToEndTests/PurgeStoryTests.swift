import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("Purging with the built program, beside a running service")
struct PurgeStoryTests {
    private let scratch: Scratch
    private let server: Server
    private let token: String

    init() throws {
        scratch = try Scratch()
        server = try Server(scratch)
        token = try Program.openkaart("moderator", "add", "Anne", "--database", scratch.database).output
            .trimmingCharacters(in: .newlines)
    }

    @Test(
        "After a purge no byte of any file holds a word of the record, no route shows it, and its id never comes back")
    func purge() throws {
        let id = try send(#""titel":"Qxtitel van iets","omschrijving":"Qxeerst was er dit.","plaats":"Qxplaats""#)
        try decide(id, #"{"besluit":"goedkeuren"}"#)
        let change = try send(
            #""soort":"wijziging","initiatiefId":"\#(id)","titel":"Qxlater van iets","omschrijving":"Daarna was er dit.""#
        )
        try decide(change, #"{"besluit":"goedkeuren","reden":"Qxredentoe."}"#)
        let refused = try send(
            #""soort":"wijziging","initiatiefId":"\#(id)","titel":"Qxnooit van iets","omschrijving":"Dit kwam er niet.""#
        )
        try decide(refused, #"{"besluit":"afwijzen","reden":"Qxredenaf."}"#)
        let never = try send(#""titel":"Qxwachtend","omschrijving":"Dit wacht op een besluit.""#)
        let words = [
            "qxtitel", "qxeerst", "qxplaats", "qxlater", "qxnooit", "qxredentoe", "qxredenaf", "qxwachtend", "qxadres",
        ]
        try eventually { try holds("qxlater", in: "-zoek") }
        for word in words { #expect(try holds(word), "\(word) is nowhere to begin with") }
        #expect(try get("/v1/collections/initiatieven/items?q=qxlater").contains(id))
        // It is in the files of the day and of the version too, plain and compressed.
        let snapshot = try Program.openkaart("snapshot", "--replace", "--database", scratch.database)
        #expect(snapshot.status == 0, "\(snapshot.errors)")
        let files = "/opendata/latest/initiatieven.csv"
        #expect(try Program.curl("-L", server.base + files).body.contains("Qxlater"))

        let unsure = try Program.openkaart("purge", id, "--reason", "verzoek", "--database", scratch.database)
        #expect(unsure.status != 0 && unsure.errors.contains("--yes"))
        #expect(
            unsure.output.contains("\(id) kan gewist worden: van de kaart, 1 eerdere versie, 3 inzendingen, 2 redenen"))
        #expect(try get("/v1/collections/initiatieven/items/\(id)").contains("Qxlater"))

        let done = try Program.openkaart(
            "purge", id, never, "--reason", "verzoek", "--yes", "--database", scratch.database)
        #expect(done.status == 0 && done.output.contains("Opnieuw gemaakt zonder het gewiste: "), "\(done.errors)")
        // The service still runs, and the program is done: nothing is left in any file now.
        for word in words { #expect(try !holds(word), "\(word)") }
        let item = server.base + "/v1/collections/initiatieven/items/\(id)"
        #expect(try eventually { try Program.curl(item).code == 404 })
        #expect(try get("/v1/collections/initiatieven/items?q=qxlater").contains(#""numberMatched":0"#))
        #expect(try get("/v1/wijzigingen?na=79").contains(#""initiatief":null,"reden":"gewist"}]"#))
        for submission in [id, change, refused, never] {
            let seen = try Program.curl(
                server.base + "/v1/inzendingen/\(submission)", "-H", "Authorization: Bearer \(token)")
            #expect(seen.code == 200 && seen.body.contains("gewistOp") && !seen.body.contains("Qx"), "\(seen.body)")
        }
        let late = try Program.curl(
            server.base + "/v1/inzendingen/\(never)/beoordelingen", "-H", "Authorization: Bearer \(token)", "-H",
            "Content-Type: application/json", "-d", #"{"besluit":"goedkeuren"}"#)
        #expect(late.code == 409 && late.body.contains("gewist"))

        let day = try Program.curl("-L", server.base + files).body
        #expect(day.contains("id,titel") && !day.contains(id))
        let manifest =
            FileManager.default.enumerator(atPath: scratch.database + "-opendata")?.compactMap { $0 as? String }
            .filter { $0.hasPrefix("20") && $0.hasSuffix("manifest.json") } ?? []
        #expect(manifest.count == 1)
        for name in manifest {
            #expect(
                try String(contentsOfFile: scratch.database + "-opendata/" + name, encoding: .utf8).contains("gewistOp")
            )
        }

        let file = try scratch.write(
            "terug.csv",
            "id,titel,omschrijving,thema,lon,lat\n"
                + [id, never].map { "\($0),Terug van weg,Een omschrijving van iets.,open-data,5.1,52.1\n" }.joined())
        let back = try Program.openkaart("import", file, "--database", scratch.database)
        #expect(back.status == 1 && back.errors.contains("regel 2: id:") && back.errors.contains("regel 3: id:"))
        let again = try Program.openkaart(
            "purge", id, "--reason", "anders", "--yes", "--database", scratch.database)
        #expect(again.status == 0 && again.output.contains("al eerder gewist"))
        let doctor = try Program.openkaart("doctor", "--database", scratch.database).output
        #expect(doctor.contains("[goed] beoordelingen: de keten van 3 klopt, van 3 is de reden gewist"), "\(doctor)")
        #expect(doctor.contains("[goed] gewist: 2, en daar is niets van over"), "\(doctor)")
        #expect(server.stop() == 0)
        for word in [" warning ", " error ", " critical ", "Fatal"] { #expect(!server.said.contains(word)) }
        for word in words { #expect(try !holds(word), "\(word), after the service stopped") }
    }

    @Test("What cannot be purged is told, and nothing happens")
    func refusals() throws {
        let nobody = "57dab273-0000-4000-8000-a67c5398fa0c"
        for (arguments, says) in [
            ([nobody, "--reason", "verzoek"], "geen initiatief of inzending"),
            (["x", "--reason", "verzoek"], "geen id"),
            ([nobody, "--reason", "zomaar"], "zomaar"), ([nobody], "--reason"),
        ] {
            let answer = try Program.run(
                Program.openkaart, ["purge"] + arguments + ["--yes", "--database", scratch.database])
            #expect(answer.status != 0 && answer.errors.contains(says), "\(arguments): \(answer.errors)")
        }
    }

    /// Whether any file of the installation, or one of them, holds a word in any mixture of cases.
    private func holds(_ word: String, in suffix: String? = nil) throws -> Bool {
        let names = FileManager.default.enumerator(atPath: scratch.url.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasPrefix("kaart.sqlite" + (suffix ?? "")) }.contains { name in
            // Folders, and files that went meanwhile, hold nothing.
            let bytes = (try? Data(contentsOf: URL(filePath: scratch.path(name)))) ?? Data()
            // Lower case of ASCII alone; all else stays what it is.
            return Data(bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }).range(of: Data(word.utf8)) != nil
        }
    }

    private func send(_ members: String) throws -> String {
        let body =
            #"{\#(members),"thema":"open-data","geometrie":{"type":"Point","coordinates":[5.12,52.09]},"email":"qxadres@voorbeeld.example"}"#
        let answer = try Program.curl(
            server.base + "/v1/inzendingen", "-H", "Content-Type: application/json", "-d", body)
        return String(try #require(answer.body.firstMatch(of: /"id":"([0-9a-f-]{36})"/)?.1, "\(answer.body)"))
    }

    private func decide(_ id: String, _ body: String) throws {
        let answer = try Program.curl(
            server.base + "/v1/inzendingen/\(id)/beoordelingen", "-H", "Authorization: Bearer \(token)", "-H",
            "Content-Type: application/json", "-d", body)
        #expect(answer.code == 201, "\(answer.body)")
    }

    private func get(_ path: String) throws -> String { try Program.curl(server.base + path).body }

    /// Asks until it is so; what follows the register does so four times a second.
    @discardableResult
    private func eventually(_ body: () throws -> Bool) throws -> Bool {
        for _ in 0..<200 {
            if try body() { return true }
            usleep(50_000)
        }
        return false
    }
}
