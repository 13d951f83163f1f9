import HTTPTypes
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Possible duplicates and warnings")
struct DuplicateTests {
    private static let seed = [
        "Repair Café Lombok,Samen spullen maken die stuk zijn.,open-contact,5.1,52.1",
        "Buurtmoestuin De Kas,Samen groente kweken in de wijk.,open-aanpak,5.1001,52.1",
    ]

    private func body(_ title: String, _ more: String = "") -> String {
        #"{"titel":"\#(title)","omschrijving":"Wij maken samen spullen.","thema":"open-contact",\#(more)"geometrie":{"type":"Point","coordinates":[5.1005,52.1]}}"#
    }

    @Test("A sender hears at once what looks like it: how far, how sure, why; and again when the request is repeated")
    func receipt() async throws {
        let harness = try await Harness(seed: Self.seed)
        harness.map.indexDuplicates()
        try await harness.talk { client in
            let sent = try await client.post("/v1/inzendingen", body("Repaircafé  lombok!"))
            let found = try #require(try sent.json["mogelijkeDubbelen"] as? [[String: Any]])
            #expect(found.count == 1 && found[0]["titel"] as? String == "Repair Café Lombok")
            let distance = try #require(found[0]["afstand"] as? Double)
            #expect((34.0...34.4).contains(distance), "\(distance)")
            #expect(try #require(found[0]["score"] as? Double) > 0.8)
            #expect((found[0]["redenen"] as? [String])?.isEmpty == false && found[0]["status"] == nil)
            // Somebody takes the first one away; who repeats hears what was said.
            let id = try #require(
                try harness.register.page(.init()).initiatives.first { $0.content.title.hasPrefix("Repair") }?.id)
            #expect(try harness.register.withdraw(id))
            try harness.map.catchUp()
            let again = try await client.post("/v1/inzendingen", body("Repaircafé  lombok!"))
            #expect(again.text == sent.text)
            let other = try await client.post("/v1/inzendingen", body("Repaircafé Lombok"))
            #expect((try other.json["mogelijkeDubbelen"] as? [Any])?.isEmpty == true)
        }
    }

    @Test("A form asks with title and point alone, as JSON, as fields, and in RD; what is wrong is named")
    func question() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            func titles(_ answer: TestResponse) throws -> [String] {
                (try answer.json["mogelijkeDubbelen"] as? [[String: Any]] ?? []).compactMap { $0["titel"] as? String }
            }
            let point = #""geometrie":{"type":"Point","coordinates":[5.1,52.1]}"#
            let json = try await client.post("/v1/dubbelen", #"{"titel":"repair cafe lombok",\#(point)}"#)
            #expect(try json.status == .ok && titles(json) == ["Repair Café Lombok"])
            let form = try await client.post(
                "/v1/dubbelen", "titel=Buurtmoestuin+de+kas&lon=5,1&lat=52,1&thema=&omschrijving=&faxnummer=",
                type: "application/x-www-form-urlencoded")
            #expect(try form.status == .ok && titles(form) == ["Buurtmoestuin De Kas"], "\(form.text)")
            let rd = try await client.post(
                "/v1/dubbelen",
                #"{"titel":"Repair Café Lombok","geometrie":{"type":"Point","coordinates":[133000,457000]}}"#,
                [.init("Content-Crs") ?? .contentType: "<http://www.opengis.net/def/crs/EPSG/0/28992>"])
            #expect(rd.status == .ok)
            // Half a record is fine, an unknown or wrong member is not.
            let wrong = try await client.post(
                "/v1/dubbelen", #"{"titel":"x","thema":"bestaat-niet","url":"javascript:alert(1)","kleur":"rood"}"#)
            #expect(wrong.status == .badRequest)
            #expect(
                try wrong.mistakes == [
                    "#/titel te-kort", "#/url ongeldig", "#/geometrie verplicht", "#/kleur onbekend",
                ])
            let text = try await client.post("/v1/dubbelen", "x", type: "text/plain")
            #expect(text.status == .unsupportedMediaType)
            #expect(try harness.register.queue(status: .submitted, limit: 10).total == 0)
        }
    }

    @Test("A moderator sees what is public and what else waits; nobody else may ask")
    func moderators() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let first = try await Sent(client, body("Repair Café Lombok"))
            let second = try await Sent(client, body("Repaircafé Lombok", #""plaats":"Utrecht","#))
            #expect(try await client.get(first.path + "/dubbelen").status == .unauthorized)
            #expect(try await client.get(first.path + "/dubbelen", first.bearer).status == .unauthorized)
            let list = try await client.get(first.path + "/dubbelen", harness.bearer)
            let found = try #require(try list.json["mogelijkeDubbelen"] as? [[String: Any]])
            #expect(
                Set(found.compactMap { $0["status"] as? String }) == ["openbaar", "ingediend"] && found.count == 2)
            #expect(found.contains { $0["id"] as? String == second.id })
            #expect(!found.contains { $0["id"] as? String == first.id })
            let scores = found.compactMap { $0["score"] as? Double }
            #expect(scores == scores.sorted(by: >))
            let unknown = try await client.get("/v1/inzendingen/\(InitiativeID.random())/dubbelen", harness.bearer)
            #expect(unknown.status == .notFound)
        }
    }

    @Test(
        "Warnings go to the sender and the moderator; the trap to the moderator only; the least suspicious comes first")
    func warnings() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            func kinds(_ json: [String: Any]) -> [String] {
                (json["waarschuwingen"] as? [[String: Any]] ?? []).compactMap { $0["soort"] as? String }
            }
            let form = "titel=Een+goed+plan&omschrijving=Wij+doen+dit+samen.&thema=open-data&lon=5.1&lat=52.1"
            let trapped = try await client.post(
                "/v1/inzendingen", form + "&faxnummer=0123", type: "application/x-www-form-urlencoded")
            #expect(try trapped.status == .created && kinds(trapped.json) == [])
            let personal = try await client.post(
                "/v1/inzendingen",
                body("Bel mij", "").replacing("Wij maken samen spullen.", with: "Bel mij op 06-12345678 of kom langs."))
            #expect(try kinds(personal.json) == ["telefoonnummer"])
            let warning = try #require((try personal.json["waarschuwingen"] as? [[String: Any]])?.first)
            #expect(warning["lid"] as? String == "omschrijving" && warning["uitleg"] as? String != nil)
            let calm = try await Sent(client, body("Een rustig plan"))

            let queue = try await client.get("/v1/inzendingen", harness.bearer)
            let rows = try #require(try queue.json["inzendingen"] as? [[String: Any]])
            #expect(
                rows.compactMap { $0["titel"] as? String } == ["Een rustig plan", "Bel mij", "Een goed plan"])
            #expect(kinds(rows[2]) == ["valkuil"] && rows[2]["score"] as? Double == 1)
            let seen = try await client.get("/v1/inzendingen/\(try Sent(trapped).id)", harness.bearer)
            #expect(try kinds(seen.json) == ["valkuil"])
            let own = try await client.get(try Sent(trapped).path, try Sent(trapped).bearer)
            #expect(try own.json["waarschuwingen"] == nil && own.json["score"] == nil)

            // Who improves the text goes up in the queue, and who makes it worse goes down.
            _ = try await client.patch(
                calm.path, #"{"omschrijving":"Mail jan@voorbeeld.example of bel 06-12345678."}"#, calm.bearer)
            _ = try await client.patch(
                try Sent(personal).path, #"{"omschrijving":"Kom gewoon langs."}"#, try Sent(personal).bearer)
            let after = try await client.get("/v1/inzendingen", harness.bearer)
            #expect(
                (try after.json["inzendingen"] as? [[String: Any]] ?? []).compactMap { $0["titel"] as? String }
                    == ["Bel mij", "Een rustig plan", "Een goed plan"])
        }
    }
}
