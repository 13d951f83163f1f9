import HTTPTypes
import Hummingbird
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Lists at the desk of moderators")
struct DeskListTests {
    /// Titles of the list, in order.
    private static func titles(_ page: String) -> [String] {
        page.matches(of: /<h2><a href="[^"]*" lang="nl">([^<]*)<\/a><\/h2>/).map { String($0.output.1) }
    }

    @Test("The queue is filtered by kind, theme, warning, status and words, with counts of what there is; 25 on a page")
    func filters() async throws {
        let harness = try await Harness(seed: ["Openbaar,Een openbaar initiatief.,open-data,5.1,52.1"])
        try await harness.talk { client in
            var visitor = DeskVisitor(client)
            try await visitor.logIn(harness.token)
            for number in 1...30 {
                let phone = number == 7 ? " Bel 06-12345678." : ""
                let body = validBody.replacing("Buurtbegroting Noord", with: "Zaak \(number)")
                    .replacing("over geld.", with: "over geld.\(phone)").replacing(
                        "open-data", with: number == 9 ? "open-aanpak" : "open-data")
                _ = try await client.post("/v1/inzendingen", body)
            }
            let record = try #require(try harness.register.page(.init(limit: 1)).initiatives.first)
            _ = try await client.post(
                "/v1/inzendingen",
                #"{"soort":"verwijdering","initiatiefId":"\#(record.id)","reden":"Dit café is gesloten."}"#)
            let first = try await visitor.get("/moderatie").text
            #expect(Self.titles(first).count == 25 && first.contains("31 inzendingen van 31"))
            #expect(
                first.contains("Bladzijde 1 van 2") && first.contains("Verwijdering (1)")
                    && first.contains("Nieuw (30)"))
            #expect(first.contains("Telefoonnummer (1)"))
            #expect(Self.titles(try await visitor.get("/moderatie?bladzijde=2").text).count == 6)
            for (query, titles) in [
                ("waarschuwing=telefoonnummer", ["Zaak 7"]), ("thema=open-aanpak", ["Zaak 9"]),
                ("q=zaak+30", ["Zaak 30"]),
                ("soort=verwijdering", ["Voorstel om een initiatief te verwijderen"]),
                ("q=CAFE", ["Voorstel om een initiatief te verwijderen"]), ("q=&soort=&thema=open-aanpak", ["Zaak 9"]),
                ("status=afgewezen", []), ("q=bestaat+niet", []),
            ] {
                #expect(Self.titles(try await visitor.get("/moderatie?\(query)").text) == titles, "\(query)")
            }
            for query in [
                "status=x", "soort=x", "thema=x", "waarschuwing=x", "bladzijde=0", "bladzijde=x", "gedaan=x",
                "zomaar=1",
            ] {
                #expect(try await visitor.get("/moderatie?\(query)").status == .badRequest, "\(query)")
            }
        }
    }

    @Test("Chosen submissions are rejected together; a mistake keeps what was chosen and written")
    func bulk() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            var visitor = DeskVisitor(client)
            try await visitor.logIn(harness.token)
            var ids: [String] = []
            for number in 1...4 { ids.append(try await DeskCase(client, "Reclame \(number)").id) }
            let page = try await visitor.get("/moderatie").text
            let nothing = try await visitor.submit(
                page, to: "/moderatie/afwijzen", [("redencode", "reclame"), ("reden", "")])
            #expect(nothing.status == .badRequest && nothing.text.contains("Kies eerst"))
            let silent = try await visitor.submit(
                page, to: "/moderatie/afwijzen", [("ids", ids[0]), ("ids", ids[2]), ("redencode", ""), ("reden", "")])
            #expect(silent.status == .badRequest && silent.text.contains("<title>Fout:"))
            #expect(silent.text.matches(of: /\schecked>/).count == 2 + 1)
            _ = try await client.post(
                "/v1/inzendingen/\(ids[1])/beoordelingen", #"{"besluit":"goedkeuren"}"#, harness.bearer)
            let done = try await visitor.submit(
                page, to: "/moderatie/afwijzen",
                [("ids", ids[0]), ("ids", ids[1]), ("ids", ids[2]), ("redencode", "reclame"), ("reden", "")])
            let told = try await visitor.get(try #require(done.headers[.location])).text
            #expect(told.contains("2 inzendingen zijn afgewezen.") && told.contains("1 wachtte niet meer."))
            #expect(Self.titles(told) == ["Reclame 4"])
        }
    }

    @Test("A report is settled with a reason; what is removed is off the map at once, and a second time is told")
    func reports() async throws {
        let harness = try await Harness(seed: ["Weg hiermee,Een openbaar initiatief.,open-data,5.1,52.1"])
        try await harness.talk { client in
            var visitor = DeskVisitor(client)
            try await visitor.logIn(harness.token)
            let record = try #require(try harness.register.page(.init(limit: 1)).initiatives.first)
            let sent = try await client.post(
                "/v1/meldingen",
                #"{"initiatiefId":"\#(record.id)","redencode":"onjuist","toelichting":"Dit klopt <niet> meer.","email":"melder@voorbeeld.example"}"#
            )
            let id = try #require(try sent.json["id"] as? String)
            let list = try await visitor.get("/moderatie/meldingen").text
            #expect(
                list.contains("1 open melding") && list.contains("Dit klopt &lt;niet&gt; meer.")
                    && !list.contains("melder@"))
            let path = "/moderatie/meldingen/\(id)"
            let page = try await visitor.get(path).text
            #expect(page.contains("melder@voorbeeld.example") && page.contains("Weg hiermee"))
            let empty = try await visitor.submit(page, to: path, [("reden", "")])
            #expect(empty.status == .badRequest && empty.text.contains("foutenlijst"))
            let fields = [("besluit", "verwijderen"), ("reden", "Bestaat niet meer.")]
            let done = try await visitor.submit(page, to: path, fields)
            #expect(done.status == .seeOther)
            #expect(try await client.get("/v1/collections/initiatieven/items/\(record.id)").status == .notFound)
            #expect(try await visitor.get(try #require(done.headers[.location])).text.contains("van de kaart gehaald"))
            let again = try await visitor.submit(page, to: path, fields)
            #expect(again.status == .conflict && again.text.contains("Al afgehandeld"))
            #expect(
                try await visitor.get("/moderatie/meldingen?status=afgehandeld").text.contains("1 afgehandelde melding")
            )
            #expect(try await visitor.get("/moderatie/logboek").text.contains("Van de kaart gehaald"))
        }
    }

    @Test("A proposed change shows word by word what goes and what comes, and what others changed too")
    func differences() async throws {
        let harness = try await Harness(seed: ["Oude titel,Een openbaar initiatief van hier.,open-data,5.1,52.1"])
        try await harness.talk { client in
            var visitor = DeskVisitor(client)
            try await visitor.logIn(harness.token)
            let record = try #require(try harness.register.page(.init(limit: 1)).initiatives.first)
            func propose(_ title: String) async throws -> DeskCase {
                let body =
                    #"{"soort":"wijziging","initiatiefId":"\#(record.id)","titel":"\#(title)","omschrijving":"Een openbaar initiatief van hier.","thema":"open-data","geometrie":{"type":"Point","coordinates":[5.2,52.1]}}"#
                return DeskCase(id: try #require(try await client.post("/v1/inzendingen", body).json["id"] as? String))
            }
            let (one, other) = (try await propose("Oude nieuwe titel"), try await propose("Oude andere titel"))
            let page = try await visitor.get(one.path).text
            #expect(
                page.contains("<ins><span class=\"stil\">nieuw: </span>nieuwe </ins>") || page.contains(" nieuwe</ins>")
            )
            #expect(page.contains("Wat hetzelfde blijft") && page.contains("class=\"plek-oud\""))
            #expect(try await visitor.submit(page, to: one.path, holding: "goedkeuren").status == .seeOther)
            let contested = try await visitor.get(other.path).text
            #expect(contested.contains("intussen ook door iemand anders"))
            let english = try await visitor.get(other.path, language: "en").text
            #expect(english.contains("<html lang=\"en\"") && english.contains("meanwhile changed by somebody else"))
        }
    }
}
