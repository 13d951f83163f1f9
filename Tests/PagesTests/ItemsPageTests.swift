import OpenDataFormats
import Pages
import Testing

/// The table of initiatives.
@Suite("The page of items")
struct ItemsPageTests {
    private static let address = "https://kaart.example/v1/collections/initiatieven/items"
    private static let frame = Frame(base: Samples.base, crumbs: [], canonical: address + "?q=caf%C3%A9")

    private static func tree(_ document: JSONValue) throws -> HTMLTree {
        try HTMLTree(.items, document, frame: frame)
    }

    @Test("links each title to the page of the item")
    func titles() throws {
        let tree = try Self.tree(Samples.document(.items))
        #expect(
            try tree.texts("//tbody/tr/th/a/@href") == [
                Self.address + "/57dab273-e5fd-5b5c-a987-a67c5398fa0c?f=html", Self.address + "/a%2Fb%3Fc?f=html",
                Self.address + "/7?f=html",
            ])
        #expect(
            try tree.texts("//tbody/tr/th/a") == [
                "Verbeterdebuurt", "<script>alert(\"x\")</script> & 'co'", "مبادرة الحكومة المفتوحة",
            ])
        #expect(try tree.texts("//tbody/tr/th/a/@dir") == ["auto", "auto", "auto"])
    }

    @Test("has a cell for each column, with a Dutch date and the coordinates of the document")
    func cells() throws {
        let tree = try Self.tree(Samples.document(.items))
        #expect(try tree.count("//thead//th") == 9)
        #expect(try tree.count("//tbody/tr[count(th|td) = 9]") == 3)
        #expect(
            try tree.texts("//tbody/tr[1]/td[position() > 1]") == [
                "open-contact", "Creative Crowds", "Amsterdam", "GM0363", "7 maart 2026", "8 maart 2026",
                "4.901, 52.367",
            ])
        #expect(
            try tree.texts("//tbody/tr[1]/td/time/@datetime") == ["2026-03-07T09:30:00Z", "2026-03-08T09:30:00Z"])
        #expect(try tree.texts("//tbody/tr[2]/td[8]") == ["121687.123, 487484"])
        #expect(try tree.texts("//tbody/tr[3]/td[8]") == [""])
    }

    @Test("turns to the next page and keeps the words in the search field")
    func turning() throws {
        let tree = try Self.tree(Samples.document(.items))
        #expect(try tree.texts("//nav//a[@rel='next']") == ["Volgende bladzijde"])
        #expect(
            try tree.texts("//nav//a[@rel='next']/@href") == [Self.address + "?q=caf%C3%A9+%26+co&limit=3&cursor=abc"])
        #expect(try tree.texts("//form/@action") == [Self.address])
        #expect(try tree.texts("//form//input[@name='q']/@value") == ["café & co"])
        #expect(try tree.texts("//form//input[@name='f']/@value") == ["html"])
    }

    @Test(
        "says how many there are",
        arguments: [
            (79, 10, "79 initiatieven gevonden; dit zijn er 10."), (79, 1, "79 initiatieven gevonden; dit is er 1."),
            (79, 0, "79 initiatieven gevonden; op deze bladzijde staat er geen."), (2, 2, "2 initiatieven gevonden."),
            (1, 1, "1 initiatief gevonden."), (0, 0, "Geen initiatieven gevonden."),
            (nil, 3, "Dit zijn 3 initiatieven."),
            (nil, 1, "Dit is 1 initiatief."), (nil, 0, "Geen initiatieven gevonden."),
        ] as [(Int?, Int, String)])
    func count(matched: Int?, returned: Int, sentence: String) throws {
        var members: [JSONObject.Member] = [.init(name: "numberReturned", value: .number(Double(returned)))]
        if let matched { members.append(.init(name: "numberMatched", value: .number(Double(matched)))) }
        let tree = try Self.tree(.object(JSONObject(members: members)))
        #expect(try tree.texts("//p[@class='aantal']") == [sentence])
    }

    @Test("shows the way when nothing was found")
    func nothing() throws {
        let tree = try Self.tree(["features": [], "numberMatched": 0, "numberReturned": 0])
        #expect(try tree.count("//table") == 0)
        #expect(try tree.texts("//main/p/a/@href") == [Self.address + "?f=html"])
    }

    @Test("keeps a word of five thousand letters in its cell")
    func longWord() throws {
        let tree = try Self.tree(Samples.document(.items))
        #expect(try tree.texts("//tbody/tr[3]/td[3]/span[@dir='auto']").map(\.count) == [5000])
        #expect(String(decoding: Stylesheet.css, as: UTF8.self).contains("overflow-wrap: anywhere"))
    }
}
