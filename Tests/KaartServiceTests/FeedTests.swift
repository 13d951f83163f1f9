import Foundation
import FoundationXML
import HTTPTypes
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("The feed")
struct FeedTests {
    private static let header = "titel,omschrijving,thema,organisatie,plaats,url,lon,lat,aangemaaktOp,gewijzigdOp"

    private static func row(_ number: Int, organisation: String = "", place: String = "") -> String {
        let day = number < 10 ? "0\(number)" : "\(number)"
        return "Initiatief \(number),Een omschrijving van \(number).,open-data,\(organisation),\(place),"
            + "https://voorbeeld.nl/?a=\(number)&b=2,5.1\(number),52.12345678,2020-01-\(day)T00:00:00Z,2021-03-\(day)T00:00:00Z"
    }

    @Test("It is Atom with all that RFC 4287 asks for, the last changed record first, each with its point and its page")
    func form() async throws {
        let harness = try await Harness()
        try await harness.take(
            [7, 3, 9, 1].map { Self.row($0, organisation: $0 == 3 ? "Gemeente Voorbeeld" : "") }, header: Self.header)
        try await harness.talk { client in
            let answer = try await client.get("/feed.atom?thema=open-data")
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType] == "application/atom+xml; charset=utf-8")
            let feed = try XMLTree.read(answer.text)
            #expect(feed.name == "feed" && feed.namespace == XMLTree.atom)
            let address = Harness.base + "/feed.atom?thema=open-data"
            #expect(feed.text("id") == address && feed.link("self") == address)
            #expect(feed.text("title")?.isEmpty == false && feed.child("author")?.text("name") == "Toetsers")
            let list = try await client.get("/v1/collections/initiatieven/items?thema=open-data")
            #expect(feed.text("updated") == (try list.json["timeStamp"] as? String))

            let entries = feed.children("entry")
            #expect(entries.map { $0.text("title") } == [9, 7, 3, 1].map { "Initiatief \($0)" })
            for entry in entries {
                let title = entry.text("title")
                let feature = try #require(
                    try list.features.first { ($0["properties"] as? [String: Any])?["titel"] as? String == title })
                let properties = try #require(feature["properties"] as? [String: String])
                let id = try #require(feature["id"] as? String)
                #expect(entry.text("id") == "urn:uuid:" + id)
                #expect(entry.text("updated") == properties["gewijzigdOp"])
                #expect(entry.text("published") == properties["aangemaaktOp"])
                #expect(entry.text("summary") == properties["omschrijving"])
                #expect(entry.link("related") == properties["url"])
                #expect(entry.child("author")?.text("name") == properties["organisatie"])
                #expect(entry.child("category")?.attributes["term"] == "open-data")
                #expect(entry.child("category")?.attributes["label"] == "Open-Data")
                let point = try #require((feature["geometry"] as? [String: Any])?["coordinates"] as? [Double])
                let georss = try #require(entry.child("point", XMLTree.georss)?.text.split(separator: " "))
                #expect(georss.map { Double($0) } == [point[1], point[0]])
                let page = try #require(entry.link("alternate"))
                let shown = try await client.get(String(page.dropFirst(Harness.base.count)))
                #expect(shown.headers[.contentType]?.hasPrefix("text/html") == true && shown.text.contains(id))
            }
            let page = try #require(feed.link("alternate"))
            #expect(try await client.get(String(page.dropFirst(Harness.base.count))).text.contains("Initiatief 9"))
        }
    }

    @Test("Any text comes through a strict XML parser as it was stored", arguments: SeededGenerator.seeds)
    func texts(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let pieces =
            ["&", "<", ">", "\"", "'", "]]>", "<![CDATA[", "&amp;", "&#0;", "<!--", "-->", "<?xml?>", "\n", "\u{85}"]
            + [
                "\u{2028}", "\u{FFFE}", "\u{FFFD}", "\u{7F}", "\u{1F}", "é", "e\u{301}", "👨‍👩‍👧", "𝄞", "\u{202E}", "a ",
                "שלום",
            ]
        let rows = (0..<40).map { number in
            let soup = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let text = soup.replacing("\"", with: "\"\"")
            return "\"Titel \(number) \(text.replacing("\n", with: " "))\",\"Lang genoeg \(text)\",open-data,"
                + "\"Organisatie \(text.replacing("\n", with: " "))\",,5.1,52.1"
        }
        let harness = try await Harness()
        try await harness.take(rows, header: "titel,omschrijving,thema,organisatie,plaats,lon,lat")
        try await harness.talk { client in
            let feed = try XMLTree.read(try await client.get("/feed.atom").text)
            var stored: [String: [String: String]] = [:]
            for feature in try await client.get("/v1/collections/initiatieven/items").features {
                stored["urn:uuid:\(feature["id"] ?? "")"] = feature["properties"] as? [String: String]
            }
            #expect(feed.children("entry").count == 40)
            for entry in feed.children("entry") {
                let properties = try #require(stored[entry.text("id") ?? ""])
                #expect(entry.text("title") == properties["titel"])
                #expect(entry.text("summary") == properties["omschrijving"])
                #expect(entry.child("author")?.text("name") == properties["organisatie"])
            }
        }
    }

    @Test(
        "The filters of items hold, and find the same records",
        arguments: [
            "", "bbox=5.1,52,5.15,53", "bbox=52,5.1,53,5.15&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4258",
            "thema=open-data,open-contact", "thema=open-contact", "datetime=2020-01-05/2020-01-20", "q=initiatief%207",
            "plaats=Utrecht", "organisatie=Gemeente%20Voorbeeld", "gemeentecode=GM0344", "q=utrecht&bbox=5,52,5.2,53",
            "gewijzigdOp=2021-03-11/..",
        ])
    func filters(query: String) async throws {
        let harness = try await Harness()
        try await harness.take(
            (1...28).map {
                Self.row(
                    $0, organisation: $0 % 3 == 0 ? "Gemeente Voorbeeld" : "", place: $0 % 4 == 0 ? "Utrecht" : "")
            }, header: Self.header)
        try await harness.talk { client in
            let feed = try XMLTree.read(try await client.get("/feed.atom?" + query).text)
            let list = try await client.get("/v1/collections/initiatieven/items?" + query)
            #expect(
                feed.children("entry").compactMap { $0.text("id") }.sorted()
                    == (try list.features.map { "urn:uuid:\($0["id"] ?? "")" }).sorted())
            let moments = feed.children("entry").compactMap { $0.text("updated") }
            #expect(moments == moments.sorted(by: >))
        }
    }

    @Test("It has 50 entries, or 'limit' up to 500; a wrong parameter is named")
    func limit() async throws {
        let harness = try await Harness(
            seed: (1...510).map { "Initiatief \($0),Een omschrijving.,open-data,5.\($0 + 100),52.1" })
        try await harness.talk { client in
            for (query, count) in [("", 50), ("?limit=1", 1), ("?limit=500", 500), ("?limit=10000", 500)] {
                #expect(
                    try XMLTree.read(try await client.get("/feed.atom" + query).text).children("entry").count == count)
            }
            let wrong = try await client.get("/feed.atom?limit=0&bbox=1,2&sortby=titel&f=json&thema=x")
            #expect(wrong.status == .badRequest)
            #expect(
                Set(try wrong.mistakes)
                    == ["limit ongeldig", "bbox ongeldig", "sortby onbekend", "f onbekend", "thema onbekende-waarde"])
            #expect(try wrong.json["detail"] as? String == "Er zijn 5 fouten. Kijk bij 'errors' wat er mis is.")
        }
    }

    @Test("The entity tag is strong, holds for one version, and the same version gives the same bytes")
    func entityTag() async throws {
        let harness = try await Harness(seed: ["Een,Een omschrijving.,open-data,5.1,52.1"])
        try await harness.talk { client in
            let first = try await client.get("/feed.atom")
            let tag = try #require(first.headers[.eTag])
            #expect(tag.hasPrefix("\""))
            #expect(try await client.get("/feed.atom").text == first.text)
            #expect(try await client.get("/feed.atom", [.ifNoneMatch: tag]).status == .notModified)
            try await harness.take(["Twee,Een omschrijving.,open-data,5.2,52.1"])
            let later = try await client.get("/feed.atom", [.ifNoneMatch: tag])
            #expect(later.status == .ok && later.headers[.eTag] != tag && later.text.contains("Twee"))
        }
    }

    @Test("The landing page leads to it, and its web page tells feed readers of it")
    func landingPage() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let links = try #require(try await client.get("/v1").json["links"] as? [[String: String]])
            let feed = try #require(links.first { $0["type"] == "application/atom+xml" })
            #expect(feed["rel"] == "alternate" && feed["href"] == Harness.base + "/feed.atom")
            let page = try await client.get("/v1?f=html").text
            #expect(
                page.contains(
                    #"<link rel="alternate" type="application/atom+xml" href="https://kaart.example/feed.atom"/>"#))
            // Without records it is a feed still.
            #expect(try XMLTree.read(try await client.get("/feed.atom").text).children("entry").isEmpty)
        }
    }
}

/// An XML element, read strictly by libxml2.
private final class XMLTree: NSObject, XMLParserDelegate {
    static let atom = "http://www.w3.org/2005/Atom"
    static let georss = "http://www.georss.org/georss"

    let name: String
    let namespace: String?
    let attributes: [String: String]
    private var elements: [XMLTree] = []
    private(set) var text = ""
    private var open: [XMLTree] = []

    private init(name: String, namespace: String?, attributes: [String: String]) {
        self.name = name
        self.namespace = namespace
        self.attributes = attributes
    }

    static func read(_ text: String) throws -> XMLTree {
        let document = XMLTree(name: "", namespace: nil, attributes: [:])
        document.open = [document]
        let parser = XMLParser(data: Data(text.utf8))
        parser.shouldProcessNamespaces = true
        parser.delegate = document
        guard parser.parse() else {
            throw parser.parserError ?? Harness.Missing()
        }
        return try #require(document.elements.first)
    }

    func children(_ name: String, _ namespace: String = atom) -> [XMLTree] {
        elements.filter { $0.name == name && $0.namespace == namespace }
    }
    func child(_ name: String, _ namespace: String = atom) -> XMLTree? { children(name, namespace).first }
    func text(_ name: String) -> String? { child(name)?.text }
    func link(_ relation: String) -> String? {
        children("link").first { $0.attributes["rel"] == relation }?.attributes["href"]
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = XMLTree(name: name, namespace: namespaceURI, attributes: attributes)
        open.last?.elements.append(element)
        open.append(element)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        open.last?.text += string
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        open.last?.text += "CDATA"
    }
}
