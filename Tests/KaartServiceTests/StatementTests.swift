import HTTPTypes
import Hummingbird
import HummingbirdTesting
import OpenDataCatalogue
import OpenKaart
import Site
import TestSupport
import Testing

@testable import KaartService

@Suite("Pages about the map and who runs it")
struct StatementTests {
    @Test(
        "security.txt says whom to tell, expires within a year and never has expired; without a contact it is not there"
    )
    func security() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let answer = try await client.get("/.well-known/security.txt")
            #expect(answer.status == .ok && answer.headers[.contentType] == "text/plain; charset=utf-8")
            let lines = answer.text.split(separator: "\n").map(String.init)
            #expect(lines.contains("Contact: mailto:veilig@voorbeeld.example"))
            #expect(lines.contains("Canonical: \(Harness.base)/.well-known/security.txt"))
            #expect(lines.contains("Preferred-Languages: nl, en"))
            let expires = try #require(
                lines.first { $0.hasPrefix("Expires: ") }.flatMap { Timestamp(parsing: $0.dropFirst(9)) })
            let days = Double(expires.secondsSinceEpoch - Clock.system.now().secondsSinceEpoch) / 86_400
            #expect((100...364).contains(days))
        }
        let text = SecurityText(
            contact: "https://voorbeeld.example/lek", policy: try WebAddress("https://voorbeeld.example/cvd"))
        let moment = try #require(Timestamp(parsing: "2028-02-29T12:00:00Z"))
        #expect(
            text.text("https://kaart.example/.well-known/security.txt", at: moment) == """
                Contact: https://voorbeeld.example/lek
                Expires: 2028-08-27T00:00:00Z
                Preferred-Languages: nl, en
                Canonical: https://kaart.example/.well-known/security.txt
                Policy: https://voorbeeld.example/cvd

                """)
    }

    @Test("What the operator configured stands on the pages, and nothing is claimed that is not so")
    func configured() throws {
        let host = SiteOperator(
            organisation: "Gemeente <Voorbeeld>",
            contact: Contact(name: "Loket", email: "loket@voorbeeld.example", url: Harness.base),
            privacyContact: "fg@voorbeeld.example",
            retention: .init(contactDays: 1, undecidedDays: 77, reportTerm: .init(days: 9)),
            accessibility: .init(status: .started, register: try WebAddress("https://register.example/123")))
        let frame = SiteFrame(language: .dutch, isExplicit: false, base: Harness.base, path: "/privacy", query: [])
        func text(_ page: some SitePage) -> String { String(decoding: Harness.site.render(page, frame), as: UTF8.self) }
        let privacy = text(PrivacyPage(host))
        for part in [
            "Gemeente &lt;Voorbeeld&gt;", "1 dag na de beslissing", "na 77 dagen", "binnen 9 werkdagen",
            "fg@voorbeeld.example",
        ] {
            #expect(privacy.contains(part), "\(part)")
        }
        let access = text(AccessibilityPage(host))
        #expect(access.contains("Status C") && access.contains("https://register.example/123"))
        #expect(!access.contains("nog niet gedaan"))
        let plain = SiteOperator(organisation: "Beheer", contact: nil)
        #expect(
            text(AccessibilityPage(plain)).contains("Status B")
                && text(AccessibilityPage(plain)).contains("nog niet gedaan"))
        #expect(text(AboutPage(plain, Harness.rules.themes)).contains("nog geen contactgegevens"))
    }

    @Test(
        "The open data page has the files with their sizes, an entity tag and a data block; before they are made it says so"
    )
    func openData() async throws {
        let harness = try await Harness(seed: ["Openbaar,Een openbaar initiatief.,open-data,5.1,52.1"])
        try await harness.talk { client in
            let early = try await client.get("/opendata", [.accept: "text/html"])
            #expect(early.status == .serviceUnavailable && early.headers[.retryAfter] != nil)
            try harness.publish()
            let page = try await client.get("/opendata", [.accept: "text/html"])
            #expect(page.status == .ok && page.text.contains("1 initiatief"))
            for name in ["initiatieven.geojson", "initiatieven.geojsonl", "initiatieven.csv"] {
                #expect(page.text.contains("href=\"/opendata/\(name)\""), "\(name)")
            }
            #expect(page.text.contains(#"<script type="application/ld+json">{"@context""#))
            let tag = try #require(page.headers[.eTag])
            #expect(
                try await client.get("/opendata", [.accept: "text/html", .ifNoneMatch: tag]).status == .notModified)
            let english = try await client.get("/opendata?lang=en", [.accept: "text/html"])
            #expect(
                english.text.contains("For spreadsheets, R and Python") && !english.text.contains("Voor rekenbladen"))
        }
    }
}
