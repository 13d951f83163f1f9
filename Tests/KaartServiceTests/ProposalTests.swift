import Foundation
import HTTPTypes
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("A submission through its edit link")
struct ProposalTests {
    @Test("The link follows, improves and withdraws what waits; a moderator who saw an older version is told")
    func waiting() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let sent = try await Sent(
                client, validBody.replacing("{\"titel\"", with: "{\"email\":\"ik@voorbeeld.example\",\"titel\""))
            let own = try await client.get(sent.path, sent.bearer)
            #expect(try own.status == .ok && own.json["status"] as? String == "ingediend")
            #expect(try own.json["email"] as? String == "ik@voorbeeld.example" && own.json["versie"] as? Int == 1)
            #expect(own.headers[.cacheControl] == "no-store")

            let improved = try await client.patch(sent.path, #"{"titel":"Beter","plaats":"Utrecht"}"#, sent.bearer)
            #expect(try improved.status == .ok && improved.json["titel"] as? String == "Beter")
            #expect(
                try improved.json["versie"] as? Int == 2
                    && improved.json["omschrijving"] as? String == "Bewoners beslissen mee over geld.")
            let removed = try await client.patch(sent.path, #"{"plaats":null,"email":null}"#, sent.bearer)
            #expect(try removed.status == .ok && removed.json["plaats"] == nil)
            #expect(try await client.get(sent.path, sent.bearer).json["email"] == nil)

            let stale = try await client.post(
                sent.path + "/beoordelingen", #"{"besluit":"goedkeuren","versie":2}"#, harness.bearer)
            #expect(stale.status == .conflict && stale.text.contains("versie 3"))

            let withdrawn = try await client.execute(uri: sent.path, method: .delete, headers: sent.bearer)
            #expect(try withdrawn.status == .ok && withdrawn.json["status"] as? String == "ingetrokken")
            let again = try await client.execute(uri: sent.path, method: .delete, headers: sent.bearer)
            #expect(again.status == .ok)
            let late = try await client.post(sent.path + "/beoordelingen", #"{"besluit":"goedkeuren"}"#, harness.bearer)
            #expect(late.status == .conflict)
            #expect(try await client.get("/v1/collections/initiatieven/items").json["numberMatched"] as? Int == 0)
        }
    }

    @Test("What is public goes at once when its sender withdraws it, and a patch of it is a proposal that waits")
    func published() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let sent = try await Sent(client, validBody)
            try await harness.approve(sent.id, client)
            let item = "/v1/collections/initiatieven/items/\(sent.id)"
            let proposal = try await client.patch(sent.path, #"{"titel":"Nieuwe naam"}"#, sent.bearer)
            #expect(proposal.status == .created)
            let proposed = try Sent(proposal)
            let repeated = try await client.patch(sent.path, #"{"titel":"Nieuwe naam"}"#, sent.bearer)
            #expect(try Sent(repeated).id == proposed.id)
            #expect(proposed.id != sent.id)
            #expect(
                try (await client.get(item).json["properties"] as? [String: Any])?["titel"] as? String
                    == "Buurtbegroting Noord")

            let seen = try await client.get(proposed.path, harness.bearer)
            #expect(try seen.json["soort"] as? String == "wijziging" && seen.json["initiatiefId"] as? String == sent.id)
            let differences = try #require(try seen.json["verschillen"] as? [[String: Any]])
            #expect(differences.count == 1 && differences[0]["lid"] as? String == "titel")
            #expect(
                differences[0]["was"] as? String == "Buurtbegroting Noord"
                    && differences[0]["wordt"] as? String == "Nieuwe naam")
            try await harness.approve(proposed.id, client)
            #expect(
                try (await client.get(item).json["properties"] as? [String: Any])?["titel"] as? String == "Nieuwe naam")

            _ = try await client.execute(uri: sent.path, method: .delete, headers: sent.bearer)
            #expect(try await client.get(item).status == .notFound)
        }
    }

    @Test("Anybody may propose a change or a removal of what is public; of what is not there nobody")
    func strangers() async throws {
        let harness = try await Harness(seed: ["Kaart,Een kaart van open data.,open-data,5.1,52.1"])
        let id = try #require(try harness.register.page(.init()).initiatives.first?.id)
        try await harness.talk { client in
            let item = "/v1/collections/initiatieven/items/\(id)"
            let removal = try await client.post(
                "/v1/inzendingen", #"{"soort":"verwijdering","initiatiefId":"\#(id)","reden":"Het is gestopt."}"#)
            #expect(removal.status == .created, "\(removal.text)")
            #expect(try await client.get(item).status == .ok)
            let sent = try Sent(removal)
            try await harness.approve(sent.id, client)
            #expect(try await client.get(item).status == .notFound)
            // Undone within the time for it: back as it was, one revision further.
            let undone = try await client.post(
                "/v1/inzendingen/\(sent.id)/beoordelingen",
                #"{"besluit":"afwijzen","reden":"Het bestaat nog.","status":"goedgekeurd"}"#,
                harness.bearer)
            #expect(undone.status == .created)
            #expect(try await client.get(item).status == .ok)
            #expect(try harness.register.initiative(id).initiative?.revision == 2)

            for (body, mistakes) in [
                (
                    #"{"soort":"verwijdering","initiatiefId":"\#(InitiativeID.random())","reden":"Het is gestopt."}"#,
                    ["#/initiatiefId onbekende-waarde"]
                ),
                (#"{"soort":"verwijdering"}"#, ["#/initiatiefId verplicht", "#/reden verplicht"]),
                (
                    #"{"soort":"anders"}"#,
                    [
                        "#/titel verplicht", "#/omschrijving verplicht", "#/thema verplicht", "#/geometrie verplicht",
                        "#/soort onbekende-waarde",
                    ]
                ),
                (
                    validBody.replacing("{\"titel\"", with: "{\"initiatiefId\":\"\(id)\",\"titel\""),
                    ["#/initiatiefId niet-toegestaan"]
                ),
                (
                    #"{"soort":"verwijdering","initiatiefId":"x","reden":"Het is gestopt.","titel":"Nee"}"#,
                    ["#/titel niet-toegestaan", "#/initiatiefId ongeldig"]
                ),
            ] {
                let answer = try await client.post("/v1/inzendingen", body)
                #expect(try answer.status == .badRequest && answer.mistakes == mistakes, "\(body): \(answer.text)")
            }
        }
    }

    @Test("A token of another submission, an old, a cut or a changed one opens nothing")
    func tokens() async throws {
        // However long the test takes, all of it is one minute, within which a repetition is known.
        let harness = try await Harness(clock: HandClock().clock)
        try await harness.talk { client in
            let one = try await Sent(client, validBody)
            let other = try await Sent(client, validBody.replacing("Noord", with: "Zuid"))
            let token = one.token
            let last = token.last == "A" ? "B" : "A"
            for wrong in [
                other.token, String(token.dropLast()), String(token.dropLast(4)) + "AAAA", token.uppercased(), "oke_",
                "oke_AAAA",
                String(token.dropLast()) + last + "A", "",
            ] {
                for method in [HTTPRequest.Method.get, .delete] {
                    let answer = try await client.execute(
                        uri: one.path, method: method, headers: [.authorization: "Bearer \(wrong)"])
                    #expect(answer.status == .unauthorized, "\(wrong)")
                }
            }
            let renewed = try await client.execute(
                uri: one.path + "/bewerklink", method: .post, headers: harness.bearer)
            #expect(renewed.status == .created)
            #expect(try await client.get(one.path, one.bearer).status == .unauthorized)
            let link = try #require(try renewed.json["bewerkLink"] as? String)
            let fresh: HTTPFields = [.authorization: "Bearer \(link.split(separator: "/").last ?? "")"]
            #expect(try await client.get(one.path, fresh).status == .ok)
            // A repetition of the POST does not give the new link away.
            #expect(try await client.post("/v1/inzendingen", validBody).status == .conflict)
            // The token is nowhere in the database.
            let file = try Data(contentsOf: URL(filePath: harness.database))
            let log = (try? Data(contentsOf: URL(filePath: harness.database + "-wal"))) ?? Data()
            for secret in [token, String(token.dropFirst(4))] {
                #expect(file.range(of: Data(secret.utf8)) == nil && log.range(of: Data(secret.utf8)) == nil)
            }
        }
    }
}

@Suite("A POST that comes again")
struct RepeatedPostTests {
    @Test(
        "With the same key it is stored once and answered alike, also 32 times at the same moment; with other content it is refused"
    )
    func key() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let key: HTTPFields = [.idempotencyKey: "8e03978e-40d5"]
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<32 {
                    group.addTask {
                        let answer = try await client.post("/v1/inzendingen", validBody, key)
                        return "\(answer.status.code) \(answer.text)"
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(answers.count == 1 && answers.first?.hasPrefix("201 ") == true, "\(answers)")
            #expect(try harness.register.queue(status: .submitted, limit: 100).total == 1)
            let other = try await client.post("/v1/inzendingen", validBody.replacing("Noord", with: "Zuid"), key)
            #expect(other.status == .conflict)
            for wrong in ["", "met spatie", String(repeating: "a", count: 256), "é"] {
                let refused = try await client.post("/v1/inzendingen", validBody, [.idempotencyKey: wrong])
                #expect(refused.status == .badRequest, "'\(wrong)'")
            }
            #expect(try harness.register.queue(status: .submitted, limit: 100).total == 1)
        }
    }

    @Test("A double click without a key is stored once; the same after more than a minute is something new")
    func doubleClick() async throws {
        let time = HandClock()
        let harness = try await Harness(clock: time.clock)
        try await harness.talk { client in
            let first = try await client.post("/v1/inzendingen", validBody)
            time.move(hours: 59 / 3_600)
            let second = try await client.post("/v1/inzendingen", validBody)
            #expect(first.status == .created && second.text == first.text)
            #expect(try harness.register.queue(status: .submitted, limit: 100).total == 1)
            time.move(hours: 2 / 3_600)
            let third = try await client.post("/v1/inzendingen", validBody)
            #expect(third.status == .created && third.text != first.text)
            #expect(try harness.register.queue(status: .submitted, limit: 100).total == 2)
        }
    }

    @Test("More than the limit from one network is 429 with Retry-After and stores nothing; the same again is not more")
    func limits() throws {
        let limiter = RateLimiter(.init(perNetwork: 3, total: 5))
        let start = Timestamp.epoch
        func take(_ network: UInt8, _ mark: UInt8, _ seconds: Int64) -> Int? {
            limiter.take(
                from: [network], mark: [mark],
                at: Timestamp(secondsSinceEpoch: start.secondsSinceEpoch + seconds) ?? start)
        }
        for mark in 0..<3 { #expect(take(1, UInt8(mark), Int64(mark)) == nil) }
        #expect(take(1, 0, 5) == nil)
        #expect(take(1, 9, 10) == 3_590)
        #expect(take(2, 9, 10) == nil && take(3, 9, 10) == nil)
        #expect(take(4, 9, 20) == 3_580)
        #expect(take(1, 9, 3_600) == nil)
        // A clock that jumps back locks nobody out.
        #expect(take(9, 1, -100_000) == nil)
    }
}

/// What came back for something that was sent in.
struct Sent {
    let id: String
    let token: String

    init(_ client: any TestClientProtocol, _ body: String) async throws {
        try self.init(try await client.post("/v1/inzendingen", body))
    }

    init(_ answer: TestResponse) throws {
        id = try #require(try answer.json["id"] as? String)
        let link = try #require(try answer.json["bewerkLink"] as? String)
        token = String(try #require(link.split(separator: "/").last))
    }

    var path: String { "/v1/inzendingen/\(id)" }
    var bearer: HTTPFields { [.authorization: "Bearer \(token)"] }
}

extension TestClientProtocol {
    func patch(_ uri: String, _ body: String, _ headers: HTTPFields) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/merge-patch+json"
        return try await execute(uri: uri, method: .patch, headers: headers, body: .init(string: body))
    }
}

extension Harness {
    func approve(_ id: String, _ client: any TestClientProtocol) async throws {
        let answer = try await client.post("/v1/inzendingen/\(id)/beoordelingen", #"{"besluit":"goedkeuren"}"#, bearer)
        guard answer.status == .created else { throw Missing() }
    }

    var database: String { register.path }
}
