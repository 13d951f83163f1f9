import Foundation
import HTTPTypes
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Reports over HTTP")
struct ReportRouteTests {
    private let harness: Harness
    private let id: InitiativeID

    init() async throws {
        harness = try await Harness(seed: ["Kaart,Een kaart van open data.,open-data,5.1,52.1"])
        id = try #require(try harness.register.page(.init()).initiatives.first?.id)
    }

    private func body(_ reason: String = "onjuist", note: String = "De kaart is verouderd.") -> String {
        #"{"initiatiefId":"\#(id)","redencode":"\#(reason)","toelichting":"\#(note)","email":"kanarie@voorbeeld.example"}"#
    }

    @Test(
        "Anybody reports, as JSON or a form; moderators see it in their queue, and removing takes the record off the map"
    )
    func removing() async throws {
        try await harness.talk { client in
            let sent = try await client.post("/v1/meldingen", body())
            #expect(try sent.status == .created && sent.json["status"] as? String == "open", "\(sent.text)")
            #expect(!sent.text.contains("kanarie@") && sent.headers[.cacheControl] == "no-store")
            let form = try await client.post(
                "/v1/meldingen", "initiatiefId=\(id)&redencode=persoonsgegevens&toelichting=&email=",
                type: "application/x-www-form-urlencoded")
            #expect(form.status == .created, "\(form.text)")
            let path = "/v1/meldingen/\(try #require(try sent.json["id"] as? String))"
            #expect(sent.headers[.location] == Harness.base + path)

            let queue = try await client.get("/v1/inzendingen", harness.bearer)
            let open = try #require(try queue.json["meldingen"] as? [String: Any])
            let due = try form.json["behandelenVoor"] as? String
            #expect(open["open"] as? Int == 2 && open["eerste"] as? String == due)
            #expect(try queue.link("related") == Harness.base + "/v1/meldingen")
            let list = try await client.get("/v1/meldingen", harness.bearer)
            let reports = try #require(try list.json["meldingen"] as? [[String: Any]])
            #expect(
                try reports.map { $0["redencode"] as? String } == ["persoonsgegevens", "onjuist"]
                    && list.json["aantal"] as? Int == 2)
            #expect(reports[0]["titel"] as? String == "Kaart" && reports[0]["teLaat"] as? Bool == false)
            #expect(!list.text.contains("kanarie@"))
            let one = try await client.get(path, harness.bearer)
            #expect(try one.json["toelichting"] as? String == "De kaart is verouderd.")
            #expect(try one.json["email"] as? String == "kanarie@voorbeeld.example")

            let settled = try await client.post(
                path + "/afhandelingen", #"{"besluit":"verwijderen","reden":"Dit klopt niet meer."}"#, harness.bearer)
            #expect(
                try settled.status == .created && settled.json["status"] as? String == "afgehandeld", "\(settled.text)")
            #expect(try await client.get("/v1/collections/initiatieven/items/\(id)").status == .notFound)
            let after = try await client.get("/v1/meldingen?status=afgehandeld", harness.bearer)
            let ended = try #require(try after.json["meldingen"] as? [[String: Any]])
            #expect(ended.count == 2)
            for report in ended {
                let settlement = report["afhandeling"] as? [String: Any]
                #expect(
                    settlement?["besluit"] as? String == "verwijderen"
                        && settlement?["moderator"] as? String == "Toetser")
                #expect(report["titel"] is Nothing)
            }
            let empty = try await client.get("/v1/inzendingen", harness.bearer)
            #expect(empty.text.contains(#""meldingen":{"open":0,"eerste":null}"#))
            let again = try await client.post(
                path + "/afhandelingen", #"{"besluit":"houden","reden":"Toch niet."}"#, harness.bearer)
            #expect(try again.status == .conflict && again.json["title"] as? String == "Al afgehandeld")
            // What is not public cannot be reported.
            let late = try await client.post("/v1/meldingen", body(note: "Het staat er nog steeds."))
            #expect(try late.mistakes == ["#/initiatiefId onbekende-waarde"])
        }
    }

    @Test("To keep leaves the record on the map, and writes nothing in the change log")
    func keeping() async throws {
        try await harness.talk { client in
            let before = try harness.register.latestSequence()
            let sent = try await client.post("/v1/meldingen", body())
            let path = "/v1/meldingen/\(try #require(try sent.json["id"] as? String))/afhandelingen"
            let kept = try await client.post(path, #"{"besluit":"houden","reden":"Het klopt wel."}"#, harness.bearer)
            #expect(kept.status == .created)
            #expect(try await client.get("/v1/collections/initiatieven/items/\(id)").status == .ok)
            #expect(try harness.register.latestSequence() == before)
        }
    }

    @Test(
        "A report with mistakes is a 400 that names them all, and nothing is stored",
        arguments: [
            ("{}", ["#/initiatiefId verplicht", "#/redencode verplicht"]),
            (
                #"{"initiatiefId":7,"redencode":"zomaar","toelichting":"kort","email":"x"}"#,
                [
                    "#/initiatiefId verkeerd-type", "#/redencode onbekende-waarde", "#/toelichting te-kort",
                    "#/email ongeldig",
                ]
            ),
            (#"{"initiatiefId":"ID","redencode":"anders"}"#, ["#/toelichting verplicht"]),
            (
                #"{"initiatiefId":"ID","redencode":"onjuist","status":"open","x":1}"#,
                ["#/status niet-toegestaan", "#/x onbekend"]
            ),
            (
                #"{"initiatiefId":"57dab273-e5fd-5b5c-a987-a67c5398fa0c","redencode":"onjuist"}"#,
                ["#/initiatiefId onbekende-waarde"]
            ),
            ("[]", ["# ongeldig"]), ("", ["# ongeldig"]),
        ])
    func mistakes(body: String, mistakes: [String]) async throws {
        try await harness.talk { client in
            let answer = try await client.post("/v1/meldingen", body.replacing("ID", with: "\(id)"))
            #expect(try answer.status == .badRequest && Set(answer.mistakes) == Set(mistakes), "\(answer.text)")
            #expect(try harness.register.openReports().count == 0)
        }
    }

    @Test(
        "The same report twice, by double click or by key, is stored once and answered alike; a used key is told as such"
    )
    func repeated() async throws {
        try await harness.talk { client in
            for headers: HTTPFields in [[:], [.idempotencyKey: "8e03978e"]] {
                let answers = try await withThrowingTaskGroup(of: String.self) { group in
                    for _ in 0..<16 {
                        group.addTask {
                            let answer = try await client.post("/v1/meldingen", body(), headers)
                            return "\(answer.status.code) \(answer.text)"
                        }
                    }
                    return try await group.reduce(into: Set<String>()) { $0.insert($1) }
                }
                #expect(answers.count == 1 && answers.first?.hasPrefix("201 ") == true, "\(answers)")
            }
            #expect(try harness.register.openReports().count == 2)
            let other = try await client.post("/v1/meldingen", body("dubbel"), [.idempotencyKey: "8e03978e"])
            #expect(try other.status == .conflict && other.json["title"] as? String == "Sleutel al gebruikt")
            // The same key elsewhere is another request.
            #expect(
                try await client.post("/v1/inzendingen", validBody, [.idempotencyKey: "8e03978e"]).status == .created)
        }
    }

    @Test("Reports share the limits of submissions")
    func limits() async throws {
        let full = Harness.makeService(
            .init(
                initiatives: harness.register, changes: harness.register, search: harness.index,
                depot: harness.depot, desk: harness.register, moderators: harness.register,
                positions: try Harness.positions(), site: Harness.site), harness.map,
            limiter: RateLimiter(.init(perNetwork: 2, total: 10)))
        try await harness.talk(with: full) { client in
            #expect(try await client.post("/v1/inzendingen", validBody).status == .created)
            #expect(try await client.post("/v1/meldingen", body()).status == .created)
            let refused = try await client.post("/v1/meldingen", body("dubbel"))
            #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] != nil)
            #expect(try harness.register.openReports().count == 1)
        }
    }

    @Test("Only moderators read reports and settle them; who is not, learns nothing")
    func access() async throws {
        try await harness.talk { client in
            let sent = try await client.post("/v1/meldingen", body())
            let path = "/v1/meldingen/\(try #require(try sent.json["id"] as? String))"
            let submission = try await Sent(client, validBody)
            for headers: HTTPFields in [[:], submission.bearer] {
                for address in ["/v1/meldingen", path, "/v1/meldingen/x"] {
                    #expect(try await client.get(address, headers).status == .unauthorized, "\(address)")
                }
                let settled = try await client.post(
                    path + "/afhandelingen", #"{"besluit":"verwijderen","reden":"Weg ermee."}"#, headers)
                #expect(settled.status == .unauthorized)
                let rejected = try await client.post(
                    "/v1/inzendingen/beoordelingen",
                    #"{"besluit":"afwijzen","ids":["\#(submission.id)"],"reden":"Weg ermee."}"#, headers)
                #expect(rejected.status == .unauthorized)
            }
            #expect(try harness.register.openReports().count == 1)
            #expect(try await client.get(submission.path, submission.bearer).json["status"] as? String == "ingediend")
        }
    }

    @Test("What should have been settled before now is late")
    func late() async throws {
        let due = try #require(Timestamp(secondsSinceEpoch: 1_700_000_000))
        let report = Report(
            id: .random(), initiativeID: id, reason: .other, note: "Een oude melding.", reportedAt: .epoch, dueAt: due)
        #expect(try harness.register.report(ReportArrival(report)) == .stored)
        try await harness.talk { client in
            let one = try await client.get("/v1/meldingen/\(report.id)", harness.bearer)
            #expect(try one.json["teLaat"] as? Bool == true)
            #expect(try one.json["behandelenVoor"] as? String == due.description)
        }
    }
}

/// What a JSON null is read as.
private typealias Nothing = NSNull
