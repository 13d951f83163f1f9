import HTTPTypes
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Behind a proxy: the address that links begin with")
struct OriginTests {
    private static let trusted = ["127.0.0.1", "10.0.0.0/8", "fd00::/8"].compactMap { AddressRange(parsing: $0) }

    /// What the links begin with, for a peer that sends headers.
    private func base(_ headers: [(String, String)], from peer: String?, _ proxies: [AddressRange] = trusted)
        async throws -> String
    {
        let kaart = try await Kaart([], origin: Origin(base: "https://kaart.example", proxies: proxies))
        var fields = HTTPFields()
        for (name, value) in headers {
            fields.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
        }
        let link = try #require(
            try await kaart.ask(.get, "/v1", fields, peer: peer).links("self").first?["href"].string)
        #expect(link.hasSuffix("/v1"))
        return String(link.dropLast("/v1".count))
    }

    private static let told = [
        ("X-Forwarded-Proto", "http"), ("X-Forwarded-Host", "elders.example"), ("X-Forwarded-Prefix", "/kaart"),
    ]
    private static let standard = [("Forwarded", "for=192.0.2.1;proto=http;host=elders.example")]

    @Test(
        "The base URL alone counts when no proxy is trusted, whatever is sent",
        arguments: ["127.0.0.1", "10.1.2.3", "192.0.2.1"])
    func untrusted(peer: String) async throws {
        #expect(try await base(Self.told, from: peer, []) == "https://kaart.example")
        #expect(try await base(Self.standard, from: peer, []) == "https://kaart.example")
    }

    @Test(
        "Only a configured address is believed",
        arguments: [
            ("127.0.0.1", true), ("10.255.0.1", true), ("fd00::1", true), ("::ffff:10.0.0.1", true),
            ("127.0.0.2", false),
            ("11.0.0.1", false), ("192.0.2.1", false), ("fe80::1", false), ("2001:db8::1", false), (nil, false),
        ] as [(String?, Bool)])
    func configured(peer: String?, isBelieved: Bool) async throws {
        let plain = "https://kaart.example"
        #expect(try await base(Self.told, from: peer) == (isBelieved ? "http://elders.example/kaart" : plain))
        #expect(try await base(Self.standard, from: peer) == (isBelieved ? "http://elders.example" : plain))
    }

    @Test(
        "X-Forwarded-*: the last value is that of the proxy next to us; what a client put before it counts for nothing",
        arguments: [
            ("https, http", "kwaad.example, goed.example", "http://goed.example"),
            ("http", "goed.example:8443", "http://goed.example:8443"),
            ("HTTPS", "goed.example", "https://goed.example"),
            ("https", "[2001:db8::1]", "https://[2001:db8::1]"),
        ])
    func last(proto: String, host: String, expected: String) async throws {
        #expect(
            try await base([("X-Forwarded-Proto", proto), ("X-Forwarded-Host", host)], from: "127.0.0.1") == expected)
    }

    @Test(
        "Forwarded (RFC 7239) is read from the right, as far as the proxies are trusted",
        arguments: [
            ("for=192.0.2.1;proto=https;host=goed.example", "https://goed.example"),
            (
                "for=192.0.2.9;host=kwaad.example;proto=http, for=192.0.2.1;proto=https;host=goed.example",
                "https://goed.example"
            ),
            (
                "for=192.0.2.1;host=buiten.example;proto=https, for=10.0.0.1;proto=http;host=binnen",
                "https://buiten.example"
            ),
            (
                "for=192.0.2.9;host=kwaad.example, for=192.0.2.1;host=buiten.example;proto=https, for=10.0.0.1",
                "https://buiten.example"
            ),
            ("For=\"[2001:db8::7]:80\"; Proto=HTTPS; Host=\"goed.example:444\"", "https://goed.example:444"),
            ("proto=https;host=goed.example", "https://goed.example"),
            ("for=unknown;host=goed.example;proto=https", "https://goed.example"),
        ])
    func forwarded(header: String, expected: String) async throws {
        #expect(try await base([("Forwarded", header)], from: "127.0.0.1") == expected)
    }

    @Test(
        "What is no address is left out: nothing that was sent gets into a link unseen",
        arguments: [
            ("X-Forwarded-Host", "goed.example/pad"), ("X-Forwarded-Host", "a b"), ("X-Forwarded-Host", "\"><script>"),
            ("X-Forwarded-Host", ""),
            ("X-Forwarded-Host", "gebruiker@goed.example"), ("X-Forwarded-Host", String(repeating: "a", count: 256)),
            ("X-Forwarded-Proto", "javascript"), ("X-Forwarded-Proto", "ftp"),
            ("X-Forwarded-Prefix", "//kwaad.example"),
            ("X-Forwarded-Prefix", "kaart"), ("X-Forwarded-Prefix", "/a?b"), ("X-Forwarded-Prefix", "/\"onclick"),
            ("X-Forwarded-Host", "é.example"),
        ])
    func nonsense(name: String, value: String) async throws {
        let headers = Self.told.filter { $0.0 != name } + [(name, value)]
        #expect(try await base(headers, from: "127.0.0.1") == "https://kaart.example")
    }

    @Test("A prefix with a slash at the end makes no double slash")
    func prefix() async throws {
        for (prefix, path) in [("/kaart/", "/kaart"), ("/a/b", "/a/b"), ("/", ""), ("", "")] {
            let headers = [
                ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "goed.example"), ("X-Forwarded-Prefix", prefix),
            ]
            #expect(try await base(headers, from: "127.0.0.1") == "https://goed.example" + path, "\(prefix)")
        }
    }
}
