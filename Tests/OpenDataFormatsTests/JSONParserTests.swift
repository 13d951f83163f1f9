import OpenDataFormats
import Testing

/// The strict JSON parser, RFC 8259.
@Suite("The JSON parser")
struct JSONParserTests {
    private static func parse(_ text: String) throws -> JSONValue {
        try JSONParser.parse([UInt8](text.utf8))
    }

    private static func error(_ bytes: [UInt8]) -> JSONSyntaxError? {
        do throws(JSONSyntaxError) {
            _ = try JSONParser.parse(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "reads every kind of value",
        arguments: [
            ("null", .null), (" true ", .bool(true)), ("false", .bool(false)), ("\"\"", .string("")),
            ("[]", .array([])), ("[ ]", .array([])), ("{}", .object(JSONObject(members: []))),
            ("[1,[2],\"3\"]", .array([.number(1), .array([.number(2)]), .string("3")])),
            (
                "{\"a\" : {\"b\":null}}",
                .object(
                    JSONObject(members: [
                        .init(name: "a", value: .object(JSONObject(members: [.init(name: "b", value: .null)])))
                    ]))
            ), ("\t\r\n [\n]\t", .array([])),
        ] as [(String, JSONValue)])
    func value(text: String, expected: JSONValue) throws {
        #expect(try Self.parse(text) == expected)
    }

    @Test(
        "rounds numbers correctly",
        arguments: [
            ("0", 0), ("-0", 0), ("5.8999999", 5.8999999), ("1E+2", 100), ("1e-2", 0.01),
            ("123456789012", 123_456_789_012),
            ("0.1", 0.1), ("9007199254740993", 9_007_199_254_740_992),
            ("1.7976931348623157e308", .greatestFiniteMagnitude),
            ("5e-324", .leastNonzeroMagnitude), ("2.2250738585072011e-308", 2.2250738585072011e-308), ("1e-400", 0),
            ("0.500000000000000166533453693773481063544750213623046875", 0.5000000000000002),
        ] as [(String, Double)])
    func number(text: String, expected: Double) throws {
        #expect(try Self.parse(text) == .number(expected))
    }

    @Test("reads a number of ten thousand digits")
    func longNumber() throws {
        #expect(try Self.parse("0." + String(repeating: "3", count: 10_000)) == .number(1.0 / 3.0))
    }

    @Test(
        "resolves escapes",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u00E9""#, "éé"), (#""\ud83d\ude00!""#, "😀!"),
            (#""\u0000""#, "\0"), (#""\uFFFF""#, "\u{FFFF}"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
            ("\"\u{7F}\"", "\u{7F}"),
            ("\"Súdwest-Fryslân 😀\"", "Súdwest-Fryslân 😀"),
            (#""langer dan acht \\ en verder""#, #"langer dan acht \ en verder"#),
        ])
    func escapes(text: String, expected: String) throws {
        let value = try Self.parse(text)
        guard case .string(let string) = value else {
            Issue.record("no string: \(value)")
            return
        }
        // Compared by code point: String equality would let a decomposed é pass.
        #expect(Array(string.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(
        "refuses what the grammar does not allow, and points at it",
        arguments: [
            ("", 0, "Er staat niets in"), ("  ", 2, "Er staat niets in"), ("[", 1, "te vroeg"), ("]", 0, "een waarde"),
            ("[1,]", 3, "laatste komma"), ("{\"a\":1,}", 7, "laatste komma"), ("[,1]", 1, "een waarde"),
            ("[1,,2]", 3, "een waarde"),
            ("[1 2]", 3, "komma of ]"), ("[1}", 2, "komma of ]"), ("{\"a\":1]", 6, "komma of }"),
            ("{a:1}", 1, "een naam"),
            ("{'a':1}", 1, "een naam"), ("{1:2}", 1, "een naam"), ("{\"a\" 1}", 5, "dubbele punt"),
            ("{\"a\":}", 5, "een waarde"),
            ("{\"a\":1 \"b\":2}", 7, "komma of }"), ("01", 0, "extra 0"), ("-01", 0, "extra 0"), ("-", 1, "te vroeg"),
            ("+1", 0, "een waarde"), (".5", 0, "een waarde"), ("1.", 2, "te vroeg"), ("[1.]", 3, "een cijfer"),
            ("[1e]", 3, "een cijfer"), ("1e+", 3, "te vroeg"), ("[-a]", 2, "een cijfer"), ("0x10", 1, "Na het einde"),
            ("NaN", 0, "een waarde"), ("Infinity", 0, "een waarde"), ("-Infinity", 1, "een cijfer"),
            ("nan", 0, "geen JSON"),
            ("1e400", 0, "te groot"), ("[-1e999]", 1, "te groot"), ("True", 0, "een waarde"), ("tru", 0, "geen JSON"),
            ("truex", 4, "Na het einde"), ("nul", 0, "geen JSON"), ("1 2", 2, "Na het einde"),
            ("{}{}", 2, "Na het einde"),
            ("\"a", 2, "te vroeg"), ("\"a\nb\"", 2, "regeleinde"), ("\"a\tb\"", 2, "regeleinde"),
            ("\"\u{0}\"", 1, "stuurteken"),
            ("\"1234567890\u{1F}\"", 11, "stuurteken"), (#""\x""#, 1, "backslash"), (#""\"#, 2, "te vroeg"),
            (#""\u12""#, 1, "vier tekens"), (#""\u12g4""#, 1, "vier tekens"), (#""\ud800""#, 1, "half teken"),
            (#""\udc00""#, 1, "half teken"), (#""\ud800\u0041""#, 1, "half teken"),
            (#""\ud800\ud800""#, 1, "half teken"),
            (#""\ud800x""#, 1, "half teken"), ("// x\n1", 0, "een waarde"), ("1//", 1, "Na het einde"),
            ("[\u{A0}1]", 1, "een waarde"), ("[\u{C}1]", 1, "een waarde"), ("1\u{0}", 1, "Na het einde"),
        ])
    func refusal(text: String, offset: Int, reason: String) throws {
        let error = try #require(Self.error([UInt8](text.utf8)))
        #expect(error.offset == offset)
        #expect(error.reason.contains(reason), "\(error.reason)")
    }

    @Test(
        "recognises another encoding than UTF-8",
        arguments: [
            (Array("{\"a\":\"caf".utf8) + [0xE9] + Array("\"}".utf8), 9, "Windows-1252"),
            ([0x22, 0xC0, 0x80, 0x22], 1, "UTF-8"),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1, "UTF-8"), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1, "UTF-8"),
            ([0x22, 0xE2, 0x82], 1, "UTF-8"), ([0xFF, 0xFE, 0x7B, 0x00], 0, "UTF-16"),
            ([0xFE, 0xFF, 0x00, 0x7B], 0, "UTF-16"),
        ])
    func encoding(bytes: [UInt8], offset: Int, reason: String) throws {
        let error = try #require(Self.error(bytes))
        #expect(error.offset == offset)
        #expect(error.reason.contains(reason), "\(error.reason)")
    }

    @Test("skips one byte order mark at the start, and no second")
    func byteOrderMark() throws {
        #expect(try JSONParser.parse([0xEF, 0xBB, 0xBF, 0x31]) == .number(1))
        #expect(Self.error([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x31])?.offset == 3)
    }

    @Test("gives line and column, in characters, for every kind of line end")
    func location() throws {
        let error = try #require(Self.error([UInt8]("{\r\n\"é\": 1,\n\r\"éé\" x}".utf8)))
        #expect((error.line, error.column) == (4, 6))
    }

    @Test("allows nesting up to the maximum and no deeper")
    func depth() throws {
        func nested(_ depth: Int) -> [UInt8] {
            [UInt8](repeating: UInt8(ascii: "["), count: depth) + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
        }
        #expect(throws: Never.self) { try JSONParser.parse(nested(32)) }
        #expect(Self.error(nested(33))?.offset == 32)
        #expect(throws: Never.self) { try JSONParser.parse(nested(3), maximumDepth: 3) }
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(nested(4), maximumDepth: 3) }
        // Depth goes down again: many neighbours are not deep.
        #expect(throws: Never.self) {
            try Self.parse("[" + Array(repeating: "[{}]", count: 100).joined(separator: ",") + "]")
        }
    }

    @Test("answers a depth bomb with an error", arguments: ["[", "{\"a\":", "[{\"a\":"])
    func depthBomb(piece: String) throws {
        let error = try #require(Self.error([UInt8](String(repeating: piece, count: 100_000).utf8)))
        #expect(error.reason.contains("te diep"))
    }

    @Test("keeps the order of members and tells which names are double")
    func duplicates() throws {
        guard case .object(let object) = try Self.parse(#"{"b":1,"a":2,"b":3,"\u0062":4,"a":5,"c":6}"#) else {
            Issue.record("no object")
            return
        }
        #expect(object.members.map(\.name) == ["b", "a", "b", "b", "a", "c"])
        #expect(object["b"] == .number(1))
        #expect(object["d"] == nil)
        #expect(object.duplicateNames == ["b", "a"])
    }

    @Test("names the kinds of value in Dutch")
    func typeNames() throws {
        let names = try ["\"x\"", "1", "{}", "[]", "true", "null"].map { try Self.parse($0).typeName }
        #expect(names == ["tekst", "getal", "object", "lijst", "ja/nee", "leeg"])
    }

    @Test("survives random changes of a text")
    func mutations() {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        let original = [UInt8](
            #"{"a":[1.5e-3,true,null,"é\u00e9\ud83d\ude00\n"],"b":{"c":"Gemeente","d":[[],{}]}}"#.utf8)
        var refused = 0
        for _ in 0..<20_000 {
            var bytes = original
            for _ in 0...Int.random(in: 0..<3, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if let error = Self.error(bytes) {
                refused += 1
                #expect(0...bytes.count ~= error.offset, "seed \(seed)")
                #expect(error.line >= 1 && error.column >= 1, "seed \(seed)")
            }
        }
        #expect(refused > 1_000 && refused < 20_000, "seed \(seed)")
    }
}
