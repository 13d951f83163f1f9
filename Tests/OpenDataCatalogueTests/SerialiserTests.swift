import Foundation
import OpenDataFormats
import Testing

@testable import OpenDataCatalogue

@Suite("RDF as text")
struct SerialiserTests {
    private static let subject = IRI("https://kaart.example/a")
    private static let graph: RDFGraph = {
        var graph = RDFGraph()
        graph.add(subject, a: Vocabulary.dcat["Dataset"], Vocabulary.foaf["Document"])
        graph.add(subject, Vocabulary.dct["title"], .text("Een \"titel\"\nmet \\ en é", language: "nl"))
        graph.add(IRI("urn:b"), Vocabulary.dct["identifier"], .plain("b"))
        graph.add(subject, Vocabulary.dcat["byteSize"], .typed("12", Vocabulary.xsd["nonNegativeInteger"]))
        graph.add(subject, IRI("http://data.europa.eu/r5r/availability"), .iri(IRI("urn:b")))
        graph.add(subject, Vocabulary.dct["title"], .text("Een \"titel\"\nmet \\ en é", language: "nl"))
        return graph
    }()

    @Test("Turtle has a block for each subject, where it was first mentioned, and says nothing twice")
    func turtle() {
        let lines = Samples.text(Self.graph.turtle).split(separator: "\n", omittingEmptySubsequences: false)
            .drop { $0.hasPrefix("@prefix") }
        #expect(
            lines.joined(separator: "\n") == #"""

                <https://kaart.example/a>
                    a dcat:Dataset , foaf:Document ;
                    dct:title "Een \"titel\"\nmet \\ en é"@nl ;
                    dcat:byteSize "12"^^xsd:nonNegativeInteger ;
                    <http://data.europa.eu/r5r/availability> <urn:b> .

                <urn:b>
                    dct:identifier "b" .

                """#)
    }

    @Test("JSON-LD has a node for each subject, with the same statements")
    func jsonLD() throws {
        guard case .object(let document) = Self.graph.jsonLD, let nodes = document["@graph"] else {
            Issue.record("no graph")
            return
        }
        #expect(
            nodes == [
                [
                    "@id": "https://kaart.example/a", "@type": ["dcat:Dataset", "foaf:Document"],
                    "dct:title": ["@value": "Een \"titel\"\nmet \\ en é", "@language": "nl"],
                    "dcat:byteSize": ["@value": "12", "@type": "xsd:nonNegativeInteger"],
                    "http://data.europa.eu/r5r/availability": ["@id": "urn:b"],
                ],
                ["@id": "urn:b", "dct:identifier": "b"],
            ])
    }

    @Test("No text ends a string or an address early: every line of Turtle is of our making")
    func hostile() {
        let text = Samples.text(Samples.publication(Samples.manifest(), Samples.hostile).catalogue.turtle)
        let string = #""(?:[^"\\\n\r]|\\[nrt"\\]|\\u[0-9A-F]{4})*"(?:@[a-z]+|\^\^[a-z]+:[A-Za-z]+)?"#
        let name = #"(?:<[^<>"{}|^`\\\x00-\x20]*>|[a-z]+:[A-Za-z0-9_]+|a)"#
        let term = "(?:\(string)|\(name))"
        for line in text.split(separator: "\n") where !line.hasPrefix("@prefix") {
            #expect(
                line.range(
                    of: "^(?:\(name)|    \(name) \(term)(?: , \(term))* [;.])$", options: .regularExpression) != nil,
                "\(line)")
        }
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F })
    }

    @Test("An address holds no sign that Turtle does not allow in one")
    func addresses() {
        #expect(IRI("mailto:a b>@\"é{\\").text == "mailto:a%20b%3E@%22é%7B%5C")
        #expect(IRI("http://purl.org/dc/terms/title").compact == "dct:title")
        #expect(IRI("http://purl.org/dc/terms/").compact == nil && IRI("http://purl.org/dc/terms/a-b").compact == nil)
    }
}
