import OpenKaart
import Testing

@Suite("The score of a submission")
struct SubmissionScoreTests {
    @Test("is nothing for an ordinary submission, with or without a form")
    func ordinary() throws {
        for seconds in [nil, 20, 90, 86_400, Double.infinity, .nan] {
            let score = SubmissionScore(of: try .sample(), signs: FormSigns(secondsToFill: seconds))
            #expect(score.value == 0)
            #expect(score.warnings == [])
        }
    }

    @Test("grows with haste", arguments: [(20.0, 0.0), (11.5, 0.5), (3.0, 1.0), (0.0, 1.0), (-5.0, 1.0)])
    func haste(seconds: Double, haste: Double) throws {
        let score = SubmissionScore(of: try .sample(), signs: FormSigns(secondsToFill: seconds))
        #expect(score.haste == haste)
        #expect(score.warnings.map(\.kind) == (haste >= 0.5 ? [.haste] : []))
        #expect(score.warnings.allSatisfy { $0.member == nil })
    }

    @Test(
        "counts web addresses in the texts",
        arguments: [
            ("Een kaart van de buurt.", 0), ("Zie https://voorbeeld.nl.", 1), ("https://www.voorbeeld.nl", 1),
            ("www.a.nl www.b.nl\nHTTP://c.nl", 3), ("https://a.nl,https://b.nl https://c.nl", 2),
            ("http is geen www", 0),
            ("awww. wat lief", 0), ("www", 0), ("https:// ｗｗｗ．a.nl", 2),
        ])
    func links(text: String, links: Int) throws {
        #expect(SubmissionScore(of: try .sample(description: text), signs: .none).links == links)
    }

    @Test("puts every suspicious sign above none, and more signs above fewer")
    func order() throws {
        func value(_ content: InitiativeContent, _ seconds: Double? = nil) -> Double {
            SubmissionScore(of: content, signs: FormSigns(secondsToFill: seconds)).value
        }
        let advertising = "Koop nu goedkoop in: " + (0..<9).map { "https://winkel\($0).example" }.joined(separator: " ")
        let personal = value(try .sample(description: "Mail jan@voorbeeld.nl voor meer."))
        let host = value(try .sample(url: "https://аmsterdam.nl"))
        let links = value(try .sample(description: advertising))
        let nonsense = value(try .sample(title: "asdfghjkl"))
        let everything = value(
            try .sample(title: "asdfghjkl", description: advertising, url: "https://аmsterdam.nl"), 1)
        #expect(0 < personal && personal < host && host < links && links < nonsense && nonsense < everything)
        #expect(everything <= 1)
    }

    @Test("gives the warnings in the order of the record, the haste last")
    func warningsInOrder() throws {
        let content = try InitiativeContent.sample(
            title: "Bel 06-12345678", description: "Mail jan@voorbeeld.nl of bel 06-12345678.",
            organisation: "Jan, Dorpsstraat 12", place: "NL91ABNA0417164300", url: "https://аmsterdam.nl")
        let score = SubmissionScore(of: content, signs: FormSigns(secondsToFill: 1))
        #expect(
            score.warnings.map { "\($0.member ?? "-") \($0.kind.rawValue)" } == [
                "titel telefoonnummer", "omschrijving e-mailadres", "omschrijving telefoonnummer",
                "organisatie huisadres", "plaats iban", "url gemengd-schrift", "- haast",
            ])
        #expect(content.warnings == Array(score.warnings.dropLast()))
    }

    @Test("has stable names for its warnings")
    func kinds() {
        #expect(
            SubmissionWarning.Kind.allCases.map(\.rawValue) == [
                "e-mailadres", "telefoonnummer", "bsn", "iban", "huisadres", "gemengd-schrift", "onleesbaar", "haast",
                "valkuil", "geen-bewijs",
            ])
    }

    @Test("is nothing for the seed records, and none of them holds data of a person")
    func seedRecords() throws {
        let records = try SeedRecords.all()
        #expect(records.count == 79)
        for record in records {
            #expect(record.warnings == [], "\(record.title)")
            #expect(SubmissionScore(of: record, signs: .none).value == 0, "\(record.title)")
        }
    }
}
