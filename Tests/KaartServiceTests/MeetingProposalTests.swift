import HTTPTypes
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Proposals that meet, and many at once, over HTTP")
struct MeetingProposalTests {
    private static let item = "/v1/collections/initiatieven/items/"

    private func title(_ client: any TestClientProtocol, _ id: String) async throws -> [String: Any] {
        try #require(try await client.get(Self.item + id).json["properties"] as? [String: Any])
    }

    @Test(
        "Two proposals for one record both come through; what both changed is shown, and a record that moved on is told"
    )
    func meeting() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let sent = try await Sent(client, validBody)
            try await harness.approve(sent.id, client)
            let place = try Sent(
                try await client.patch(sent.path, #"{"plaats":"Utrecht","titel":"Eerste"}"#, sent.bearer))
            let url = try Sent(
                try await client.patch(sent.path, #"{"url":"https://voorbeeld.nl/","titel":"Tweede"}"#, sent.bearer))
            #expect(try await client.get(url.path, harness.bearer).json["revisie"] as? Int == 1)
            try await harness.approve(place.id, client)

            let seen = try await client.get(url.path, harness.bearer)
            let differences = try #require(try seen.json["verschillen"] as? [[String: Any]])
            #expect(differences.map { $0["lid"] as? String } == ["titel", "url"])
            #expect(differences[0]["was"] as? String == "Eerste" && differences[0]["wordt"] as? String == "Tweede")
            #expect(differences[0]["ookVeranderd"] as? Bool == true && differences[1]["ookVeranderd"] == nil)
            #expect(try seen.json["revisie"] as? Int == 2)
            let reviews = url.path + "/beoordelingen"
            let stale = try await client.post(reviews, #"{"besluit":"goedkeuren","revisie":1}"#, harness.bearer)
            #expect(try stale.status == .conflict && stale.json["title"] as? String == "Intussen veranderd")
            #expect(stale.text.contains("revisie 2"))
            let wrong = try await client.post(reviews, #"{"besluit":"goedkeuren","revisie":0}"#, harness.bearer)
            #expect(try wrong.mistakes == ["#/revisie ongeldig"])
            let done = try await client.post(reviews, #"{"besluit":"goedkeuren","revisie":2}"#, harness.bearer)
            #expect(done.status == .created)
            let both = try await title(client, sent.id)
            #expect(both["titel"] as? String == "Tweede" && both["plaats"] as? String == "Utrecht")
            #expect(both["url"] as? String == "https://voorbeeld.nl/")

            let undone = try await client.post(
                reviews, #"{"besluit":"afwijzen","reden":"Toch niet.","status":"goedgekeurd"}"#, harness.bearer)
            #expect(undone.status == .created)
            let before = try await title(client, sent.id)
            #expect(
                before["titel"] as? String == "Eerste" && before["plaats"] as? String == "Utrecht"
                    && before["url"] == nil)
        }
    }

    @Test("A proposal of a stranger, sent whole, puts nothing back that changed while it waited")
    func strangers() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let sent = try await Sent(client, validBody)
            try await harness.approve(sent.id, client)
            func whole(_ title: String, _ theme: String) -> String {
                validBody.replacing("Buurtbegroting Noord", with: title).replacing("open-data", with: theme).replacing(
                    "{\"titel\"", with: "{\"soort\":\"wijziging\",\"initiatiefId\":\"\(sent.id)\",\"titel\"")
            }
            let one = try await Sent(client, whole("Een andere titel", "open-data"))
            let other = try await Sent(client, whole("Buurtbegroting Noord", "open-aanpak"))
            try await harness.approve(one.id, client)
            try await harness.approve(other.id, client)
            let both = try await title(client, sent.id)
            #expect(both["titel"] as? String == "Een andere titel" && both["thema"] as? String == "open-aanpak")
        }
    }

    @Test("A patch in which nothing differs answers 200 and changes nothing, before the decision and after it")
    func nothingDiffers() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let sent = try await Sent(client, validBody)
            for patch in ["{}", #"{"titel":"Buurtbegroting Noord"}"#, #"{"plaats":null}"#] {
                let answer = try await client.patch(sent.path, patch, sent.bearer)
                #expect(try answer.status == .ok && answer.json["versie"] as? Int == 1, "\(patch): \(answer.text)")
            }
            try await harness.approve(sent.id, client)
            for patch in ["{}", #"{"titel":"Buurtbegroting Noord","plaats":""}"#] {
                let answer = try await client.patch(sent.path, patch, sent.bearer)
                #expect(try answer.status == .ok && answer.json["id"] as? String == sent.id, "\(patch): \(answer.text)")
            }
            let late = try await client.patch(sent.path, #"{"email":"ik@voorbeeld.example"}"#, sent.bearer)
            #expect(try late.status == .conflict && late.json["title"] as? String == "Al beslist")
            #expect(try harness.register.queue(status: .submitted, limit: 10).total == 0)
        }
    }

    @Test("Each conflict has a title of its own; a removal has nothing to improve and says so")
    func titles() async throws {
        let harness = try await Harness(seed: ["Kaart,Een kaart van open data.,open-data,5.1,52.1"])
        let id = try #require(try harness.register.page(.init()).initiatives.first?.id)
        try await harness.talk { client in
            let removal = try await Sent(
                client, #"{"soort":"verwijdering","initiatiefId":"\#(id)","reden":"Het is gestopt."}"#)
            let patched = try await client.patch(removal.path, #"{"titel":"Anders"}"#, removal.bearer)
            #expect(try patched.status == .conflict && patched.json["title"] as? String == "Niets te verbeteren")
            #expect(patched.text.contains("verwijdering") && patched.text.contains("Trek haar in"))
            let key: HTTPFields = [.idempotencyKey: "een-sleutel"]
            _ = try await client.post("/v1/inzendingen", validBody, key)
            let used = try await client.post("/v1/inzendingen", validBody + " ", key)
            #expect(try used.status == .conflict && used.json["title"] as? String == "Sleutel al gebruikt")
            try await harness.approve(removal.id, client)
            let again = try await client.post(
                removal.path + "/beoordelingen", #"{"besluit":"goedkeuren"}"#, harness.bearer)
            #expect(try again.status == .conflict && again.json["title"] as? String == "Al beslist")
        }
    }

    @Test("Of many, what waits is rejected; each sender reads the reason, and the rest is told apart")
    func bulk() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            var sent: [Sent] = []
            for number in 0..<4 {
                sent.append(try await Sent(client, validBody.replacing("Noord", with: "nummer \(number)")))
            }
            try await harness.approve(sent[3].id, client)
            let stranger = InitiativeID.random()
            let ids = (sent.prefix(2).map(\.id) + [sent[3].id, "\(stranger)"]).map { "\"\($0)\"" }.joined(
                separator: ",")
            let body = #"{"besluit":"afwijzen","ids":[\#(ids)],"reden":"Dit is reclame.","redencode":"reclame"}"#
            let answer = try await client.post("/v1/inzendingen/beoordelingen", body, harness.bearer)
            #expect(try answer.status == .ok && answer.json["afgewezen"] as? Int == 2, "\(answer.text)")
            let outcomes = try #require(try answer.json["uitkomsten"] as? [[String: Any]])
            #expect(outcomes.map { $0["uitkomst"] as? String } == ["afgewezen", "afgewezen", "al-beslist", "onbekend"])
            #expect(outcomes[2]["status"] as? String == "goedgekeurd" && outcomes[3]["id"] as? String == "\(stranger)")
            let own = try await client.get(sent[1].path, sent[1].bearer)
            #expect(own.text.contains("Dit is reclame.") && !own.text.contains("Toetser"))
            #expect(try await client.get(Self.item + sent[3].id).status == .ok)
            #expect(try await client.get(sent[2].path, sent[2].bearer).json["status"] as? String == "ingediend")
            // The same again changes nothing.
            let again = try await client.post("/v1/inzendingen/beoordelingen", body, harness.bearer)
            #expect(try again.status == .ok && again.json["afgewezen"] as? Int == 0)
        }
    }

    @Test(
        "A rejection of many with a mistake rejects none of them",
        arguments: [
            (#"{"besluit":"goedkeuren","ids":[ID],"reden":"Goed werk."}"#, ["#/besluit niet-toegestaan"]),
            (#"{"besluit":"afwijzen","ids":[ID,ID],"reden":"Dit is reclame."}"#, ["#/ids dubbel"]),
            (#"{"besluit":"afwijzen","ids":[ID,"x"],"reden":"Dit is reclame."}"#, ["#/ids ongeldig"]),
            (#"{"besluit":"afwijzen","ids":[ID,7],"reden":"Dit is reclame."}"#, ["#/ids verkeerd-type"]),
            (#"{"besluit":"afwijzen","ids":[],"reden":""}"#, ["#/ids verplicht", "#/reden verplicht"]),
            (
                #"{"ids":[ID],"redencode":"zomaar","versie":1}"#,
                [
                    "#/besluit verplicht", "#/redencode onbekende-waarde", "#/versie onbekend",
                ]
            ),
        ])
    func badBulk(body: String, mistakes: [String]) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let sent = try await Sent(client, validBody)
            let answer = try await client.post(
                "/v1/inzendingen/beoordelingen", body.replacing("ID", with: "\"\(sent.id)\""), harness.bearer)
            #expect(try answer.status == .badRequest && Set(answer.mistakes) == Set(mistakes), "\(answer.text)")
            #expect(try harness.register.queue(status: .submitted, limit: 10).total == 1)
        }
    }

    @Test("More than 500 at once is refused, 500 is not")
    func bound() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            for count in [500, 501] {
                let ids = (0..<count).map { _ in "\"\(InitiativeID.random())\"" }.joined(separator: ",")
                let answer = try await client.post(
                    "/v1/inzendingen/beoordelingen",
                    #"{"besluit":"afwijzen","ids":[\#(ids)],"reden":"Dit is reclame."}"#,
                    harness.bearer)
                #expect(answer.status == (count == 500 ? .ok : .badRequest))
            }
        }
    }
}
