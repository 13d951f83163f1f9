import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import OpenKaart
import Synchronization
import TestSupport
import Testing

@testable import KaartService

@Suite("A moderator's session")
struct SessionTests {
    @Test(
        "A token buys a cookie that no script reads; with it all that is for moderators goes, and after logging out nothing",
        arguments: [true, false])
    func story(isForm: Bool) async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let begun = try await client.logIn(harness.token, isForm: isForm)
            #expect(begun.answer.status == .created && begun.answer.headers[.cacheControl] == "no-store")
            let cookie = try #require(begun.answer.headers[.setCookie])
            #expect(
                cookie.wholeMatch(
                    of:
                        /__Host-openkaart-sessie=oks_[A-Za-z0-9_-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict; Secure/
                ) != nil, "\(cookie)")
            #expect(begun.answer.headers[values: .setCookie].count == 1)
            let body = try begun.answer.json
            #expect(body["moderator"] as? String == "Toetser" && body["rol"] as? String == "moderator")
            #expect(
                body.count == 4 && !begun.answer.text.contains("oks_") && !begun.answer.text.contains(harness.token))
            let present = try await client.get("/v1/sessies/huidige", begun.cookie)
            #expect(present.status == .ok && present.text == begun.answer.text)

            let sent = try await Sent(client, validBody)
            for path in ["/v1/inzendingen", sent.path, sent.path + "/beoordelingen"] {
                #expect(try await client.get(path, begun.cookie).status == .ok, "\(path)")
                #expect(try await client.get(path, begun.headers).status == .ok, "\(path)")
            }
            let review = try await client.post(
                sent.path + "/beoordelingen", #"{"besluit":"goedkeuren"}"#, begun.headers)
            #expect(try review.status == .created && review.json["moderator"] as? String == "Toetser")

            let left = try await client.execute(
                uri: "/v1/sessies/huidige", method: .delete, headers: begun.headers)
            #expect(left.status == .noContent && left.body.readableBytes == 0)
            #expect(
                left.headers[.setCookie]
                    == "__Host-openkaart-sessie=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure")
            #expect(try await client.get("/v1/sessies/huidige", begun.cookie).status == .unauthorized)
            #expect(try await client.get("/v1/inzendingen", begun.cookie).status == .unauthorized)
        }
    }

    @Test("Whatever changes something needs the CSRF token of this very session; without, nothing happens")
    func forged() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let own = try await client.logIn(harness.token)
            let other = try await client.logIn(harness.token)
            #expect(own.csrf != other.csrf && own.csrf.count == 64)
            let sent = try await Sent(client, validBody)
            let last = own.csrf.hasSuffix("0") ? "1" : "0"
            for wrong in [
                nil, "", other.csrf, String(own.csrf.dropLast()), own.csrf + "0", own.csrf.uppercased() + " ",
                String(own.csrf.dropLast()) + last, String(repeating: "0", count: 64),
            ] {
                var headers = own.cookie
                headers[.xCSRFToken] = wrong
                for (method, path, body) in [
                    (HTTPRequest.Method.post, sent.path + "/beoordelingen", #"{"besluit":"goedkeuren"}"#),
                    (.post, sent.path + "/bewerklink", ""), (.delete, "/v1/sessies/huidige", ""),
                ] {
                    headers[.contentType] = "application/json"
                    let answer = try await client.execute(
                        uri: path, method: method, headers: headers, body: .init(string: body))
                    #expect(answer.status == .forbidden, "\(wrong ?? "-") \(path)")
                    #expect(answer.text.contains("X-CSRF-Token"))
                }
            }
            #expect(try await client.get("/v1/sessies/huidige", own.cookie).status == .ok)
            #expect(try await client.get(sent.path, sent.bearer).json["status"] as? String == "ingediend")
        }
    }

    @Test("A CSRF token with any one sign changed, or of any other session, is wrong")
    func everySign() {
        for number in 0..<50 {
            let key = "oks_\(number)"
            let right = Array(CSRFToken.of(session: key))
            #expect(
                CSRFToken.isRight(String(right), session: key) && !CSRFToken.isRight(String(right), session: key + "x"))
            for place in right.indices {
                for sign in "0123456789abcdefABCDEF" where sign != right[place] {
                    var wrong = right
                    wrong[place] = sign
                    if CSRFToken.isRight(String(wrong), session: key) { Issue.record("\(key): \(String(wrong))") }
                }
            }
        }
    }

    @Test("A bearer token goes before the cookie, right or wrong; another scheme does not count")
    func both() async throws {
        let harness = try await Harness()
        _ = try harness.register.addModerator(named: "Ander")
        let token = try #require(try harness.register.renewModerator(named: "Ander", expiresAt: nil))
        try await harness.talk { client in
            let own = try await client.logIn(harness.token)
            let sent = try await Sent(client, validBody)
            var headers = own.cookie
            headers[.authorization] = "Bearer \(token)"
            let review = try await client.post(sent.path + "/beoordelingen", #"{"besluit":"goedkeuren"}"#, headers)
            #expect(try review.status == .created && review.json["moderator"] as? String == "Ander")
            for wrong in ["Bearer okm_verkeerd", "Bearer", "bearer a b"] {
                headers[.authorization] = wrong
                #expect(try await client.get("/v1/inzendingen", headers).status == .unauthorized, "\(wrong)")
            }
            headers[.authorization] = "Basic YTpi"
            #expect(try await client.get("/v1/inzendingen", headers).status == .ok)
        }
    }

    @Test("A cookie that is not exactly ours, or is there twice, is none")
    func cookies() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let own = try await client.logIn(harness.token)
            let key = own.key
            let name = "__Host-openkaart-sessie"
            for (cookie, status) in [
                ("\(name)=\(key)", HTTPResponse.Status.ok), ("a=b; \(name)=\(key); c=d", .ok),
                ("a=\(name)=\(key)", .unauthorized), ("\(name)=\(key); \(name)=\(key)", .unauthorized),
                ("\(name)=; \(name)=\(key)", .unauthorized), ("\(name)=\"\(key)\"", .unauthorized),
                ("\(name)=\(key)x", .unauthorized), ("\(name)=\(key.dropLast())", .unauthorized),
                ("\(name)x=\(key)", .unauthorized), ("\(name.lowercased())=\(key)", .unauthorized),
                ("openkaart-sessie=\(key)", .unauthorized), ("\(name)", .unauthorized), (";=;;", .unauthorized),
                ("\(name)=\(harness.token)", .unauthorized),
                ("\(name)=oks_\(String(repeating: "A", count: 43))", .unauthorized),
            ] {
                #expect(try await client.get("/v1/sessies/huidige", [.cookie: cookie]).status == status, "\(cookie)")
            }
        }
    }

    @Test(
        "Secure and __Host- everywhere but on plain HTTP to this machine itself",
        arguments: [
            ("https://kaart.example", true), ("https://127.0.0.1:8443", true), ("http://kaart.example", true),
            ("http://localhost.kaart.example", true), ("http://127.0.0.1.kaart.example", true),
            ("http://0.0.0.0:8080", true), ("http://10.0.0.1", true), ("http://127.0.0.1:8080", false),
            ("http://127.3.2.1/kaart", false), ("http://localhost:8080", false), ("http://localhost", false),
            ("http://[::1]:8080", false), ("http://[::1", true), ("http://[::1].kaart.example", true),
            ("http://[::2]", true),
        ])
    func secure(base: String, isSecure: Bool) {
        let cookie = SessionCookie(Links(base: base))
        #expect(cookie.isSecure == isSecure && cookie.name.hasPrefix("__Host-") == isSecure)
        #expect(cookie.cleared.hasSuffix("; Secure") == isSecure)
    }

    @Test("What is wrong with the body of a login is told; a page of another site cannot log anybody in")
    func logins() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            for (body, mistakes) in [
                ("{}", ["#/token verplicht"]), (#"{"token":" "}"#, ["#/token verplicht"]),
                (#"{"token":5}"#, ["#/token verkeerd-type"]),
                (#"{"token":"a","naam":"b"}"#, ["#/naam onbekend"]),
                (#"{"token":"\#(String(repeating: "a", count: 201))"}"#, ["#/token te-lang"]),
                (#"{"token":"a","token":"b"}"#, ["#/token dubbel"]), ("[", ["# ongeldig"]),
            ] {
                let answer = try await client.post("/v1/sessies", body)
                #expect(try answer.status == .badRequest && answer.mistakes == mistakes, "\(body): \(answer.text)")
            }
            let form = try await client.post(
                "/v1/sessies", "token=a&token=b&naam=c", type: "application/x-www-form-urlencoded")
            #expect(try form.mistakes == ["token dubbel", "naam onbekend"])
            for wrong in ["okm_verkeerd", harness.token + "x", String(harness.token.dropLast())] {
                let answer = try await client.post("/v1/sessies", #"{"token":"\#(wrong)"}"#)
                #expect(answer.status == .unauthorized && answer.headers[.setCookie] == nil, "\(wrong)")
                #expect(!answer.text.contains(wrong))
            }
            let body = #"{"token":"\#(harness.token)\n"}"#
            for (site, status) in [
                ("cross-site", HTTPResponse.Status.forbidden), ("same-site", .forbidden), ("same-origin", .created),
                ("none", .created),
            ] {
                let answer = try await client.post("/v1/sessies", body, [.secFetchSite: site])
                #expect(
                    answer.status == status && (answer.headers[.setCookie] != nil) == (status == .created), "\(site)")
            }
        }
    }

    @Test("CORS lets no other site use a session: no credentials, and no X-CSRF-Token")
    func cors() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let own = try await client.logIn(harness.token)
            var headers = own.headers
            headers[.origin] = "https://elders.example"
            for path in ["/v1/sessies/huidige", "/v1/inzendingen"] {
                for method in [HTTPRequest.Method.get, .options] {
                    let answer = try await client.execute(uri: path, method: method, headers: headers)
                    #expect(answer.headers[.accessControlAllowCredentials] == nil)
                    #expect(answer.headers[.accessControlAllowOrigin] == "*")
                    #expect(answer.headers[.accessControlAllowHeaders]?.lowercased().contains("csrf") != true)
                }
            }
        }
    }

    @Test("A session and a token end with their time, with renewing and with removing, at once")
    func ends() async throws {
        let time = SetClock()
        let harness = try await Harness(clock: time.clock)
        let end = try #require(Timestamp(secondsSinceEpoch: time.clock.now().secondsSinceEpoch + 86_400))
        let token = try #require(try harness.register.addModerator(named: "Kort", expiresAt: end))
        try await harness.talk { client in
            let bearer: HTTPFields = [.authorization: "Bearer \(token)"]
            let own = try await client.logIn(token)
            // Used every fifty minutes it lasts eight hours, and no longer.
            for _ in 0..<9 {
                time.pass(50 * 60)
                #expect(try await client.get("/v1/inzendingen", own.cookie).status == .ok)
                try await harness.waitForUse(of: "Kort", at: time.clock.now().secondsSinceEpoch)
            }
            time.pass(30 * 60)
            #expect(try await client.get("/v1/inzendingen", own.cookie).status == .unauthorized)
            let idle = try await client.logIn(token)
            time.pass(3_600)
            #expect(try await client.get("/v1/inzendingen", idle.cookie).status == .unauthorized)
            time.pass(86_400 - 9 * 3_600 - 600)
            let last = try await client.logIn(token)
            #expect(last.answer.headers[.setCookie]?.contains("Max-Age=600;") == true)
            #expect(try await client.get("/v1/inzendingen", bearer).status == .ok)
            time.pass(600)
            #expect(try await client.get("/v1/inzendingen", bearer).status == .unauthorized)
            #expect(try await client.get("/v1/inzendingen", last.cookie).status == .unauthorized)
            #expect(try await client.logIn(token).answer.status == .unauthorized)

            let before = try await client.logIn(harness.token)
            let fresh = try #require(try harness.register.renewModerator(named: "Toetser", expiresAt: nil))
            #expect(try await client.get("/v1/inzendingen", before.cookie).status == .unauthorized)
            #expect(try await client.get("/v1/inzendingen", harness.bearer).status == .unauthorized)
            let after = try await client.logIn(fresh)
            #expect(try harness.register.removeModerator(named: "Toetser") != nil)
            #expect(try await client.get("/v1/inzendingen", after.cookie).status == .unauthorized)
        }
    }

    @Test("The last use is noted at most once a minute, so that reads are not writes")
    func use() async throws {
        let time = SetClock()
        let harness = try await Harness(clock: time.clock)
        let start = time.clock.now().secondsSinceEpoch
        try await harness.talk { client in
            for (passes, noted) in [(0, 0), (59, 0), (1, 60), (30, 60), (29, 60), (1, 120)] as [(Int64, Int64)] {
                time.pass(passes)
                #expect(try await client.get("/v1/inzendingen", harness.bearer).status == .ok)
                try await harness.waitForUse(of: "Toetser", at: start + noted)
            }
        }
    }
}

@Suite("Roles")
struct RoleTests {
    @Test("An administrator may do what is for administrators; a moderator is told so, and who is neither must log in")
    func administrators() async throws {
        let harness = try await Harness()
        let token = try #require(try harness.register.addModerator(named: "Baas", role: .administrator))
        let operation = try #require(harness.service.sessionsResource.operations[.post])
        func ask(_ headers: HTTPFields) async throws -> Moderator {
            let request = try APIRequest(
                Request(
                    head: .init(
                        method: .post, scheme: "https", authority: "kaart.example", path: "/x", headerFields: headers),
                    body: .init(buffer: .init())),
                for: Endpoint(operation), parameters: [:], links: Links(base: Harness.base), network: [])
            return try await harness.service.administrator(of: request)
        }
        #expect(try await ask([.authorization: "Bearer \(token)"]).name == "Baas")
        let refused = await #expect(throws: HTTPProblem.self) { try await ask(harness.bearer) }
        #expect(refused?.status == .forbidden && refused?.detail == "Dit mag alleen een beheerder.")
        let stranger = await #expect(throws: HTTPProblem.self) { try await ask([:]) }
        #expect(stranger?.status == .unauthorized)
    }
}

@Suite("Wrong tokens")
struct WrongTokenTests {
    @Test("After ten from a network it is 429 for whoever logs in from there; a valid bearer token goes on")
    func limit() async throws {
        let time = SetClock()
        let harness = try await Harness(limiter: RateLimiter(.init()), clock: time.clock)
        try await harness.talk { client in
            let own = try await client.logIn(harness.token)
            #expect(own.answer.status == .created)
            for number in 0..<10 {
                let isLogin = number.isMultiple(of: 2)
                let answer =
                    isLogin
                    ? try await client.logIn("okm_verkeerd").answer
                    : try await client.get("/v1/inzendingen", [.authorization: "Bearer okm_verkeerd"])
                #expect(answer.status == .unauthorized, "\(number)")
                time.pass(1)
            }
            let wrong = try await client.get("/v1/inzendingen", [.authorization: "Bearer okm_verkeerd"])
            #expect(wrong.status == .tooManyRequests && wrong.headers[.retryAfter] == "890")
            let right = try await client.logIn(harness.token)
            #expect(right.answer.status == .tooManyRequests && right.answer.headers[.retryAfter] == "890")
            #expect(right.answer.headers[.setCookie] == nil)
            #expect(try await client.get("/v1/inzendingen", harness.bearer).status == .ok)
            #expect(try await client.get("/v1/inzendingen", own.cookie).status == .ok)
            // No token at all is no guess.
            #expect(try await client.get("/v1/inzendingen").status == .unauthorized)
            time.pass(890)
            #expect(try await client.logIn(harness.token).answer.status == .created)
        }
    }

    @Test("Networks are counted apart, and without limits nothing is")
    func networks() throws {
        let wrong = WrongTokens(limited: true, logger: Harness.silent)
        let now = Timestamp.epoch
        for _ in 0..<10 { #expect(wrong.answer(.unauthorized, from: [1], at: now).status == .unauthorized) }
        #expect(wrong.answer(.unauthorized, from: [1], at: now).status == .tooManyRequests)
        #expect(wrong.wait(for: [1], at: now) != nil && wrong.wait(for: [2], at: now) == nil)
        #expect(wrong.answer(.unauthorized, from: [2], at: now).status == .unauthorized)
        let free = WrongTokens(limited: false, logger: Harness.silent)
        for _ in 0..<100 { #expect(free.answer(.unauthorized, from: [1], at: now).status == .unauthorized) }
        #expect(free.wait(for: [1], at: now) == nil)
    }

    @Test(
        "The log says how many there were, at most once a minute, and what moderators did; nothing of texts and secrets"
    )
    func log() async throws {
        let time = SetClock()
        let lines = Lines()
        let harness = try await Harness(clock: time.clock, logger: Logger(label: "test") { _ in lines })
        try await harness.talk { client in
            let sent = try await Sent(
                client, validBody.replacing("{\"titel\"", with: "{\"email\":\"kanarie@voorbeeld.example\",\"titel\""))
            for _ in 0..<5 { _ = try await client.logIn("okm_kanarie") }
            time.pass(60)
            _ = try await client.get("/v1/inzendingen", [.authorization: "Bearer okm_kanarie"])
            let own = try await client.logIn(harness.token)
            _ = try await client.execute(uri: sent.path + "/bewerklink", method: .post, headers: own.headers)
            _ = try await client.post(
                sent.path + "/beoordelingen", #"{"besluit":"afwijzen","reden":"Dit is een kanarie."}"#, harness.bearer)
            _ = try await client.execute(uri: "/v1/sessies/huidige", method: .delete, headers: own.headers)
            let other = try await Sent(client, validBody.replacing("Noord", with: "Zuid"))
            let rejected = #"{"besluit":"afwijzen","reden":"Dit is een kanarie.","ids":["\#(other.id)","\#(sent.id)"]}"#
            _ = try await client.post("/v1/inzendingen/beoordelingen", rejected, harness.bearer)
            let record = try await Sent(client, validBody.replacing("Noord", with: "West"))
            try await harness.approve(record.id, client)
            let report = try await client.post(
                "/v1/meldingen",
                #"{"initiatiefId":"\#(record.id)","redencode":"onjuist","toelichting":"Een kanarie hier."}"#)
            let number = try #require(try report.json["id"] as? String)
            _ = try await client.post(
                "/v1/meldingen/\(number)/afhandelingen", #"{"besluit":"houden","reden":"Dit is een kanarie."}"#,
                harness.bearer)
            #expect(
                lines.all == [
                    "notice wrong tokens of moderators count=1", "notice wrong tokens of moderators count=5",
                    "notice moderator action=login moderator=Toetser",
                    "notice moderator action=renew link moderator=Toetser submission=\(sent.id)",
                    "notice moderator action=reject moderator=Toetser submission=\(sent.id)",
                    "notice moderator action=logout moderator=Toetser",
                    "notice moderator action=reject moderator=Toetser submission=\(other.id)",
                    "notice moderator action=approve moderator=Toetser submission=\(record.id)",
                    "notice moderator action=keep on report moderator=Toetser report=\(number)",
                ])
        }
    }
}

extension Harness {
    /// Waits until the last use is noted; that is done behind the back of a request. Fails when it never is.
    fileprivate func waitForUse(of name: String, at seconds: Int64) async throws {
        for _ in 0..<1_000 {
            if try register.moderator(named: name)?.lastUsedAt?.secondsSinceEpoch == seconds { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        let last = try register.moderator(named: name)?.lastUsedAt
        Issue.record("the last use is \(last.map { "\($0)" } ?? "nothing")")
    }
}

/// A clock that stands still until it is told otherwise.
private final class SetClock: Sendable {
    private let seconds = Mutex<Int64>(1_770_000_000)

    var clock: Clock { Clock { [self] in seconds.withLock { Timestamp(secondsSinceEpoch: $0) ?? .epoch } } }

    func pass(_ more: Int64) { seconds.withLock { $0 += more } }
}

/// Keeps lines of log.
private final class Lines: LogHandler {
    private let kept = Mutex<[String]>([])

    var all: [String] { kept.withLock { $0 } }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .info }
        set {}
    }

    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        let details = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        kept.withLock { $0.append("\(event.level) \(event.message)\(details)") }
    }
}

/// What came back for a login.
private struct LoggedIn {
    let answer: TestResponse

    var key: String {
        String(answer.headers[.setCookie]?.split(separator: ";").first?.split(separator: "=").last ?? "")
    }
    var csrf: String { (try? answer.json["csrf"] as? String) ?? "" }
    var cookie: HTTPFields { [.cookie: "__Host-openkaart-sessie=\(key)"] }
    var headers: HTTPFields { [.cookie: "__Host-openkaart-sessie=\(key)", .xCSRFToken: csrf] }
}

extension TestClientProtocol {
    fileprivate func logIn(_ token: String, isForm: Bool = false) async throws -> LoggedIn {
        LoggedIn(
            answer: isForm
                ? try await post("/v1/sessies", "token=\(token)", type: "application/x-www-form-urlencoded")
                : try await post("/v1/sessies", #"{"token":"\#(token)"}"#))
    }
}
