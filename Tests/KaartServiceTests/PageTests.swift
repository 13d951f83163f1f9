import HTTPTypes
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Pages for people")
struct PageTests {
    static let browser: HTTPFields = [.accept: "text/html,application/xhtml+xml,*/*;q=0.8"]
    private static let seed = [
        "Boeren & burgers <b>,Een initiatief met <script>alert(1)</script> erin.,open-data,5.1,52.1",
        "Raad van Utrecht,De raad praat met inwoners.,open-contact,5.12,52.09",
        "Meten aan zee,Metingen van water.,open-data,4.3,52.1",
    ]

    @Test("The list says what was found of how many, and escapes what people wrote")
    func list() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let all = try await client.get("/", Self.browser)
            #expect(all.status == .ok && all.headers[.contentType] == "text/html; charset=utf-8")
            #expect(all.text.contains("3 van 3 initiatieven"))
            #expect(all.text.contains("Boeren &amp; burgers &lt;b&gt;") && !all.text.contains("<script>alert"))
            let some = try await client.get("/?thema=open-data&bbox=4,52,5,53", Self.browser)
            #expect(some.text.contains("1 van 3 initiatieven") && some.text.contains("Meten aan zee"))
            #expect(!some.text.contains("Raad van Utrecht"))
            let words = try await client.get("/?q=raad&plaats=&thema=", Self.browser)
            #expect(words.text.contains("1 van 3 initiatieven"))
        }
    }

    @Test("The same version of the map gives the same page and validator; a change gives another")
    func validators() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let first = try await client.get("/", Self.browser)
            let tag = try #require(first.headers[.eTag])
            #expect(try await client.get("/", Self.browser).text == first.text)
            #expect(try await client.get("/", [.ifNoneMatch: tag]).status == .notModified)
            let english = try await client.get("/?lang=en", Self.browser)
            #expect(english.headers[.eTag] != tag && english.headers[.vary]?.contains("Accept-Language") == true)
            let packed = try await client.get("/", [.acceptEncoding: "gzip"])
            #expect(packed.headers[.contentEncoding] == "gzip" && packed.headers[.eTag] != tag)
            #expect(try await client.get("/", [.acceptEncoding: "gzip"]).body == packed.body)
            try await harness.take(["Nieuw,Een nieuw initiatief.,open-aanpak,5.2,52.2"])
            let later = try await client.get("/", [.ifNoneMatch: tag])
            #expect(later.status == .ok && later.text.contains("4 van 4"))
        }
    }

    @Test(
        "A browser gets an error as a page in its language, everybody else as a problem; under /v1 it is always a problem"
    )
    func errors() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let page = try await client.get("/bestaat-niet", Self.browser)
            #expect(page.status == .notFound && page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.headers[.cacheControl] == "no-store" && page.text.contains("Deze bladzijde is er niet"))
            #expect(page.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
            var english = Self.browser
            english[.acceptLanguage] = "en"
            #expect(try await client.get("/bestaat-niet", english).text.contains("This page does not exist"))
            #expect(try await client.get("/?bladzijde=nul", Self.browser).text.contains("Deze vraag klopt niet"))
            #expect(try await client.get("/?bladzijde=nul", Self.browser).status == .badRequest)
            for path in ["/bestaat-niet", "/v1/bestaat-niet"] {
                let problem = try await client.get(path, path.hasPrefix("/v1") ? Self.browser : [.accept: "*/*"])
                #expect(problem.headers[.contentType] == "application/problem+json", "\(path)")
            }
        }
    }

    @Test("An initiative has its page; one that is gone gives 410 without what it said, one that never was 404")
    func initiative() async throws {
        let harness = try await Harness(seed: Self.seed)
        let page = try harness.register.page(.init())
        let id = try #require(page.initiatives.first { $0.content.title.contains("Boeren") }?.id)
        try await harness.talk { client in
            let shown = try await client.get("/initiatieven/\(id)", Self.browser)
            #expect(
                shown.status == .ok && shown.text.contains("Boeren &amp; burgers")
                    && shown.text.contains("op de kaart gezet"))
            #expect(shown.text.contains("<svg class=\"vaste-kaart\""))
            // The block for programs cannot be ended by what somebody wrote.
            #expect(shown.text.contains("\\u003cscript>alert") && !shown.text.contains("<script>alert"))
            #expect(try await client.get("/initiatieven/\(InitiativeID.random())", Self.browser).status == .notFound)
            #expect(try await client.get("/initiatieven/x", Self.browser).status == .notFound)
            let report = try await client.post(
                "/v1/meldingen", #"{"initiatiefId":"\#(id)","redencode":"ongepast"}"#)
            let filed = try #require(try report.json["id"] as? String)
            let settled = try await client.post(
                "/v1/meldingen/\(filed)/afhandelingen", #"{"besluit":"verwijderen","reden":"Hoort hier niet."}"#,
                harness.bearer)
            #expect(settled.status == .created)
            let gone = try await client.get("/initiatieven/\(id)", Self.browser)
            #expect(
                gone.status == .gone && gone.text.contains("niet meer op de kaart") && !gone.text.contains("Boeren"))
            #expect(try await client.get("/initiatieven/\(id)/melden", Self.browser).status == .gone)
        }
    }

    @Test("A report by the form is stored and leads back; with mistakes the form comes again with what was filled in")
    func report() async throws {
        let harness = try await Harness(seed: Self.seed)
        let id = try #require(try harness.register.page(.init()).initiatives.first?.id)
        let path = "/initiatieven/\(id)/melden"
        let form = PageForm.mediaType
        try await harness.talk { client in
            let wrong = try await client.post(
                path, "redencode=&toelichting=%3Cb%3E+%22x%22&email=geen", type: form, Self.browser)
            #expect(wrong.status == .badRequest && wrong.headers[.cacheControl] == "no-store")
            #expect(wrong.text.contains("<title>Fout:") && wrong.text.contains("&lt;b&gt; &quot;x&quot;"))
            #expect(wrong.text.contains("href=\"#redencode\"") && wrong.text.contains("href=\"#email\""))
            #expect(wrong.text.contains("Kies wat er aan de hand is.") && !wrong.text.contains("'redencode'"))
            var english = Self.browser
            english[.acceptLanguage] = "en"
            let other = try await client.post(path, "redencode=&email=geen", type: form, english)
            #expect(other.text.contains("There are 2 errors") && other.text.contains("Please fill this in."))
            let right = try await client.post(path + "?lang=en", "redencode=onjuist", type: form, Self.browser)
            #expect(right.status == .seeOther)
            #expect(right.headers[.location] == "/initiatieven/\(id)?gemeld=ja&lang=en")
            #expect(try harness.register.reports(status: .open, limit: 10).total == 1)
        }
    }

    @Test("The same report form twice is one report; written otherwise it is another, and that of a program is last")
    func reportTwice() async throws {
        let harness = try await Harness(seed: Self.seed)
        let id = try #require(try harness.register.page(.init()).initiatives.first?.id)
        let path = "/initiatieven/\(id)/melden"
        try await harness.talk { client in
            let page = try await client.get(path, Self.browser)
            #expect(page.headers[.cacheControl] == "no-store")
            let match = try #require(page.text.firstMatch(of: /name="formulier" value="(?<ticket>[^"]+)"/))
            #expect(page.text.contains("name=\"faxnummer\""))
            func send(_ fields: String, of ticket: String = String(match.output.ticket)) async throws {
                let answer = try await client.post(
                    path, "formulier=\(ticket)&\(fields)", type: PageForm.mediaType, Self.browser)
                #expect(answer.status == .seeOther)
            }
            try await send("redencode=ongepast&faxnummer=123", of: "een-programma")
            for _ in 0..<2 { try await send("redencode=onjuist&faxnummer=") }
            #expect(try harness.register.reports(status: .open, limit: 10).total == 2)
            try await send("redencode=dubbel")
            // What is not fit has the shorter term, and yet comes last.
            let found = try harness.register.reports(status: .open, limit: 10).reports.map(\.report)
            #expect(found.map(\.filledTrap) == [false, false, true] && found.last?.reason == .inappropriate)
            let told = try await client.get("/v1/meldingen", harness.bearer).text
            #expect(told.contains("\"verdacht\":true"))
        }
    }

    @Test("A report that comes when the limit is reached gets the form back with all that was filled in")
    func reportLimit() async throws {
        let harness = try await Harness(seed: Self.seed, limiter: RateLimiter(.init(perNetwork: 1, total: 10)))
        let id = try #require(try harness.register.page(.init()).initiatives.first?.id)
        let path = "/initiatieven/\(id)/melden"
        try await harness.talk { client in
            let form = "redencode=onjuist&toelichting=Dit+klopt+al+een+jaar+niet."
            #expect(
                try await client.post(path, form, type: PageForm.mediaType, Self.browser).status == .seeOther)
            let refused = try await client.post(
                path, "formulier=kaartje&" + form + "+Echt", type: PageForm.mediaType, Self.browser)
            #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] != nil)
            #expect(refused.text.contains("Dit klopt al een jaar niet. Echt") && refused.text.contains("Fout:"))
            #expect(refused.text.contains("value=\"kaartje\""))
        }
    }

    @Test("A form that a page of another site sends changes nothing", arguments: ["cross-site", "same-site"])
    func otherSites(site: String) async throws {
        let harness = try await Harness(seed: Self.seed)
        let id = try #require(try harness.register.page(.init()).initiatives.first?.id)
        let fetchSite = try #require(HTTPField.Name("Sec-Fetch-Site"))
        try await harness.talk { client in
            for headers: HTTPFields in [[fetchSite: site], [.origin: "https://elders.example"]] {
                let answer = try await client.post(
                    "/initiatieven/\(id)/melden", "redencode=onjuist", type: PageForm.mediaType, headers)
                #expect(answer.status == .forbidden)
            }
            let own = try await client.post(
                "/initiatieven/\(id)/melden", "redencode=onjuist", type: PageForm.mediaType, [.origin: Harness.base])
            #expect(own.status == .seeOther)
            #expect(try harness.register.reports(status: .open, limit: 10).total == 1)
        }
    }

    @Test("Files are kept for a year by their version, and asked for again without it")
    func files() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let page = try await client.get("/over").text
            let match = try #require(page.firstMatch(of: /href="(?<path>\/static\/stijl\.css\?v=[a-z0-9]+)"/))
            let file = try await client.get(String(match.output.path), [.acceptEncoding: "gzip"])
            #expect(file.status == .ok && file.headers[.contentEncoding] == "gzip")
            #expect(file.headers[.cacheControl] == "public, max-age=31536000, immutable")
            let tag = try #require(file.headers[.eTag])
            let again = try await client.get("/static/stijl.css", [.acceptEncoding: "gzip", .ifNoneMatch: tag])
            #expect(again.status == .notModified && again.headers[.cacheControl] == "no-cache")
            #expect(try await client.get("/static/stijl.css?v=oud").headers[.cacheControl] == "no-cache")
            #expect(try await client.get("/static/geheim.txt").status == .notFound)
        }
    }

    @Test("Only the page for a frame may stand in one, and pages load nothing from elsewhere")
    func policy() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let framed = try await client.get("/embed?thema=open-data", Self.browser)
            #expect(framed.headers[.contentSecurityPolicy]?.hasSuffix("frame-ancestors *") == true)
            #expect(framed.headers[.xFrameOptions] == nil)
            for path in ["/", "/over", "/embed/maken", "/embed?x=1"] {
                let answer = try await client.get(path, Self.browser)
                let policy = try #require(answer.headers[.contentSecurityPolicy])
                #expect(
                    policy.hasSuffix("frame-ancestors 'none'") && answer.headers[.xFrameOptions] == "DENY", "\(path)")
                #expect(!policy.contains("unsafe") && !policy.contains("http"), "\(path)")
            }
        }
        #expect(
            PagePolicy(imageHost: "https://tegels.example").text(mayBeFramed: false).contains(
                "data: https://tegels.example;"))
    }
}
