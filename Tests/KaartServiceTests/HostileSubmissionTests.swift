import Foundation
import HTTPTypes
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Hostile input on the routes of submissions")
struct HostileSubmissionTests {
    /// What somebody puts where a text belongs, and what becomes of it.
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// As it stands in the body.
        let json: String
        let fate: Fate

        enum Fate: Sendable {
            /// Stored as this text.
            case stored(String)
            /// Refused: a code at the member, or at the whole body.
            case refused(String)
            case refusedBody
        }
    }

    static let rows = [
        Row(testDescription: "right to left", json: #""שלום עולם مرحبا""#, fate: .stored("שלום עולם مرحبا")),
        Row(testDescription: "an override", json: #""Buurt \u202Egnitorgeb""#, fate: .stored("Buurt gnitorgeb")),
        Row(
            testDescription: "isolates and marks", json: #""\u2067Buurt\u2069\u200F\uFEFF plan""#,
            fate: .stored("Buurt plan")),
        Row(testDescription: "a family of four", json: #""Gezin 👨‍👩‍👧‍👦 samen""#, fate: .stored("Gezin 👨‍👩‍👧‍👦 samen")),
        Row(
            testDescription: "the same, escaped", json: #""Gezin \uD83D\uDC68\u200D\uD83D\uDC69 samen""#,
            fate: .stored("Gezin 👨‍👩 samen")),
        Row(testDescription: "a joiner that joins nothing", json: #""Buurt\u200Dplan""#, fate: .stored("Buurtplan")),
        Row(
            testDescription: "5 000 combining marks", json: "\"Zalgo e\(String(repeating: "\u{301}", count: 5_000))\"",
            fate: .refused("ongeldig")),
        Row(
            testDescription: "5 000 combining marks, escaped",
            json: "\"Zalgo e\(String(repeating: #"\u0316"#, count: 5_000))\"", fate: .refused("ongeldig")),
        Row(
            testDescription: "a script", json: #""<script>alert(1)</script>""#,
            fate: .stored("<script>alert(1)</script>")),
        Row(
            testDescription: "the end of a title", json: #""</title><svg/onload=alert(1)>""#,
            fate: .stored("</title><svg/onload=alert(1)>")),
        Row(
            testDescription: "a formula", json: #""=HYPERLINK(\"https://kwaad.example\")""#,
            fate: .stored(#"=HYPERLINK("https://kwaad.example")"#)),
        Row(
            testDescription: "SQL", json: #""'); DROP TABLE submissions;--""#,
            fate: .stored("'); DROP TABLE submissions;--")),
        Row(testDescription: "a NUL", json: #""Buurt\u0000plan""#, fate: .refused("ongeldig")),
        Row(testDescription: "a bare NUL", json: "\"Buurt\u{0}plan\"", fate: .refusedBody),
        Row(testDescription: "half a pair", json: #""Buurt \uD83D plan""#, fate: .refusedBody),
        Row(testDescription: "a pair the wrong way round", json: #""Buurt \uDC68\uD83D plan""#, fate: .refusedBody),
        Row(testDescription: "a number", json: "12", fate: .refused("verkeerd-type")),
        Row(testDescription: "a number that is too large", json: "1e400", fate: .refusedBody),
        Row(testDescription: "true", json: "true", fate: .refused("verkeerd-type")),
        Row(testDescription: "a list", json: #"["Buurtplan"]"#, fate: .refused("verkeerd-type")),
        Row(testDescription: "an object", json: #"{"nl":"Buurtplan"}"#, fate: .refused("verkeerd-type")),
        Row(
            testDescription: "depth 1 000",
            json: String(repeating: "[", count: 1_000) + String(repeating: "]", count: 1_000), fate: .refusedBody),
        Row(
            testDescription: "depth 1 000, unclosed", json: String(repeating: #"{"a":"#, count: 1_000),
            fate: .refusedBody),
        Row(testDescription: "nothing", json: "null", fate: .refused("verplicht")),
        Row(testDescription: "not a number", json: "NaN", fate: .refusedBody),
        Row(testDescription: "spaces that are none", json: #""\u200B\u200B\u2060""#, fate: .refused("")),
    ]

    @Test(
        "A title that is sent in is stored as text or refused by its name; nothing is stored by halves", arguments: rows
    )
    func post(row: Row) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let body = validBody.replacing(#""Buurtbegroting Noord""#, with: row.json)
            let answer = try await client.post("/v1/inzendingen", body)
            try expect(answer, .created, row, member: "titel")
            let queue = try harness.register.queue(status: .submitted, limit: 10)
            #expect(queue.submissions.map { $0.proposal.content?.title } == (row.text.map { [$0] } ?? []))
        }
    }

    @Test("A title that is improved is stored as text or refused by its name; then nothing changes", arguments: rows)
    func patch(row: Row) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let sent = try await Sent(client, validBody)
            let answer = try await client.patch(sent.path, #"{"titel":\#(row.json)}"#, sent.bearer)
            try expect(answer, .ok, row, member: "titel")
            let own = try await client.get(sent.path, sent.bearer).json
            #expect(own["titel"] as? String == row.text ?? "Buurtbegroting Noord")
            #expect(own["versie"] as? Int == (row.text == nil ? 1 : 2))
        }
    }

    @Test("The reason of a decision is stored as text or refused by its name; then nothing is decided", arguments: rows)
    func review(row: Row) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let sent = try await Sent(client, validBody)
            let answer = try await client.post(
                sent.path + "/beoordelingen", #"{"besluit":"afwijzen","reden":\#(row.json)}"#, harness.bearer)
            try expect(answer, .created, row, member: "reden")
            let own = try await client.get(sent.path, sent.bearer).json
            let reviews = try #require(own["beoordelingen"] as? [[String: Any]])
            #expect(reviews.map { $0["reden"] as? String } == (row.text.map { [$0] } ?? []))
            #expect(own["status"] as? String == (row.text == nil ? "ingediend" : "afgewezen"))
        }
    }

    private func expect(_ answer: TestResponse, _ good: HTTPResponse.Status, _ row: Row, member: String) throws {
        switch row.fate {
        case .stored:
            #expect(answer.status == good, "\(answer.text)")
            // JSON for whoever reads it as something else.
            #expect(answer.headers[.contentType]?.hasPrefix("application/json") == true)
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        case .refused(let code):
            let mistakes = try answer.mistakes
            #expect(answer.status == .badRequest && mistakes.count == 1, "\(answer.text)")
            #expect(mistakes.first?.hasPrefix("#/\(member) \(code)") == true, "\(mistakes)")
        case .refusedBody:
            #expect(try answer.status == .badRequest && answer.mistakes == ["# ongeldig"], "\(answer.text)")
        }
        #expect(answer.body.readableBytes < 40_000)
    }

    @Test(
        "Members twice, numbers as texts and numbers that are none are refused where they stand",
        arguments: [
            ("PATCH", #"{"titel":"Een titel","titel":"Nog een"}"#, ["#/titel dubbel"]),
            ("PATCH", #"{"titel":"Een titel","\u0074itel":"Nog een"}"#, ["#/titel dubbel"]),
            ("PATCH", #"{"geometrie":{"type":"Point","coordinates":["5.1","52.1"]}}"#, ["#/geometrie ongeldig"]),
            ("PATCH", #"{"geometrie":{"type":"Point","coordinates":[1e400,52.1]}}"#, ["# ongeldig"]),
            ("PATCH", #"{"geometrie":{"type":"Point","coordinates":[5.1,52.1,1e308,4]}}"#, ["#/geometrie ongeldig"]),
            ("PATCH", #"{"geometrie":null}"#, ["#/geometrie verplicht"]),
            ("PATCH", #"{"status":"goedgekeurd"}"#, ["#/status niet-toegestaan"]),
            ("PATCH", #"{"__proto__":{"titel":"x"}}"#, ["#/__proto__ onbekend"]),
            ("PATCH", #"["titel"]"#, ["# ongeldig"]), ("PATCH", "", ["# ongeldig"]), ("PATCH", "null", ["# ongeldig"]),
            ("POST", #"{"besluit":"goedkeuren","besluit":"afwijzen"}"#, ["#/besluit dubbel"]),
            ("POST", #"{"besluit":"goedkeuren","versie":"1"}"#, ["#/versie verkeerd-type"]),
            ("POST", #"{"besluit":"goedkeuren","versie":1.5}"#, ["#/versie ongeldig"]),
            ("POST", #"{"besluit":"goedkeuren","versie":1e300}"#, ["#/versie ongeldig"]),
            ("POST", #"{"besluit":"goedkeuren","versie":-1}"#, ["#/versie ongeldig"]),
            ("POST", #"{"besluit":"goedkeuren","versie":1e400}"#, ["# ongeldig"]),
            ("POST", #"{"besluit":["goedkeuren"]}"#, ["#/besluit verkeerd-type"]),
            ("POST", #"{"besluit":"goedkeuren","status":"weg"}"#, ["#/status onbekende-waarde"]),
            ("POST", "[]", ["# ongeldig"]), ("POST", "", ["# ongeldig"]),
        ] as [(String, String, [String])])
    func members(method: String, body: String, mistakes: [String]) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let sent = try await Sent(client, validBody)
            let before = try await client.get(sent.path, sent.bearer).text
            let answer =
                method == "PATCH"
                ? try await client.patch(sent.path, body, sent.bearer)
                : try await client.post(sent.path + "/beoordelingen", body, harness.bearer)
            #expect(try answer.status == .badRequest && answer.mistakes == mistakes, "\(body): \(answer.text)")
            #expect(try await client.get(sent.path, sent.bearer).text == before)
        }
    }

    @Test("10 MB is refused on every route that takes a body, and nothing changes")
    func large() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let sent = try await Sent(client, validBody)
            let before = try await client.get(sent.path, sent.bearer).text
            let large = #"{"titel":""# + String(repeating: "a", count: 10_000_000) + #""}"#
            let answers = [
                try await client.post("/v1/inzendingen", large), try await client.patch(sent.path, large, sent.bearer),
                try await client.post(sent.path + "/beoordelingen", large, harness.bearer),
            ]
            #expect(answers.map(\.status) == [.contentTooLarge, .contentTooLarge, .contentTooLarge])
            #expect(answers.allSatisfy { $0.body.readableBytes < 2_000 })
            #expect(try await client.get(sent.path, sent.bearer).text == before)
            #expect(try harness.register.queue(status: .submitted, limit: 10).total == 1)
        }
    }

    @Test("HTML and formulas that were approved are inert wherever they come out")
    func inert() async throws {
        let harness = try await Harness()
        let script = "<script>alert(1)</script>"
        let texts = [script, "</title><svg/onload=alert(1)>", "=1+1", #"" onmouseover="alert(1)"#]
        try await harness.talk { client in
            for text in texts {
                let json = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
                let body = validBody.replacing(#""Buurtbegroting Noord""#, with: json).replacing(
                    "\"thema\"", with: "\"organisatie\":\(json),\"plaats\":\(json),\"thema\"")
                let sent = try await Sent(client, body)
                try await harness.approve(sent.id, client)
                let page = try await client.get("/v1/collections/initiatieven/items/\(sent.id)?f=html")
                try expectInert(page)
                let item = try await client.get("/v1/collections/initiatieven/items/\(sent.id)")
                #expect((try item.json["properties"] as? [String: Any])?["titel"] as? String == text)
            }
            try expectInert(try await client.get("/v1/collections/initiatieven/items?f=html"))
            let csv = try await client.get("/opendata/initiatieven.csv")
            #expect(csv.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(csv.text.contains(",'=1+1,") && !csv.text.contains(",=1+1,"))
            #expect(csv.text.contains(#",""" onmouseover=""alert(1)","#))
            for path in ["/v1/collections/initiatieven/items", "/v1/wijzigingen", "/opendata/initiatieven.geojson"] {
                let answer = try await client.get(path)
                #expect(answer.headers[.contentType]?.contains("json") == true, "\(path)")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff", "\(path)")
                #expect(answer.text.contains("alert(1)"), "\(path)")
            }
        }
    }

    private func expectInert(_ page: TestResponse) throws {
        #expect(page.status == .ok && page.headers[.contentType]?.hasPrefix("text/html") == true)
        #expect(page.text.contains("alert(1)") || page.text.contains("=1+1"))
        #expect(!page.text.contains("<script>alert") && !page.text.contains("<svg/onload"))
        #expect(!page.text.contains(#"" onmouseover="alert"#))
        let policy = page.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "\(policy)")
    }
}

extension HostileSubmissionTests.Row {
    /// What is stored, or nothing.
    fileprivate var text: String? {
        if case .stored(let text) = fate { text } else { nil }
    }
}
