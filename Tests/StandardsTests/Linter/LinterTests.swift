import TestSupport
import Testing

@testable import KaartService

@Suite("ADR 2.2.1, linter rules over openapi.json", .kaart)
struct LinterTests {
    @Test("The document keeps the rule", arguments: LinterRule.all)
    func keeps(rule: LinterRule) throws {
        #expect(rule.violations(try kaart.document.json) == [])
    }

    @Test("The rule sees a document that does not keep it", arguments: LinterRule.all)
    func sees(rule: LinterRule) throws {
        var document = try kaart.document.json
        rule.offence(&document)
        #expect(!rule.violations(document).isEmpty)
    }

    @Test("The one exception to the names of queries is bbox-crs, and it is needed")
    func exception() throws {
        let names = try kaart.document.operations.flatMap { $0.parameters(in: "query") }.compactMap {
            $0["name"].string
        }
        #expect(Set(names.filter { !$0.matches(LinterRule.camelCase) }) == Set(LinterRule.exceptions))
        #expect(LinterRule.exceptions == ["bbox-crs"])
    }

    @Test("The server's address is http only where the operator says so, as on a machine of one's own")
    func servers() async throws {
        let rule = try #require(LinterRule.all.first { $0.id == "nlgov:servers-use-https" })
        for base in ["https://kaart.voorbeeld.nl", "http://127.0.0.1:8080"] {
            let own = try await Kaart([], origin: Origin(base: base))
            #expect(own.document.json["servers"].array.map { $0["url"].string } == [base + "/v1"])
            #expect(rule.violations(own.document.json).isEmpty == base.hasPrefix("https:"), "\(base)")
            // It is the only rule that differs.
            for other in LinterRule.all where other.id != rule.id {
                #expect(other.violations(own.document.json) == [], "\(base): \(other.id)")
            }
        }
    }

    @Test("All rules of the checklist are here, once")
    func complete() {
        let ids = LinterRule.all.map(\.id)
        #expect(ids.count == 29 && Set(ids).count == 29)
    }
}
