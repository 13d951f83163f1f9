import Foundation
import HTTPTypes
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("The page of a submission")
struct FollowPageTests {
    typealias Browser = SubmitPageTests.Browser

    private func id(_ page: TestResponse) throws -> String {
        String(try #require(page.text.firstMatch(of: /class="kenmerk">([0-9a-f-]{36})/)?.output.1))
    }

    private func decide(_ id: String, _ body: String, _ client: any TestClientProtocol, _ harness: Harness) async throws
    {
        let answer = try await client.post("/v1/inzendingen/\(id)/beoordelingen", body, harness.bearer)
        #expect(answer.status == .created)
    }

    @Test("Improve what waits: a new version, with another address or none; withdraw it after a question")
    func waiting() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let browser = Browser(client: client)
            let path = String(try await SubmitPageTests.submit(browser).prefix { $0 != "?" })
            let form = try await browser.open(path + "/wijzigen")
            #expect(Browser.fields(form.text)["titel"] == "Buurtbegroting Noord")
            #expect(Browser.fields(form.text)["email"] == "ik@voorbeeld.example")
            let preview = try await browser.send(form, "voorbeeld", ["titel": "Beter", "email": ""])
            let sent = try await browser.send(preview, "verstuur")
            #expect(sent.headers[.location] == path + "?gedaan=verbeterd")
            let page = try await browser.open(path + "?gedaan=verbeterd")
            #expect(
                page.text.contains("Uw verbetering is bewaard") && page.text.contains("Versie 2")
                    && page.text.contains("Beter"))
            #expect(
                !page.text.contains("ik@voorbeeld.example") && page.text.contains("Er is geen e-mailadres bij bewaard"))
            let question = try await browser.open(path + "/intrekken")
            #expect(question.text.contains("Wilt u dit intrekken?"))
            let withdrawn = try await browser.post(path + "/intrekken", ["zeker": "ja"])
            #expect(withdrawn.headers[.location] == path + "?gedaan=ingetrokken")
            #expect(try await browser.open(path).text.contains("U hebt dit ingetrokken"))
            // Nothing is left to do, and asking for it leads back.
            for rest in ["/wijzigen", "/intrekken"] {
                #expect(try await browser.open(path + rest).headers[.location] == path)
            }
            #expect(try await browser.post(path + "/intrekken", [:]).headers[.location] == path)
        }
    }

    @Test(
        "A rejection tells its reason and nobody's name; what is public can be changed by a proposal, and withdrawn at once"
    )
    func decided() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let browser = Browser(client: client)
            let rejected = try await SubmitPageTests.submit(browser)
            try await decide(
                try id(try await browser.open(rejected)),
                #"{"besluit":"afwijzen","redencode":"onvolledig","reden":"Waar <b>is</b> het?"}"#,
                client, harness)
            let told = try await browser.open(rejected).text
            #expect(
                told.contains("Afgewezen") && told.contains("Er ontbreekt iets.")
                    && told.contains("Waar &lt;b&gt;is&lt;/b&gt; het?"))
            #expect(!told.contains("Toetser"))

            let path = String(try await SubmitPageTests.submit(browser, ["titel": "Een ander"]).prefix { $0 != "?" })
            let id = try id(try await browser.open(path))
            try await decide(id, #"{"besluit":"goedkeuren"}"#, client, harness)
            let form = try await browser.open(path + "/wijzigen")
            let same = try await browser.send(form, "voorbeeld")
            #expect(same.status == .badRequest && same.text.contains("U hebt nog niets veranderd"))
            let preview = try await browser.send(form, "voorbeeld", ["titel": "Een nieuwe naam"])
            let proposed = try #require(try await browser.send(preview, "verstuur").headers[.location])
            #expect(!proposed.hasPrefix(path) && proposed.hasSuffix("?gedaan=ontvangen"))
            #expect(try await browser.open(proposed).text.contains("Uw wijziging is nog niet openbaar"))
            #expect(try await client.get("/v1/collections/initiatieven/items/\(id)").text.contains("Een ander"))
            _ = try await browser.post(path + "/intrekken", ["zeker": "ja"])
            #expect(try await client.get("/v1/collections/initiatieven/items/\(id)").status == .notFound)
        }
    }

    @Test("Anybody can propose to change or remove what is on the map; without a change or a reason that is told")
    func proposals() async throws {
        let harness = try await Harness()
        try await harness.take(
            ["Op de kaart,Een lange omschrijving.,open-data,5.12345678,52.12345678,Utrecht,GM0344"],
            header: "titel,omschrijving,thema,lon,lat,plaats,gemeentecode")
        try await harness.talk { client in
            let browser = Browser(client: client)
            let id = try #require(
                try await client.get("/v1/collections/initiatieven/items").features.first?["id"] as? String)
            let form = try await browser.open("/indienen?initiatief=\(id)")
            #expect(Browser.fields(form.text)["gemeentecode"] == "GM0344" && form.text.contains("soort=verwijdering"))
            let same = try await browser.send(form, "voorbeeld")
            #expect(same.status == .badRequest && same.text.contains("U hebt nog niets veranderd"))
            let preview = try await browser.send(form, "voorbeeld", ["titel": "Op de grote kaart"])
            let sent = try await browser.send(preview, "verstuur")
            #expect(sent.status == .seeOther)
            let removal = try await browser.open("/indienen?initiatief=\(id)&soort=verwijdering")
            #expect(removal.text.contains("Op de kaart") && !removal.text.contains("name=\"titel\""))
            let empty = try await browser.send(removal, "voorbeeld")
            #expect(empty.status == .badRequest && empty.text.contains("Schrijf op waarom"))
            let asked = try await browser.send(removal, "voorbeeld", ["reden": "Het bestaat niet meer."])
            #expect(asked.text.contains("Het bestaat niet meer."))
            #expect(try await browser.send(asked, "verstuur").status == .seeOther)
            let queue =
                try await client.get("/v1/inzendingen", harness.bearer).json["inzendingen"] as? [[String: Any]] ?? []
            #expect(Set(queue.compactMap { $0["soort"] as? String }) == ["wijziging", "verwijdering"])
            #expect(queue.first { $0["soort"] as? String == "wijziging" }?["gemeentecode"] as? String == "GM0344")
            let gone = try await browser.open("/indienen?initiatief=\(InitiativeID.random())")
            #expect(gone.status == .notFound)
        }
    }

    @Test("A wrong, shortened or renewed link gives a page that says what to do, and never which part was wrong")
    func wrongLinks() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let browser = Browser(client: client)
            let path = String(try await SubmitPageTests.submit(browser).prefix { $0 != "?" })
            let id = try id(try await browser.open(path))
            let renewed = try await client.post("/v1/inzendingen/\(id)/bewerklink", "", harness.bearer)
            let newest = try #require((try renewed.json["bewerkLink"] as? String)?.split(separator: "/").last)
            var answers: Set<String> = []
            for wrong in [
                path, "/indienen/\(newest.dropLast(3))", "/indienen/oke_x", "/indienen/%3Cscript%3E", "/indienen/\(id)",
            ] {
                for rest in ["", "/wijzigen", "/intrekken", "/gegevens.json"] {
                    let answer = try await browser.open(wrong + rest)
                    #expect(
                        answer.status == .notFound && answer.headers[.cacheControl] == "no-store", "\(wrong + rest)")
                    answers.insert(
                        String(
                            answer.text.replacing(wrong + rest, with: "").firstMatch(of: /(?s)<h1>.*<\/main>/)?.output
                                ?? ""))
                }
            }
            #expect(answers.count == 1)
            #expect(try await browser.open("/indienen/\(newest)").status == .ok)
        }
    }

    @Test("One's own data comes as a file, with all that is kept")
    func data() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let browser = Browser(client: client)
            let path = String(try await SubmitPageTests.submit(browser).prefix { $0 != "?" })
            let file = try await browser.open(path + "/gegevens.json")
            #expect(file.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"inzending-") == true)
            #expect(try file.json["email"] as? String == "ik@voorbeeld.example")
            #expect(file.headers[.cacheControl] == "no-store")
        }
    }

    @Test(
        "A token never reaches the log",
        arguments: ["/indienen/oke_geheim", "/indienen/oke_geheim/wijzigen", "//indienen/oke_geheim"])
    func log(path: String) {
        #expect(!ErrorBoundary<RouteTable>.loggable(path).contains("geheim"))
    }

    @Test("Other paths are logged as they are", arguments: ["/v1/inzendingen/1", "/indienen", "/indienen/plek", "/"])
    func otherPaths(path: String) {
        #expect(ErrorBoundary<RouteTable>.loggable(path) == path)
    }
}
