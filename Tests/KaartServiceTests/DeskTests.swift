import HTTPTypes
import Hummingbird
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("The desk of moderators")
struct DeskTests {
    @Test(
        "Who is not logged in gets the page to log in and nothing else; after it the queue; after logging out nothing again"
    )
    func door() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let sent = try await DeskCase(client, "Achter de deur")
            var visitor = DeskVisitor(client)
            for (path, status) in [
                ("/moderatie", HTTPResponse.Status.ok), (sent.path, .unauthorized),
                ("/moderatie/meldingen", .unauthorized),
                ("/moderatie/logboek", .unauthorized),
            ] {
                let answer = try await visitor.get(path)
                #expect(answer.status == status && answer.text.contains("name=\"token\""), "\(path)")
                #expect(
                    !answer.text.contains("Achter de deur") && answer.headers[.cacheControl] == "no-store", "\(path)")
            }
            let wrong = try await visitor.logIn("okm_verkeerd")
            #expect(wrong.status == .unauthorized && wrong.headers[.setCookie] == nil)
            #expect(wrong.text.contains("<title>Fout:") && !wrong.text.contains("okm_verkeerd"))
            #expect(try await visitor.logIn(" ").status == .badRequest)
            let right = try await visitor.logIn(" \(harness.token)\n", [("verder", sent.path)])
            #expect(right.status == .seeOther && right.headers[.location] == sent.path)
            #expect(right.headers[.setCookie]?.contains("HttpOnly; SameSite=Strict; Secure") == true)
            let queue = try await visitor.get("/moderatie")
            #expect(queue.text.contains("Achter de deur") && queue.headers[.cacheControl] == "no-store")
            #expect(queue.headers[.eTag] == nil)
            let left = try await visitor.submit(queue.text, to: "/moderatie/afmelden")
            #expect(left.text.contains("U bent afgemeld") && left.headers[.setCookie]?.contains("Max-Age=0") == true)
            #expect(try await visitor.get(sent.path).status == .unauthorized)
        }
    }

    @Test("After logging in nobody is led to another site or another part of this one")
    func target() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            for (target, place) in [
                ("https://elders.example/", "/moderatie"), ("//elders.example", "/moderatie"), ("/over", "/moderatie"),
                ("/moderatie//elders.example", "/moderatie"), ("/moderatie/meldingen", "/moderatie/meldingen"),
                ("/moderatie/\r\nX: y", "/moderatie"), ("/moderatie/afwijzen", "/moderatie"), ("", "/moderatie"),
            ] {
                var visitor = DeskVisitor(client)
                let answer = try await visitor.logIn(harness.token, [("verder", target)])
                #expect(answer.headers[.location] == place, "\(target)")
            }
        }
    }

    @Test("An approval is public at once and can be undone with the button that comes with it")
    func approve() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            var visitor = DeskVisitor(client)
            try await visitor.logIn(harness.token)
            let sent = try await DeskCase(client, "Tuin & <plein>")
            let page = try await visitor.get(sent.path)
            #expect(page.text.contains("Tuin &amp; &lt;plein&gt;") && !page.text.contains("<plein>"))
            let decided = try await visitor.submit(page.text, to: sent.path, holding: "goedkeuren")
            #expect(decided.status == .seeOther)
            let item = "/v1/collections/initiatieven/items/\(sent.id)"
            #expect(try await client.get(item).status == .ok)
            let after = try await visitor.get(try #require(decided.headers[.location]))
            #expect(after.text.contains("is goedgekeurd") && after.text.contains("Terugdraaien"))
            let undone = try await visitor.submit(after.text, to: sent.path, holding: "Terugdraaien")
            #expect(undone.status == .seeOther)
            #expect(try await client.get(item).status == .notFound)
            let log = try await visitor.get("/moderatie/logboek")
            #expect(
                log.text.contains("2 besluiten")
                    && log.text.contains("De moderator heeft de goedkeuring teruggedraaid."))
        }
    }

    @Test("A rejection needs a reason: a chosen one brings its own sentence, another one has to be written")
    func reject() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            var visitor = DeskVisitor(client)
            try await visitor.logIn(harness.token)
            for (code, reason, told) in [
                ("", "", nil), ("anders", " ", nil), ("zomaar", "", nil), ("reclame", "", "Dit is reclame."),
                ("reclame", "Echt waar.", "Echt waar."), ("", "Zonder code.", "Zonder code."),
            ] {
                let sent = try await DeskCase(client, "Zaak \(code) \(reason) \(InitiativeID.random())")
                let page = try await visitor.get(sent.path)
                let answer = try await visitor.submit(
                    page.text, to: sent.path, holding: "afwijzen", [("redencode", code), ("reden", reason)])
                if let told {
                    #expect(answer.status == .seeOther, "\(code) \(reason)")
                    let reviews = try await client.get("/v1/inzendingen/\(sent.id)/beoordelingen", harness.bearer).json
                    let first = (reviews["beoordelingen"] as? [[String: Any]])?.first
                    #expect(first?["reden"] as? String == told && first?["moderator"] as? String == "Toetser")
                    #expect(first?["redencode"] as? String == (code.isEmpty ? nil : code))
                } else {
                    #expect(answer.status == .badRequest && answer.text.contains("foutenlijst"), "\(code) \(reason)")
                    #expect(answer.text.contains("<title>Fout:"))
                }
            }
        }
    }

    @Test(
        "When the sender improves it meanwhile, nothing is done, the page shows what changed, and what was written stays"
    )
    func overtaken() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            var visitor = DeskVisitor(client)
            try await visitor.logIn(harness.token)
            let created = try await client.post("/v1/inzendingen", validBody).json
            let sent = DeskCase(id: try #require(created["id"] as? String))
            let token = try #require((created["bewerkLink"] as? String)?.split(separator: "/").last)
            let page = try await visitor.get(sent.path)
            var headers: HTTPFields = [.authorization: "Bearer \(token)"]
            headers[.contentType] = "application/merge-patch+json"
            let patched = try await client.execute(
                uri: "/v1/inzendingen/\(sent.id)", method: .patch, headers: headers,
                body: .init(string: #"{"omschrijving":"Bewoners beslissen samen over geld."}"#))
            #expect(patched.status == .ok)
            let answer = try await visitor.submit(
                page.text, to: sent.path, holding: "afwijzen",
                [("redencode", ""), ("reden", "Dit had ik al geschreven.")])
            #expect(answer.status == .conflict && answer.text.contains("Veranderd sinds u keek"))
            #expect(answer.text.contains("<del>") && answer.text.contains("<ins>"))
            #expect(answer.text.contains("Dit had ik al geschreven."))
            #expect(try harness.register.reviews(try #require(InitiativeID(parsing: sent.id))).isEmpty)
            // The page that came back has the new version.
            let again = try await visitor.submit(
                answer.text, to: sent.path, holding: "afwijzen",
                [("redencode", ""), ("reden", "Dit had ik al geschreven.")])
            #expect(again.status == .seeOther)
        }
    }

    @Test("Two moderators at the same time: the second is told, and nothing happens twice")
    func together() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            var (one, other) = (DeskVisitor(client), DeskVisitor(client))
            try await one.logIn(harness.token)
            try await other.logIn(harness.token)
            let sent = try await DeskCase(client, "Samen bekeken")
            let (first, second) = (try await one.get(sent.path), try await other.get(sent.path))
            #expect(try await one.submit(first.text, to: sent.path, holding: "goedkeuren").status == .seeOther)
            let late = try await other.submit(
                second.text, to: sent.path, holding: "afwijzen", [("redencode", "reclame"), ("reden", "")])
            #expect(late.status == .conflict && late.text.contains("Al beslist") && late.text.contains("Goedgekeurd"))
            #expect(try await client.get("/v1/collections/initiatieven/items/\(sent.id)").status == .ok)
        }
    }

    @Test("What was filled in survives the end of the session: nothing is decided until it is sent once more")
    func ended() async throws {
        let hand = HandClock(try #require(Timestamp(parsing: "2026-11-27T09:00:00Z")))
        let harness = try await Harness(clock: hand.clock)
        try await harness.talk { client in
            var visitor = DeskVisitor(client)
            try await visitor.logIn(harness.token)
            let sent = try await DeskCase(client, "Lang over nagedacht")
            let page = try await visitor.get(sent.path)
            hand.move(hours: 2)
            let late = try await visitor.submit(
                page.text, to: sent.path, holding: "afwijzen",
                [("redencode", "onjuist"), ("reden", "Lang verhaal & <b>.")])
            #expect(late.status == .unauthorized && late.text.contains("blijft bewaard"))
            let hidden = DeskVisitor.hidden(
                try #require(late.text.components(separatedBy: "<form").first { $0.contains("aanmelden") }))
            let back = try await visitor.logIn(harness.token, hidden)
            #expect(back.status == .ok && back.text.contains("is er nog"))
            let form = try await visitor.submit(back.text, to: sent.path, holding: "nakijken")
            #expect(form.status == .ok && form.text.contains("Lang verhaal &amp; &lt;b&gt;."))
            #expect(form.text.contains(#"<option value="onjuist" selected>"#))
            #expect(try harness.register.reviews(try #require(InitiativeID(parsing: sent.id))).isEmpty)
            let done = try await visitor.submit(
                form.text, to: sent.path, holding: "afwijzen", [("redencode", "onjuist"), ("reden", "Lang verhaal.")])
            #expect(done.status == .seeOther)
        }
    }

    @Test("A form without the token of the session, or from a page of another site, does nothing")
    func forged() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            var visitor = DeskVisitor(client)
            try await visitor.logIn(harness.token)
            let sent = try await DeskCase(client, "Blijft wachten")
            for csrf in ["", String(repeating: "0", count: 64)] {
                for (path, fields) in [
                    (sent.path, [("besluit", "goedkeuren"), ("versie", "1")]), ("/moderatie/afmelden", []),
                    ("/moderatie/afwijzen", [("ids", sent.id), ("reden", "Weg ermee.")]),
                    (sent.path + "/bewerklink", []),
                ] {
                    let answer = try await visitor.post(path, fields + [("csrf", csrf)])
                    #expect(answer.status == .forbidden, "\(path)")
                }
            }
            let foreign = try await client.post(
                sent.path, "besluit=goedkeuren", type: "application/x-www-form-urlencoded",
                [.cookie: visitor.cookie, .secFetchSite: "cross-site"])
            #expect(foreign.status == .forbidden)
            #expect(try harness.register.queue(status: .submitted, limit: 9).total == 1)
            #expect(try await visitor.get("/moderatie").text.contains("Blijft wachten"))
        }
    }

    @Test("A renewed edit link is shown once, works, and ends the old one")
    func renew() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            var visitor = DeskVisitor(client)
            try await visitor.logIn(harness.token)
            let created = try await client.post("/v1/inzendingen", validBody).json
            let old = try #require((created["bewerkLink"] as? String)?.split(separator: "/").last)
            let sent = DeskCase(id: try #require(created["id"] as? String))
            let page = try await visitor.get(sent.path)
            let answer = try await visitor.submit(page.text, to: sent.path + "/bewerklink")
            let new = try #require(answer.text.firstMatch(of: /\/indienen\/(oke_[A-Za-z0-9_-]+)/)?.output.1)
            #expect(new != old && answer.headers[.cacheControl] == "no-store")
            for (token, status) in [(old, HTTPResponse.Status.unauthorized), (new, .ok)] {
                let answer = try await client.get("/v1/inzendingen/\(sent.id)", [.authorization: "Bearer \(token)"])
                #expect(answer.status == status)
            }
            #expect(try await !visitor.get(sent.path).text.contains("oke_"))
        }
    }
}
