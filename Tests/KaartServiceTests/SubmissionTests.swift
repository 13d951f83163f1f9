import HTTPTypes
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Submissions over HTTP")
struct SubmissionTests {
    @Test(
        "A submission comes in as JSON, GeoJSON or a form",
        arguments: [
            ("application/json", validBody), ("application/json; charset=UTF-8", validBody),
            (
                "application/geo+json",
                #"{"type":"Feature","geometry":{"type":"Point","coordinates":[5.121,52.091]},"properties":{"titel":"Buurtbegroting Noord","omschrijving":"Bewoners beslissen mee over geld.","thema":"open-data"}}"#
            ),
            (
                "application/x-www-form-urlencoded",
                "titel=Buurtbegroting+Noord&omschrijving=Bewoners%20beslissen%20mee+over+geld.&thema=open-data&lon=5%2C121&lat=52.091"
            ),
        ])
    func forms(type: String, body: String) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let answer = try await client.post("/v1/inzendingen", body, type: type)
            #expect(answer.status == .created, "\(answer.text)")
            let id = try #require(try answer.json["id"] as? String)
            #expect(try answer.json["status"] as? String == "ingediend")
            #expect(answer.headers[.location] == Harness.base + "/v1/inzendingen/\(id)")
            #expect(answer.headers[.cacheControl] == "no-store")
            let submissionID = try #require(InitiativeID(parsing: id))
            let stored = try #require(try harness.register.submission(submissionID))
            #expect(stored.proposal.content?.title == "Buurtbegroting Noord")
            #expect(stored.proposal.content?.description == "Bewoners beslissen mee over geld.")
            #expect(stored.proposal.content?.point == Coordinate(longitude: 5.121, latitude: 52.091))
        }
    }

    @Test(
        "A body with mistakes is a 400 that names them all, and nothing is stored",
        arguments: [
            ("{}", ["#/titel verplicht", "#/omschrijving verplicht", "#/thema verplicht", "#/geometrie verplicht"]),
            (
                #"{"titel":"ab","omschrijving":"kort","thema":"x","url":"javascript:alert(1)","geometrie":{"type":"Point","coordinates":[52.091,5.121]}}"#,
                [
                    "#/titel te-kort", "#/omschrijving te-kort", "#/thema onbekende-waarde", "#/url ongeldig",
                    "#/geometrie omgewisseld",
                ]
            ),
            (validBody.replacing("5.121,52.091", with: "136000,455000"), ["#/geometrie rd-meters"]),
            (validBody.replacing("5.121,52.091", with: "5.121,91"), ["#/geometrie ongeldig"]),
            (validBody.replacing("5.121,52.091", with: "2.35,48.85"), ["#/geometrie buiten-gebied"]),
            (validBody.replacing("5.121,52.091", with: "\"5.121\",\"52.091\""), ["#/geometrie ongeldig"]),
            (validBody.replacing("Point", with: "Polygon"), ["#/geometrie ongeldig"]),
            (validBody.replacing("\"open-data\"", with: "7"), ["#/thema verkeerd-type"]),
            (validBody.replacing("{\"titel\"", with: "{\"kleur\":\"rood\",\"titel\""), ["#/kleur onbekend"]),
            (
                validBody.replacing("{\"titel\"", with: "{\"status\":\"goedgekeurd\",\"titel\""),
                ["#/status niet-toegestaan"]
            ),
            (validBody.replacing("{\"titel\"", with: "{\"titel\":\"Nog een\",\"titel\""), ["#/titel dubbel"]),
            (validBody.replacing("Buurtbegroting", with: "Buurt\\u0000begroting"), ["#/titel ongeldig"]),
            (validBody.replacing("{\"titel\"", with: "{\"email\":\"geen adres\",\"titel\""), ["#/email ongeldig"]),
            ("{\"titel\":", ["# ongeldig"]), ("[]", ["# ongeldig"]), ("", ["# ongeldig"]),
            ("geen json", ["# ongeldig"]),
        ] as [(String, [String])])
    func badBodies(body: String, mistakes: [String]) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let answer = try await client.post("/v1/inzendingen", body)
            #expect(answer.status == .badRequest)
            #expect(try answer.mistakes.sorted() == mistakes.sorted())
            #expect(try harness.register.queue(status: .submitted, limit: 10).total == 0)
        }
    }

    @Test("Mistakes in GeoJSON and forms are named where they stand")
    func locations() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let feature = try await client.post(
                "/v1/inzendingen", #"{"type":"Feature","geometry":null,"properties":{"titel":5,"foo/bar":1}}"#,
                type: "application/geo+json")
            #expect(
                Set(try feature.mistakes) == [
                    "#/properties/titel verkeerd-type", "#/properties/foo~1bar onbekend",
                    "#/properties/omschrijving verplicht",
                    "#/properties/thema verplicht", "#/geometry verplicht",
                ])
            let form = try await client.post(
                "/v1/inzendingen", "titel=abc&lat=x", type: "application/x-www-form-urlencoded")
            #expect(
                Set(try form.mistakes) == [
                    "omschrijving verplicht", "thema verplicht", "lon verplicht", "lat ongeldig",
                ])
        }
    }

    @Test("Invalid UTF-8 and a body that is too large are refused")
    func brokenBodies() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let latin1 = try await client.execute(
                uri: "/v1/inzendingen", method: .post, headers: [.contentType: "application/json"],
                body: .init(bytes: Array("{\"titel\":\"Caf".utf8) + [0xE9] + Array("\"}".utf8)))
            #expect(latin1.status == .badRequest)
            let large = try await client.post(
                "/v1/inzendingen", "{\"titel\":\"" + String(repeating: "a", count: 1 << 20) + "\"}")
            #expect(large.status == .contentTooLarge)
            let deep = try await client.post("/v1/inzendingen", String(repeating: "[", count: 100_000))
            #expect(deep.status == .badRequest)
            #expect(try harness.register.queue(status: .submitted, limit: 10).total == 0)
        }
    }

    // Quadratic work would take many minutes.
    @Test(
        "A text of endless accents and a body of endless members are refused at once, in a small answer",
        .timeLimit(.minutes(3)))
    func bombs() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            for accents in [
                String(repeating: "\u{301}\u{316}", count: 100_000),
                String(repeating: "\u{301}\u{316}\u{200B}", count: 60_000),
            ] {
                let answer = try await client.post(
                    "/v1/inzendingen", validBody.replacing("Buurtbegroting", with: "e" + accents))
                #expect(answer.status == .badRequest)
                #expect(try answer.mistakes == ["#/titel ongeldig"])
            }
            let members = (0..<20_000).map { "\"a\($0)\":1" }.joined(separator: ",")
            let many = try await client.post("/v1/inzendingen", "{\(members)}")
            #expect(many.status == .badRequest && many.body.readableBytes < 40_000)
            let fields = try await client.post(
                "/v1/inzendingen", String(repeating: "a&", count: 100_000), type: "application/x-www-form-urlencoded")
            #expect(fields.status == .badRequest && fields.body.readableBytes < 40_000)
            let query = try await client.get(
                "/v1/collections/initiatieven/items?" + String(repeating: "a&", count: 5_000))
            #expect(query.status == .badRequest && query.body.readableBytes < 40_000)
        }
    }

    @Test(
        "A content type that is missing, unknown or in another character set gives 415",
        arguments: [nil, "text/plain", "application/json; charset=latin1", "multipart/form-data"])
    func contentType(type: String?) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            var headers = HTTPFields()
            headers[.contentType] = type
            let answer = try await client.execute(
                uri: "/v1/inzendingen", method: .post, headers: headers, body: .init(string: validBody))
            #expect(answer.status == .unsupportedMediaType)
        }
    }

    @Test(
        "The queue, a submission and its reviews are for moderators only",
        arguments: [nil, "Bearer okm_verkeerd", "Basic abc", "Bearer"])
    func onlyModerators(authorization: String?) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let created = try await client.post("/v1/inzendingen", validBody)
            let id = try #require(try created.json["id"] as? String)
            var headers = HTTPFields()
            headers[.authorization] = authorization
            for path in ["/v1/inzendingen", "/v1/inzendingen/\(id)", "/v1/inzendingen/\(id)/beoordelingen"] {
                let answer = try await client.get(path, headers)
                #expect(answer.status == .unauthorized, "\(path)")
                #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
                #expect(!answer.text.contains("Buurtbegroting"))
            }
            let answer = try await client.post(
                "/v1/inzendingen/\(id)/beoordelingen", #"{"besluit":"goedkeuren"}"#, headers)
            #expect(answer.status == .unauthorized)
            #expect(try harness.register.page(.init()).numberMatched == 0)
        }
    }

    @Test("A moderator sees the queue, decides once, and reads the decision back")
    func review() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let created = try await client.post("/v1/inzendingen", validBody)
            let id = try #require(try created.json["id"] as? String)
            let queue = try await client.get("/v1/inzendingen?status=ingediend", harness.bearer)
            #expect(try queue.json["aantal"] as? Int == 1)
            #expect(
                (try queue.json["inzendingen"] as? [[String: Any]])?.first?["titel"] as? String
                    == "Buurtbegroting Noord")

            let reviews = "/v1/inzendingen/\(id)/beoordelingen"
            let first = try await client.post(
                reviews, #"{"besluit":"goedkeuren","reden":"Past op de kaart."}"#, harness.bearer)
            #expect(first.status == .created)
            let second = try await client.post(reviews, #"{"besluit":"goedkeuren"}"#, harness.bearer)
            #expect(second.status == .conflict)
            let history = try #require(
                try await client.get(reviews, harness.bearer).json["beoordelingen"] as? [[String: Any]])
            #expect(history.map { $0["besluit"] as? String } == ["goedkeuren"])
            #expect(history.first?["moderator"] as? String == "Toetser")
            let item = try await client.get("/v1/collections/initiatieven/items/\(id)")
            #expect(item.status == .ok)
        }
    }

    @Test(
        "A decision with mistakes is refused and decides nothing",
        arguments: [
            (#"{}"#, ["#/besluit verplicht"]), (#"{"besluit":"misschien"}"#, ["#/besluit onbekende-waarde"]),
            (#"{"besluit":"afwijzen"}"#, ["#/reden verplicht"]),
            (#"{"besluit":"afwijzen","reden":"  "}"#, ["#/reden verplicht"]),
            (#"{"besluit":"goedkeuren","moderator":"Ander"}"#, ["#/moderator onbekend"]),
            (#"{"besluit":1}"#, ["#/besluit verkeerd-type"]),
        ] as [(String, [String])])
    func badReview(body: String, mistakes: [String]) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let created = try await client.post("/v1/inzendingen", validBody)
            let id = try #require(try created.json["id"] as? String)
            let answer = try await client.post("/v1/inzendingen/\(id)/beoordelingen", body, harness.bearer)
            #expect(answer.status == .badRequest)
            #expect(try answer.mistakes == mistakes)
            #expect(try harness.register.queue(status: .submitted, limit: 10).total == 1)
        }
    }
}
