import Foundation
import TestSupport
import Testing

@Suite("The mirror, with the built program")
struct MirrorTests {
    @Test(
        "A copy that is brought up to date after additions, a change, a removal and restarts is the download, byte for byte"
    )
    func story() throws {
        let scratch = try Scratch()
        var server = try Server(scratch)
        let copy = scratch.path("kopie.geojsonl")
        func mirror() throws -> Program { try Program.openkaart("mirror", server.base + "/v1/", "--output", copy) }
        let first = try mirror()
        #expect(first.status == 0 && first.output == "de kopie klopt: 79 initiatieven, versie 79\n", "\(first.errors)")
        try expectSame(copy, server)

        let people = try People(server, scratch)
        let kept = try people.publish("Kanarie die blijft")
        let leaving = try people.publish("Kanarie die gaat")
        let second = try mirror()
        #expect(second.output == "de kopie klopt: 81 initiatieven, versie 81\n", "\(second.errors)")
        try expectSame(copy, server)
        #expect(try text(copy).contains("Kanarie die gaat"))

        let change = try people.ask("PATCH", kept, #"{"titel":"Kanarie \"met\" \\ <een> andere\ntitel 👩‍🚒"}"#)
        try people.approve(try #require(Sent(change.body)).id)
        #expect(try people.ask("DELETE", leaving).code == 200)
        server.kill()
        server = try Server(scratch, port: server.port)
        let third = try mirror()
        #expect(third.output == "de kopie klopt: 80 initiatieven, versie 83\n", "\(third.errors)")
        try expectSame(copy, server)
        #expect(try !text(copy).contains("Kanarie die gaat") && text(copy).contains(#"Kanarie \"met\" \\ "#))

        // Nothing new: nothing is written.
        let before = try modified(copy)
        #expect(try mirror().output == third.output)
        #expect(try modified(copy) == before)
        // A copy that is further than its state, as after a power cut between the two.
        try #"{"adres":"\#(server.base)","volgnummer":40}"#.write(
            toFile: copy + ".stand", atomically: true, encoding: .utf8)
        #expect(try mirror().output == third.output)
        try expectSame(copy, server)
        // From nothing, in one go, the same bytes.
        let anew = scratch.path("opnieuw.geojsonl")
        #expect(try Program.openkaart("mirror", server.base, "--output", anew).status == 0)
        #expect(try text(anew) == text(copy) && text(anew + ".stand") == text(copy + ".stand"))
        #expect(server.stop() == 0)
    }

    @Test("More changes than fit a page are all there")
    func pages() throws {
        let scratch = try Scratch()
        let rows = (1...10_050).map {
            "Initiatief \($0),Een omschrijving van \($0).,open-data,\(4 + Double($0) / 10_000),52.1"
        }
        let file = try scratch.write(
            "veel.csv", "titel,omschrijving,thema,lon,lat\n" + rows.joined(separator: "\n") + "\n")
        #expect(try Program.openkaart("import", file, "--database", scratch.database).status == 0)
        let server = try Server(scratch)
        let copy = scratch.path("kopie.geojsonl")
        let made = try Program.openkaart("mirror", server.base, "--output", copy)
        #expect(made.output == "de kopie klopt: 10050 initiatieven, versie 10050\n", "\(made.errors)")
        try expectSame(copy, server)
        #expect(server.stop() == 0)
    }

    @Test(
        "A copy that says something else than the service is found out, whatever is wrong with it, and the status is not 0"
    )
    func differences() throws {
        let scratch = try Scratch()
        let server = try Server(scratch)
        let copy = scratch.path("kopie.geojsonl")
        func mirror() throws -> Program { try Program.openkaart("mirror", server.base, "--output", copy) }
        #expect(try mirror().status == 0)
        let right = try text(copy)
        let lines = right.split(separator: "\n").map(String.init)
        func id(_ line: String) throws -> String { String(try #require(line.firstMatch(of: /"id":"([0-9a-f-]+)"/)?.1)) }
        let other = "00000000-0000-4000-8000-000000000000"
        let cases: [(lines: [String], says: String)] = [
            (
                [lines[0].replacing(#""titel":""#, with: #""titel":"x"#)] + lines.dropFirst(),
                "\(try id(lines[0])): is anders"
            ),
            ([lines[0].replacing(":[", with: ": [")] + lines.dropFirst(), "\(try id(lines[0])): is anders"),
            (Array(lines.dropFirst()), "\(try id(lines[0])): ontbreekt in de kopie"),
            (lines + [lines[0].replacing(try id(lines[0]), with: other)], "\(other): staat alleen in de kopie"),
            ([String(lines[0].dropLast(3))] + lines.dropFirst(), "De kopie is beschadigd"),
        ]
        for (wrong, says) in cases {
            try (wrong.joined(separator: "\n") + "\n").write(toFile: copy, atomically: true, encoding: .utf8)
            let found = try mirror()
            #expect(found.status == 1 && found.errors.contains(says), "\(says): \(found.errors)")
            #expect(!found.output.contains("klopt") && found.errors.contains(copy + ".stand"))
        }
        // As it tells.
        for path in [copy, copy + ".stand"] { try FileManager.default.removeItem(atPath: path) }
        #expect(try mirror().status == 0)
        #expect(try text(copy) == right)
        #expect(server.stop() == 0)
    }

    @Test(
        "A file of something else, another service, a younger map and what is no address are refused, and nothing is overwritten"
    )
    func refusals() throws {
        let scratch = try Scratch()
        let server = try Server(scratch)
        let letter = try scratch.write("brief.txt", "Dit is een brief.")
        let foreign = try Program.openkaart("mirror", server.base, "--output", letter)
        #expect(foreign.status == 1 && foreign.errors.contains("geen kopie van een kaart"))
        #expect(try text(letter) == "Dit is een brief.")

        let copy = scratch.path("kopie.geojsonl")
        #expect(try Program.openkaart("mirror", server.base, "--output", copy).status == 0)
        let right = try text(copy)
        let elsewhere = try Program.openkaart(
            "mirror", server.base.replacing("127.0.0.1", with: "localhost"), "--output", copy)
        #expect(elsewhere.status == 1 && elsewhere.errors.contains("is een kopie van \(server.base)"))
        #expect(server.stop() == 0)

        let young = try Scratch()
        let row = try young.write(
            "een.csv", "titel,omschrijving,thema,lon,lat\nEen initiatief,Een omschrijving.,open-data,5.1,52.1\n")
        #expect(try Program.openkaart("import", row, "--database", young.database).status == 0)
        let other = try Server(young, port: server.port)
        let shorter = try Program.openkaart("mirror", other.base, "--output", copy)
        #expect(shorter.status == 1 && shorter.errors.contains("maar de dienst heeft er maar 1"), "\(shorter.errors)")
        #expect(other.stop() == 0)
        #expect(try text(copy) == right)

        for address in [
            "kaart", "ftp://voorbeeld.nl", "http://", "http://ik@voorbeeld.nl", "https://voorbeeld.nl?a=1", "--x",
        ] {
            let wrong = try Program.openkaart("mirror", address, "--output", scratch.path("geen"))
            #expect(wrong.status != 0 && !wrong.errors.isEmpty, "\(address)")
            #expect(!FileManager.default.fileExists(atPath: scratch.path("geen")))
        }
        let notThis = try Program.openkaart("mirror", "kaart", "--output", scratch.path("geen"))
        #expect(notThis.errors.contains("'kaart' is geen adres van een dienst"))
    }

    @Test("A connection that fails or breaks off is tried again; one that stays away is told, after five attempts")
    func network() throws {
        let scratch = try Scratch()
        let server = try Server(scratch)
        let copy = scratch.path("kopie.geojsonl")
        // A curl that breaks off halfway through every first and second attempt of something.
        let tools = scratch.url.appending(path: "bin")
        try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
        let curl = tools.appending(path: "curl").path
        func install(_ script: String) throws {
            try ("#!/bin/sh\n" + script).write(toFile: curl, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: curl)
        }
        let path = ["PATH": tools.path + ":/usr/bin:/bin"]
        let count = scratch.path("aantal")
        try install(
            """
            echo >> \(count)
            case $(wc -l < \(count)) in
            1) echo "geen verbinding" >&2; exit 7;;
            3|5) /usr/bin/curl "$@" 2>/dev/null | head -c 5000; echo "afgebroken" >&2; exit 18;;
            *) exec /usr/bin/curl "$@";;
            esac
            """)
        let made = try Program.openkaart("mirror", server.base, "--output", copy, environment: path)
        #expect(made.status == 0 && made.output == "de kopie klopt: 79 initiatieven, versie 79\n", "\(made.errors)")
        #expect(made.errors.contains("geen verbinding") && made.errors.contains("afgebroken"))
        try expectSame(copy, server)

        let right = try text(copy)
        let missing = try Program.openkaart(
            "mirror", server.base, "--output", copy, environment: ["PATH": scratch.path("leeg")])
        #expect(missing.status == 1 && missing.errors.contains("curl is er niet"), "\(missing.errors)")
        let lost = try Program.openkaart("mirror", server.base + "/elders", "--output", scratch.path("geen"))
        #expect(lost.status == 1 && lost.errors.contains("status 404"), "\(lost.errors)")
        #expect(server.stop() == 0)
        let away = try Program.openkaart("mirror", server.base, "--output", copy)
        #expect(away.status == 1 && away.errors.contains("niet te bereiken, na 5 pogingen"), "\(away.errors)")
        #expect(try text(copy) == right)
    }

    @Test("With --follow it goes on, and takes in what happens meanwhile")
    func follow() throws {
        let scratch = try Scratch()
        let server = try Server(scratch)
        let people = try People(server, scratch)
        let copy = scratch.path("kopie.geojsonl")
        let process = Process()
        process.executableURL = URL(filePath: Program.openkaart)
        process.arguments = ["mirror", server.base, "--output", copy, "--follow", "--interval", "1"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.start()
        defer { process.terminate() }
        func wait(_ isSo: () -> Bool) -> Bool {
            for _ in 0..<600 where !isSo() { usleep(50_000) }
            return isSo()
        }
        #expect(wait { FileManager.default.fileExists(atPath: copy + ".stand") })
        let sent = try people.publish("Kanarie die later komt")
        #expect(wait { (try? text(copy))?.contains("Kanarie die later komt") == true })
        #expect(try people.ask("DELETE", sent).code == 200)
        #expect(wait { (try? text(copy))?.contains("Kanarie die later komt") == false })
        #expect(process.isRunning)
        try expectSame(copy, server)
        #expect(server.stop() == 0)
    }

    /// The copy is the Features of the download, each on its line, by id.
    private func expectSame(_ copy: String, _ server: Server) throws {
        let download = try Program.curl(server.base + "/opendata/initiatieven.geojson").body
        let features = download.split(separator: "\n").filter { $0.hasPrefix(#"{"type":"Feature","#) }
            .map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
        let expected = features.sorted().joined(separator: "\n") + "\n"
        #expect(try text(copy) == expected && !features.isEmpty)
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func modified(_ path: String) throws -> Date? {
        try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }
}

/// Who sends in and who decides.
private struct People {
    let server: Server
    let moderator: String

    init(_ server: Server, _ scratch: Scratch) throws {
        self.server = server
        moderator = try Program.openkaart("moderator", "add", "Anne", "--database", scratch.database).output
            .trimmingCharacters(in: .newlines)
    }

    /// Sends an initiative in and has it approved.
    func publish(_ title: String) throws -> Sent {
        let answer = try Program.curl(
            server.base + "/v1/inzendingen", "-H", "Content-Type: application/json", "-d",
            """
            {"titel":"\(title)","omschrijving":"Bewoners meten samen de lucht.","thema":"open-data",
             "geometrie":{"type":"Point","coordinates":[5.1234,52.0912]}}
            """)
        let sent = try #require(Sent(answer.body), "\(answer.body)")
        try approve(sent.id)
        return sent
    }

    func approve(_ id: String) throws {
        let answer = try Program.curl(
            server.base + "/v1/inzendingen/\(id)/beoordelingen", "-H", "Authorization: Bearer \(moderator)", "-H",
            "Content-Type: application/json", "-d", #"{"besluit":"goedkeuren"}"#)
        try #require(answer.code == 201, "\(answer.body)")
    }

    /// Does something with one's own submission.
    func ask(_ method: String, _ sent: Sent, _ body: String? = nil) throws -> (code: Int, body: String) {
        try Program.curl(
            ["-X", method, server.base + "/v1/inzendingen/\(sent.id)", "-H", "Authorization: Bearer \(sent.token)"]
                + (body.map { ["-H", "Content-Type: application/json", "-d", $0] } ?? []))
    }
}

/// A submission and its edit token.
private struct Sent {
    let id: String
    let token: String

    init?(_ answer: String) {
        guard let id = answer.firstMatch(of: /"id":"([0-9a-f-]{36})"/)?.1,
            let token = answer.firstMatch(of: /oke_[A-Za-z0-9_-]+/)?.0
        else { return nil }
        self.id = String(id)
        self.token = String(token)
    }
}
