import Foundation
import HTTPTypes
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("The form of /indienen")
struct SubmitPageTests {
    /// A browser without scripts: it sends the fields of a page as they stand, with some of them changed.
    struct Browser {
        let client: any TestClientProtocol
        var headers: HTTPFields = [.accept: "text/html", .secFetchSite: "same-origin"]

        func open(_ path: String) async throws -> TestResponse { try await client.get(path, headers) }

        /// Sends the form of a page.
        func send(_ page: TestResponse, _ action: String, _ changes: [String: String] = [:]) async throws
            -> TestResponse
        {
            var fields = Self.fields(page.text)
            for (name, value) in changes { fields[name] = value }
            fields["actie"] = action
            return try await post(try #require(Self.action(page.text)), fields)
        }

        func post(_ path: String, _ fields: [String: String]) async throws -> TestResponse {
            let body = fields.map { "\(Self.encoded($0))=\(Self.encoded($1))" }.sorted().joined(separator: "&")
            return try await client.post(path, body, type: PageForm.mediaType, headers)
        }

        static func action(_ html: String) -> String? {
            html.firstMatch(of: /<form[^>]*method="post" action="(?<path>[^"]+)"/).map { String($0.output.path) }
        }

        /// Names and values of the fields, as a browser would send them.
        static func fields(_ html: String) -> [String: String] {
            var fields: [String: String] = [:]
            for input in html.matches(of: /<input (?<all>[^>]*)>/) {
                let all = String(input.output.all)
                guard let name = all.firstMatch(of: /name="([^"]*)"/)?.output.1 else { continue }
                if all.contains("type=\"radio\""), !all.contains(" checked") { continue }
                fields[String(name)] = unescaped(String(all.firstMatch(of: /value="([^"]*)"/)?.output.1 ?? ""))
            }
            for area in html.matches(of: /<textarea [^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/) {
                fields[String(area.output.1)] = unescaped(String(area.output.2))
            }
            return fields
        }

        private static func encoded(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }

        private static func unescaped(_ text: String) -> String {
            text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        }
    }

    static let filled = [
        "titel": "Buurtbegroting Noord", "omschrijving": "Bewoners beslissen mee\nover geld.", "thema": "open-data",
        "plek": "52.091, 5.121", "email": "ik@voorbeeld.example",
    ]

    /// From the form to the page of the submission; gives its path.
    static func submit(_ browser: Browser, _ changes: [String: String] = [:]) async throws -> String {
        let preview = try await browser.send(
            try await browser.open("/indienen"), "voorbeeld", filled.merging(changes) { $1 })
        #expect(preview.status == .ok && preview.text.contains("Zo wordt het openbaar"))
        let sent = try await browser.send(preview, "verstuur")
        #expect(sent.status == .seeOther)
        return try #require(sent.headers[.location])
    }

    @Test("Fill in, look, send: the submission waits with all that was filled in, and its page opens")
    func whole() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let browser = Browser(client: client)
            let path = try await Self.submit(browser)
            #expect(path.hasPrefix("/indienen/oke_") && path.hasSuffix("?gedaan=ontvangen"))
            let queue = try await client.get("/v1/inzendingen", harness.bearer).json
            let waiting = try #require((queue["inzendingen"] as? [[String: Any]])?.first)
            #expect(queue["aantal"] as? Int == 1 && waiting["titel"] as? String == "Buurtbegroting Noord")
            #expect(waiting["omschrijving"] as? String == "Bewoners beslissen mee\nover geld.")
            #expect((waiting["geometrie"] as? [String: Any])?["coordinates"] as? [Double] == [5.121, 52.091])
            let page = try await browser.open(path)
            #expect(page.status == .ok && page.headers[.cacheControl] == "no-store")
            #expect(page.headers[.referrerPolicy] == "no-referrer")
            #expect(page.text.contains("ik@voorbeeld.example") && page.text.contains("Bewaar deze link"))
            let link = "\(Harness.base)\(path.prefix { $0 != "?" })"
            #expect(page.text.contains("value=\"\(link)\"") && page.text.contains("class=\"qr\""))
            let title = try #require(page.text.firstMatch(of: /<title>([^<]*)/)?.output.1)
            #expect(!title.contains("oke_") && page.text.contains("name=\"robots\" content=\"noindex\""))
            // The link is shown once.
            #expect(try await !browser.open(String(path.prefix { $0 != "?" })).text.contains("value=\"\(link)\""))
        }
    }

    @Test(
        "A double click is one submission, also a reload a while later; with other content it is told, and nothing is lost"
    )
    func twice() async throws {
        let clock = HandClock(try #require(Timestamp(secondsSinceEpoch: 1_800_000_000)))
        let harness = try await Harness(clock: clock.clock)
        try await harness.talk { client in
            let browser = Browser(client: client)
            let preview = try await browser.send(try await browser.open("/indienen"), "voorbeeld", Self.filled)
            let first = try await browser.send(preview, "verstuur")
            clock.move(hours: 2)
            let second = try await browser.send(preview, "verstuur")
            #expect(first.status == .seeOther && first.headers[.location] == second.headers[.location])
            let other = try await browser.send(preview, "verstuur", ["titel": "Iets anders"])
            #expect(other.status == .conflict && other.text.contains("al eens verstuurd"))
            #expect(Browser.fields(other.text)["titel"] == "Iets anders")
            #expect(try await client.get("/v1/inzendingen", harness.bearer).json["aantal"] as? Int == 1)
        }
    }

    @Test("Every mistake is told above the form and at its field, and all that was filled in is kept")
    func mistakes() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let browser = Browser(client: client)
            let hostile = "<script>alert(1)</script> \"'&amp; \u{202E}omgekeerd 🏳️‍🌈"
            let answer = try await browser.send(
                try await browser.open("/indienen"), "voorbeeld",
                [
                    "titel": hostile, "omschrijving": "kort", "plek": "Nergenshuizen", "email": "geen adres",
                    "url": "javascript:alert(1)",
                ])
            #expect(answer.status == .badRequest)
            #expect(answer.text.contains("<title>Fout: Een initiatief indienen"))
            for target in ["omschrijving", "thema-open-contact", "plek", "email", "url"] {
                #expect(answer.text.contains("<li><a href=\"#\(target)\">"), "\(target)")
                #expect(answer.text.contains("id=\"\(target)\""), "\(target)")
            }
            #expect(answer.text.contains("De plek ‘Nergenshuizen’ kennen wij niet."))
            #expect(!answer.text.contains("<script>alert"))
            let fields = Browser.fields(answer.text)
            #expect(fields["titel"] == hostile && fields["plek"] == "Nergenshuizen" && fields["email"] == "geen adres")
            // English says the same in English.
            let english = try await browser.post("/indienen?lang=en", ["actie": "voorbeeld"])
            #expect(
                english.text.contains("<title>Error: Submit an initiative") && english.text.contains("Choose a theme."))
            #expect(!english.text.contains("Kies een thema"))
        }
    }

    @Test("A place can be degrees, RD, a town, or a name on the map; several of one name are offered as buttons")
    func places() async throws {
        let harness = try await Harness()
        try await harness.take(
            [
                "Een,Een lange omschrijving.,open-data,5.10,52.10,Ons Dorp",
                "Twee,Een lange omschrijving.,open-data,5.12,52.12,Ons Dorp",
                "Drie,Een lange omschrijving.,open-data,6.0,52.0,Ons Gehucht",
            ], header: "titel,omschrijving,thema,lon,lat,plaats")
        try await harness.talk { client in
            let browser = Browser(client: client)
            let form = try await browser.open("/indienen")
            #expect(form.text.contains("<option value=\"Ons Dorp\">"))
            for (text, shown) in [("Utrecht", "52.091, 5.122"), ("ons dorp", "52.11000, 5.11000")] {
                let found = try await browser.send(form, "zoek", ["plek": text])
                let point = try #require(Browser.fields(found.text)["plek"])
                #expect(found.status == .ok && point.prefix(5) == shown.prefix(5), "\(text): \(point)")
                #expect(found.text.contains("Gevonden:"), "\(text)")
            }
            let metres = try await browser.send(
                form, "voorbeeld", Self.filled.merging(["plek": "136000 455900"]) { $1 })
            #expect(metres.text.contains("52.09"), "RD in the preview")
            let several = try await browser.send(form, "zoek", ["plek": "ons"])
            #expect(several.text.contains("Ons Dorp</button>") && several.text.contains("Ons Gehucht</button>"))
            let value = try #require(several.text.firstMatch(of: /name="kies" value="([^"]* Ons Gehucht)"/)?.output.1)
            let chosen = try await browser.send(several, "", ["kies": String(value)])
            #expect(Browser.fields(chosen.text)["plek"] == "52.00000, 6.00000")
            #expect(Browser.fields(chosen.text)["plaats"] == "Ons Gehucht")
            let swapped = try await browser.send(
                form, "voorbeeld", Self.filled.merging(["plek": "5.121 52.091"]) { $1 })
            #expect(swapped.text.contains("52.09100, 5.12100"))
            let abroad = try await browser.send(form, "voorbeeld", Self.filled.merging(["plek": "48.85 2.35"]) { $1 })
            #expect(abroad.status == .badRequest && abroad.text.contains("ligt niet in Nederland"))
            let json = try await client.get("/indienen/plek?q=ons").json
            #expect((json["plekken"] as? [[String: Any]])?.count == 2)
            let unknown = try await client.get("/indienen/plek?q=Nergenshuizen&lang=en").json
            #expect((unknown["melding"] as? String)?.hasPrefix("We do not know") == true)
        }
    }

    @Test("The preview warns of personal data and shows what looks like it; the trap is noted")
    func preview() async throws {
        let harness = try await Harness(seed: ["Buurtbegroting Noord,Bewoners beslissen mee.,open-data,5.1211,52.0911"])
        try await harness.talk { client in
            let browser = Browser(client: client)
            let preview = try await browser.send(
                try await browser.open("/indienen"), "voorbeeld",
                Self.filled.merging([
                    "omschrijving": "Bel Jan op 06 12345678 voor meer.", "faxnummer": "1", "url": "www.voorbeeld.nl",
                ]) { $1 })
            #expect(
                preview.text.contains("Kijk hier nog eens naar") && preview.text.contains("Staat het al op de kaart?"))
            #expect(preview.text.contains("<dd>https://www.voorbeeld.nl</dd>"))
            #expect(try await browser.send(preview, "verstuur").status == .seeOther)
            let queue = try await client.get("/v1/inzendingen", harness.bearer).json
            let waiting = try #require((queue["inzendingen"] as? [[String: Any]])?.first)
            let kinds = (waiting["waarschuwingen"] as? [[String: Any]] ?? []).compactMap { $0["soort"] as? String }
            #expect(Set(kinds).isSuperset(of: ["telefoonnummer", "valkuil"]), "\(kinds)")
        }
    }

    @Test("Too much from one network is told on the page, with all that was filled in, and a while later it goes")
    func limit() async throws {
        let clock = HandClock(try #require(Timestamp(secondsSinceEpoch: 1_800_000_000)))
        let harness = try await Harness(limiter: RateLimiter(.init(perNetwork: 1)), clock: clock.clock)
        try await harness.talk { client in
            let browser = Browser(client: client)
            _ = try await Self.submit(browser)
            let preview = try await browser.send(
                try await browser.open("/indienen"), "voorbeeld", Self.filled.merging(["titel": "Nog een"]) { $1 })
            let refused = try await browser.send(preview, "verstuur")
            #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] != nil)
            #expect(
                refused.text.contains("alles wat u invulde staat hier nog")
                    && Browser.fields(refused.text)["titel"] == "Nog een")
            clock.move(hours: 1.1)
            #expect(try await browser.send(refused, "verstuur").status == .seeOther)
        }
    }

    @Test("A form of another site is refused, and nothing is stored")
    func foreign() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            var browser = Browser(client: client)
            browser.headers[.secFetchSite] = "cross-site"
            let answer = try await browser.post("/indienen", Self.filled.merging(["actie": "verstuur"]) { $1 })
            #expect(answer.status == .forbidden)
            #expect(try await client.get("/v1/inzendingen", harness.bearer).json["aantal"] as? Int == 0)
        }
    }
}
