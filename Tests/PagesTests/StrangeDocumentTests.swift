import OpenDataFormats
import Pages
import Testing

/// Documents in which texts, types and members are not what a page expects.
@Suite("A page of a strange document")
struct StrangeDocumentTests {
    @Test("stays one page, whatever the texts say", arguments: Page.allCases, 0..<10 as Range<UInt64>)
    func texts(page: Page, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let document = try Self.scramble(Samples.document(page), rate: 0.5, types: false, using: &generator)
        try Self.check(page, document, seed)
    }

    @Test("stays one page, whatever the types are", arguments: Page.allCases, 0..<20 as Range<UInt64>)
    func types(page: Page, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let document = try Self.scramble(Samples.document(page), rate: 0.1, types: true, using: &generator)
        guard case .object = document else { return }
        try Self.check(page, document, seed)
    }

    private static func check(_ page: Page, _ document: JSONValue, _ seed: UInt64) throws {
        let tree = try HTMLTree(page, document)
        #expect(try tree.count("/html/body/main/h1") == 1, "seed \(seed)")
        #expect(try tree.count("//script|//@onload|//@style") == 0, "seed \(seed)")
        for href in try tree.texts("//@href|//@action") {
            #expect(href.hasPrefix("http") || href.hasPrefix("/") || href.hasPrefix("#"), "seed \(seed): \(href)")
        }
        // HTML closes a paragraph where a block starts, which XML does not know.
        #expect(
            try tree.count("//p//p|//p//ul|//p//dl|//p//table|//span//p|//a//a|//h2//p|//dt//p") == 0, "seed \(seed)")
    }

    private static func scramble(
        _ value: JSONValue, rate: Double, types: Bool, using generator: inout SeededGenerator
    ) -> JSONValue {
        let isChanged = Double.random(in: 0..<1, using: &generator) < rate
        if isChanged, types {
            let others: [JSONValue] = [
                .null, .bool(true), .number(-1.5e-9), .number(1e300), .string(RandomText.make(using: &generator)), [],
                [:],
                [[1, 2], ["a": [.null]]], ["href": "javascript:x", "a": ["b": "c\nd"]],
            ]
            return others.randomElement(using: &generator) ?? .null
        }
        switch value {
        case .string: return isChanged ? .string(RandomText.make(using: &generator)) : value
        case .array(let values):
            return .array(values.map { scramble($0, rate: rate, types: types, using: &generator) })
        case .object(let object):
            return .object(
                JSONObject(
                    members: object.members.map { member in
                        .init(
                            name: member.name,
                            value: scramble(member.value, rate: rate, types: types, using: &generator))
                    }))
        case .null, .bool, .number: return value
        }
    }
}
