import HTTPTypes
import Hummingbird
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Behind a proxy: every link of every answer")
struct BehindProxyTests {
    private static let told: HTTPFields = {
        var fields = HTTPFields()
        for (name, value) in [
            ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "elders.example"), ("X-Forwarded-Prefix", "/kaart"),
        ] {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return fields
    }()

    private func behind() async throws -> Kaart {
        let proxies = ["127.0.0.1"].compactMap { AddressRange(parsing: $0) }
        return try await Kaart(origin: Origin(base: "https://achter.example:8080", proxies: proxies))
    }

    @Test("With a trusted proxy no link, server, Location or page names the address behind it")
    func links() async throws {
        let kaart = try await behind()
        for route in try await kaart.routes() where route.operations[.get] != nil {
            for form in ["", "?f=html"] where form.isEmpty || route.operations[.get]?.formats.contains(.html) == true {
                var headers = Self.told
                for field in try kaart.moderator { headers[field.name] = field.value }
                let answer = try await kaart.ask(.get, route.path + form, headers, peer: "127.0.0.1")
                #expect(answer.status < 400, "\(route.path)")
                #expect(!answer.text.contains("achter.example"), "\(route.path)\(form)")
                let location = answer.header("Location") ?? "https://elders.example/kaart/"
                #expect(location.hasPrefix("https://elders.example/kaart/"), "\(route.path)")
            }
        }
        var headers = Self.told
        headers[.contentType] = "application/json"
        let created = try await kaart.ask(
            .post, "/v1/inzendingen", headers, body: Array(validBody.utf8), peer: "127.0.0.1")
        #expect(created.header("Location")?.hasPrefix("https://elders.example/kaart/v1/inzendingen/") == true)
    }

    @Test(
        "Answers under one address are not given under another: other bytes have another tag, also packed ones from the cache"
    )
    func tags() async throws {
        let kaart = try await behind()
        for uri in ["/v1", Kaart.items + "?limit=20", Kaart.collection, "/v1/openapi.json", "/v1/themas"] {
            for coding in ["", "gzip"] {
                var headers = Self.told
                headers[.acceptEncoding] = coding
                let one = try await kaart.ask(.get, uri, [.acceptEncoding: coding], peer: "127.0.0.1")
                let other = try await kaart.ask(.get, uri, headers, peer: "127.0.0.1")
                let again = try await kaart.ask(.get, uri, [.acceptEncoding: coding], peer: "127.0.0.1")
                #expect(one.body == again.body && one.body != other.body, "\(uri)")
                #expect(
                    one.header("ETag") != other.header("ETag") && one.header("ETag") == again.header("ETag"), "\(uri)")
            }
        }
    }

    @Test(
        "Over a real connection the peer is the other end of it",
        arguments: [("127.0.0.1", true), ("192.0.2.1", false)])
    func live(proxy: String, isBelieved: Bool) async throws {
        let proxies = [proxy, proxy == "127.0.0.1" ? "::1" : "2001:db8::1"].compactMap { AddressRange(parsing: $0) }
        let harness = try await Harness(origin: Origin(base: Harness.base, proxies: proxies))
        let link = try await Application(responder: harness.service.responder()).test(.live) { client in
            try await client.get("/v1", Self.told).link("self")
        }
        #expect(link == (isBelieved ? "https://elders.example/kaart/v1" : "https://kaart.example/v1"))
    }

    @Test("The Host that a client sends never gets into a link")
    func host() async throws {
        let harness = try await Harness()
        let link = try await Application(responder: harness.service.responder()).test(.live) { client in
            try await client.get("/v1", [try #require(HTTPField.Name("Host")): "kwaad.example"]).link("self")
        }
        #expect(link == "https://kaart.example/v1")
    }
}
