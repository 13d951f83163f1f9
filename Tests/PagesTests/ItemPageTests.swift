import OpenDataFormats
import Pages
import Testing

/// One initiative as a description list.
@Suite("The page of an item")
struct ItemPageTests {
    @Test("has every member of the document as a fact")
    func facts() throws {
        let tree = try HTMLTree(.item, Samples.document(.item))
        #expect(try tree.texts("//h1") == ["Verbeterdebuurt"])
        #expect(
            try tree.texts("//main/dl/dt") == [
                "Omschrijving", "Thema", "Organisatie", "Plaats", "Gemeentecode", "Website", "Op de kaart sinds",
                "Laatst gewijzigd", "nieuw", "Coördinaten", "Id",
            ])
        #expect(try tree.texts("//dd[. = '4.90100001, 52']").count == 1)
        #expect(try tree.texts("//dd/time") == ["7 maart 2026, 23.59 uur (UTC)"])
        #expect(try tree.texts("//dd/dl/dd") == ["1, 2.5", "niet ingevuld", "geen"])
    }

    @Test("keeps the lines and paragraphs of the description")
    func lines() throws {
        let tree = try HTMLTree(.item, Samples.document(.item))
        #expect(try tree.texts("//main/dl/dd[1]/p") == ["Eerste regel.Tweede regel.", "Tweede alinea <b>."])
        #expect(try tree.count("//main/dl/dd[1]/p[1]/br") == 1)
    }

    @Test("links to the site of a user without vouching for it")
    func site() throws {
        let tree = try HTMLTree(.item, Samples.document(.item))
        let link = "//a[@rel='nofollow ugc noopener']"
        #expect(try tree.texts(link + "/@href") == ["https://www.verbeterdebuurt.nl/?a=1&b=2"])
    }

    @Test("has a heading when the title is missing or blank", arguments: [["titel": "  "], [:]] as [JSONValue])
    func untitled(properties: JSONValue) throws {
        let tree = try HTMLTree(.item, ["id": 7, "properties": properties])
        #expect(try tree.texts("//h1") == ["Initiatief 7"])
    }

    @Test("shows another geometry than a point as it is")
    func geometry() throws {
        let line: JSONValue = ["type": "LineString", "coordinates": [[1, 2], [3, 4]]]
        let tree = try HTMLTree(.item, ["id": "a", "geometry": line])
        #expect(try tree.texts("//dd/code") == [#"{"type": "LineString", "coordinates": [[1, 2], [3, 4]]}"#])
    }

    @Test(
        "writes numbers whole or with decimals, never with an exponent",
        arguments: [
            (0, "0"), (-0.0, "0"), (79, "79"), (-12.5, "-12.5"), (1e-5, "0.00001"), (-1.5e-7, "-0.00000015"),
            (5.12345678, "5.12345678"), (1e20, "100000000000000000000"), (1.25e21, "1250000000000000000000"),
            (9_007_199_254_740_992, "9007199254740992"), (-1e19, "-10000000000000000000"), (0.1, "0.1"),
            (155_000.001, "155000.001"),
        ] as [(Double, String)])
    func number(number: Double, expected: String) throws {
        let tree = try HTMLTree(.item, ["properties": ["getal": .number(number)]])
        #expect(try tree.texts("//dd") == [expected])
    }

    @Test("writes every number so that it reads back the same", arguments: 0..<50 as Range<UInt64>)
    func numberRoundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let numbers = (0..<100).map { _ in
            Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
        }.filter(\.isFinite)
        let tree = try HTMLTree(.item, ["properties": ["getallen": .array(numbers.map(JSONValue.number))]])
        let text = try #require(try tree.texts("//dd").first)
        #expect(!text.contains("e"))
        #expect(text.split(separator: ", ").map { Double($0) } == numbers, "seed \(seed)")
    }
}
