import Foundation
import Testing

@Suite("The whole story, with the built program on a real file")
struct StoryTests {
    private static let proposal = """
        {"titel":"Kanarie in de kolenmijn","omschrijving":"Bewoners meten samen de lucht in hun wijk.","thema":"open-data",
         "plaats":"Utrecht","geometrie":{"type":"Point","coordinates":[5.1234,52.0912]},"email":"kanarie@voorbeeld.example"}
        """

    @Test(
        "Seed data in, a citizen's initiative through, open data down; and it is still there after a restart and after kill -9"
    )
    func story() throws {
        let scratch = try Scratch()
        var server = try Server(scratch)
        let seed = try Program.curl(server.base + "/v1/collections/initiatieven/items?limit=1")
        #expect(seed.body.contains(#""numberMatched":79"#))
        #expect(server.said.contains("Open Kaart draait") && server.said.contains(server.base + "/v1/themas"))

        let created = try Program.curl(
            server.base + "/v1/inzendingen", "-H", "Content-Type: application/json", "-d", Self.proposal)
        #expect(created.code == 201, "\(created.body)")
        let id = try #require(created.body.firstMatch(of: /"id":"([0-9a-f-]{36})"/)?.1)
        try expectPublic(server, id: id, isPublic: false)

        let added = try Program.openkaart("moderator", "add", "Anne", "--database", scratch.database)
        #expect(added.status == 0)
        let token = added.output.trimmingCharacters(in: .newlines)
        let reviews = "/v1/inzendingen/\(id)/beoordelingen"
        let refused = try Program.curl(
            server.base + reviews, "-H", "Content-Type: application/json", "-d", #"{"besluit":"goedkeuren"}"#)
        #expect(refused.code == 401)
        let approved = try Program.curl(
            server.base + reviews, "-H", "Authorization: Bearer \(token)", "-H", "Content-Type: application/json", "-d",
            #"{"besluit":"goedkeuren"}"#)
        #expect(approved.code == 201, "\(approved.body)")
        try expectPublic(server, id: id, isPublic: true)

        // What was answered with 2xx survives a power cut.
        server.kill()
        server = try Server(scratch)
        try expectPublic(server, id: id, isPublic: true)
        #expect(server.stop() == 0)
        server = try Server(scratch)
        try expectPublic(server, id: id, isPublic: true)
        #expect(server.stop() == 0)
        for word in [" warning ", " error ", " critical ", "Fatal"] {
            #expect(!server.said.contains(word), "\(server.said)")
        }
        #expect(!server.said.contains("kanarie@"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).filter { $0.hasPrefix("kaart") }
                .sorted() == ["kaart.sqlite", "kaart.sqlite-geheim", "kaart.sqlite-opendata", "kaart.sqlite-zoek"])
    }

    private func expectPublic(_ server: Server, id: Substring, isPublic: Bool) throws {
        let title = "Kanarie in de kolenmijn"
        let count = isPublic ? 80 : 79
        let box = try Program.curl(
            server.base + "/v1/collections/initiatieven/items?bbox=5.12,52.09,5.13,52.10&thema=open-data")
        #expect(box.body.contains(title) == isPublic)
        #expect(
            try Program.curl(server.base + "/v1/collections/initiatieven/items/\(id)").code == (isPublic ? 200 : 404))
        let all = try Program.curl(server.base + "/v1/collections/initiatieven/items?limit=1").body
        #expect(all.contains(#""numberMatched":\#(count)"#))
        let themes = try Program.curl(server.base + "/v1/themas").body
        let counts = themes.matches(of: /"aantal":(\d+)/).compactMap { Int($0.1) }
        #expect(counts.count == 4 && counts.reduce(0, +) == count)
        let geojson = try Program.curl(server.base + "/opendata/initiatieven.geojson").body
        #expect(geojson.contains(title) == isPublic)
        let features = try JSONSerialization.jsonObject(with: Data(geojson.utf8)) as? [String: Any]
        #expect((features?["features"] as? [Any])?.count == count)
        let csv = try Program.curl(server.base + "/opendata/initiatieven.csv").body
        #expect(csv.contains(title) == isPublic)
        for text in [box.body, all, geojson, csv] { #expect(!text.contains("kanarie@")) }
    }

    @Test("A moderator logs in with curl's own cookies, decides, and is out at once when the token is renewed")
    func session() throws {
        let scratch = try Scratch()
        let server = try Server(scratch)
        let token = try Program.openkaart("moderator", "add", "Zoë", "--database", scratch.database).output
            .trimmingCharacters(in: .newlines)
        let jar = scratch.path("koekjes.txt")
        let login = try Program.curl(server.base + "/v1/sessies", "-c", jar, "-d", "token=\(token)")
        #expect(login.code == 201, "\(login.body)")
        #expect(try String(contentsOfFile: jar, encoding: .utf8).contains("#HttpOnly_127.0.0.1"))
        let csrf = String(try #require(login.body.firstMatch(of: /"csrf":"([0-9a-f]{64})"/)?.1))
        let sent = try Program.curl(
            server.base + "/v1/inzendingen", "-H", "Content-Type: application/json", "-d", Self.proposal)
        let id = try #require(sent.body.firstMatch(of: /"id":"([0-9a-f-]{36})"/)?.1)
        let review = [
            server.base + "/v1/inzendingen/\(id)/beoordelingen", "-b", jar, "-H", "Content-Type: application/json",
            "-d",
            #"{"besluit":"goedkeuren"}"#,
        ]
        #expect(try Program.curl(review).code == 403)
        #expect(try Program.curl(review + ["-H", "X-CSRF-Token: \(csrf)"]).code == 201)
        #expect(try Program.curl(server.base + "/v1/inzendingen", "-b", jar).code == 200)
        #expect(
            try Program.openkaart("moderator", "list", "--database", scratch.database).output.matches(
                of: /\dT\d\d:\d\d:\d\dZ/
            ).count == 2)
        #expect(try Program.openkaart("moderator", "renew", "Zoë", "--database", scratch.database).status == 0)
        #expect(try Program.curl(server.base + "/v1/inzendingen", "-b", jar).code == 401)
        let codes = try (0..<11).map { _ in
            try Program.curl(server.base + "/v1/sessies", "-d", "token=\(token)").code
        }
        #expect(codes == Array(repeating: 401, count: 10) + [429])
        #expect(server.stop() == 0)
        for words in ["action=login", "action=approve", "moderator=Zoë", "submission=\(id)", "wrong tokens"] {
            #expect(server.said.contains(words), "\(words)")
        }
        for secret in [token, csrf, "oks_", "kanarie@", "127.0.0.1 ", " warning ", " error "] {
            #expect(!server.said.contains(secret), "\(secret)")
        }
    }

    @Test(
        "A body of 10 MB, bodies that are no JSON and a wrong content type are refused with a clear problem, and the service goes on"
    )
    func badBodies() throws {
        let scratch = try Scratch()
        let server = try Server(scratch)
        let large = try scratch.write("groot.json", #"{"titel":""# + String(repeating: "x", count: 10_000_000) + #""}"#)
        let refused = try Program.curl(
            server.base + "/v1/inzendingen", "-H", "Content-Type: application/json", "-d", "@\(large)")
        #expect(
            refused.code == 413 && refused.body.contains("problem") == false && refused.body.contains(#""status":413"#))
        let chunked = try Program.curl(
            server.base + "/v1/inzendingen", "-H", "Content-Type: application/json", "-H", "Transfer-Encoding: chunked",
            "-d", "@\(large)")
        #expect(chunked.code == 413)
        let broken = try Program.curl(
            server.base + "/v1/inzendingen", "-H", "Content-Type: application/json", "-d", "{")
        #expect(broken.code == 400 && broken.body.contains("regel 1"))
        let form = try Program.curl(server.base + "/v1/inzendingen", "-F", "titel=x")
        #expect(form.code == 415)
        #expect(try Program.curl(server.base + "/v1/themas").code == 200)
        #expect(server.stop() == 0)
        #expect(!server.said.contains(" error "), "\(server.said)")
    }

    @Test(
        "A port that is taken, a database of another program and an unknown folder of data are errors that say what to do"
    )
    func startUp() throws {
        let scratch = try Scratch()
        let server = try Server(scratch)
        let port = try #require(server.base.split(separator: ":").last)
        let second = try Program.openkaart("serve", "--database", scratch.database, "--port", String(port))
        #expect(second.status != 0 && second.errors.contains("--port"))
        let letter = try scratch.write("brief.txt", "Dit is een brief, en geen database.")
        let foreign = try Program.openkaart("serve", "--database", letter)
        #expect(foreign.status != 0 && foreign.errors.contains("geen database van Open Kaart"))
        #expect(try String(contentsOfFile: letter, encoding: .utf8) == "Dit is een brief, en geen database.")
        let lost = try Program.openkaart(
            "serve", "--data", scratch.path("er-niet"), "--database", scratch.path("nieuw.sqlite"))
        #expect(lost.status != 0 && lost.errors.contains("--data"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("nieuw.sqlite")))
        for program in [second, foreign, lost] {
            #expect(!program.errors.contains("Fatal") && !program.errors.contains(".swift"))
        }
    }
}
