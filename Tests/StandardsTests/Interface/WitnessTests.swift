import HTTPTypes
import TestSupport
import Testing

@Suite("The witness, which looks at every answer of these tests", .kaart)
struct WitnessTests {
    private func faults(_ answer: Answer) throws -> [String] {
        Witness(document: try kaart.document).faults(of: answer)
    }

    private func changed(
        _ answer: Answer, status: Int? = nil, _ headers: (inout HTTPFields) -> Void = { _ in }, body: String? = nil
    ) -> Answer {
        var fields = answer.headers
        headers(&fields)
        return Answer(
            method: answer.method, uri: answer.uri, status: status ?? answer.status, headers: fields,
            body: body.map { Array($0.utf8) } ?? answer.body)
    }

    @Test("It finds nothing in a good answer, and the want of any header, status, type or member in a changed one")
    func good() async throws {
        let good = try await kaart.items("limit=2")
        #expect(try faults(good) == [])
        for name in [
            "API-Version", "Access-Control-Allow-Origin", "Cache-Control", "Content-Security-Policy",
            "Strict-Transport-Security", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Content-Type",
            "ETag", "Content-Crs",
        ] {
            let field = try #require(HTTPField.Name(name))
            #expect(try !faults(changed(good, { $0[field] = nil })).isEmpty, "\(name)")
        }
        #expect(try faults(changed(good, status: 206)) == ["the document does not tell of status 206"])
        #expect(
            try faults(changed(good, { $0[.contentType] = "application/xml" })) == [
                "the document does not tell of application/xml"
            ])
        for (old, new) in [
            ("\"numberMatched\":71", "\"numberMatched\":-1"), ("\"type\":\"Feature\"", "\"type\":\"Punt\""),
            ("Z\"", "+01:00\""), ("\"features\"", "\"feature\""), ("open-data", "open-deur"),
            ("\"id\":\"", "\"id\":\"x"),
        ] {
            #expect(good.text.contains(old), "\(old)")
            #expect(try !faults(changed(good, body: good.text.replacing(old, with: new))).isEmpty, "\(old)")
        }
    }

    @Test("It finds what is wrong with an error")
    func errors() async throws {
        let bad = try await kaart.get(Kaart.items + "?limit=0")
        #expect(try faults(bad) == [])
        for (old, new) in [
            ("\"title\":", "\"titel\":"), ("\"detail\":", "\"details\":"), ("\"status\":400", "\"status\":200"),
            ("\"errors\":", "\"fouten\":"), ("\"location\":", "\"plaats\":"), ("\"in\":\"query\"", "\"in\":\"lucht\""),
        ] {
            #expect(bad.text.contains(old), "\(old)")
            #expect(try !faults(changed(bad, body: bad.text.replacing(old, with: new))).isEmpty, "\(old)")
        }
        #expect(try !faults(changed(bad, { $0[.contentType] = "application/json" })).isEmpty)
        #expect(try !faults(changed(bad, { $0[.cacheControl] = "no-cache" })).isEmpty)
        for status in [422, 500, 503] { #expect(try !faults(changed(bad, status: status)).isEmpty, "\(status)") }
    }
}
