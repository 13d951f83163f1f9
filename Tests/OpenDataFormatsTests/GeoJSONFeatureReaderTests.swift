import OpenDataFormats
import Testing

/// The reader that takes Features out of a GeoJSON file.
@Suite("The GeoJSON reader")
struct GeoJSONFeatureReaderTests {
    /// A row as plain values: the text of the Feature, or nil for a malformed row.
    private struct Row: Equatable, CustomTestStringConvertible {
        let line: Int
        let text: String?

        init(_ line: Int, _ text: String?) {
            self.line = line
            self.text = text
        }

        var testDescription: String { "\(line): \(text ?? "malformed")" }
    }

    private static func read(
        _ text: some Sequence<UInt8>, chunkSize: Int = .max, maximum: Int = 1 << 20
    ) throws -> (rows: [Row], reasons: [String]) {
        var reader = GeoJSONFeatureReader(
            MemoryByteSource([UInt8](text), chunkSize: chunkSize), maximumFeatureSize: maximum)
        var rows: [Row] = []
        var reasons: [String] = []
        while let row = try reader.next() {
            switch row.outcome {
            case .content(let bytes): rows.append(Row(row.line, String(decoding: bytes, as: UTF8.self)))
            case .malformed(let reason):
                rows.append(Row(row.line, nil))
                reasons.append(reason)
            }
        }
        #expect(try reader.next() == nil, "the end stays the end")
        return (rows, reasons)
    }

    /// A Feature with a number in it.
    private static func feature(_ number: Int) -> String {
        #"{"type":"Feature","geometry":{"type":"Point","coordinates":[5.1,52.1]},"properties":{"n":\#(number)}}"#
    }

    private static let one = feature(1)
    private static let two = feature(2)
    private static let head = #"{"type":"FeatureCollection","features":["#
    private static let odd = #"{"type":"Feature","properties":{"features":[{"type":"Feature"}],"t":"}]\"{\\"}}"#

    private static let good: [(String, [Row])] = [
        (head + "]}", []), (head + one + "]}", [Row(1, one)]),
        (head + one + "," + two + "]}\n", [Row(1, one), Row(1, two)]),
        ("\u{FEFF}" + head + "\n\(one),\r\n\(two)\r]}", [Row(2, one), Row(3, two)]),
        ("{\"features\":[\n\(one)],\n\"type\":\"FeatureCollection\"}", [Row(2, one)]),
        (
            "{\"name\":\"features\",\"x\":{\"features\":[1]},\"bbox\":[1,2,3,4],\n\"features\" :\n [ \(one) ] , \"type\":\"FeatureCollection\"}",
            [Row(3, one)]
        ),
        (#"{"type":"FeatureCollection","\u0066eatures":["# + one + "]}", [Row(1, one)]),
        (head + "\n" + odd + "\n,\n" + one + "]}", [Row(2, odd), Row(4, one)]), (one, [Row(1, one)]),
        ("\n\n " + one + "\n\n", [Row(3, one)]),
        ("{\n\"type\":\"Feature\"\n}", [Row(1, "{\n\"type\":\"Feature\"\n}")]), (odd, [Row(1, odd)]),
        ("\(one)\n\(two)", [Row(1, one), Row(2, two)]), ("\(one)\r\n\r\n\(two)\r\n", [Row(1, one), Row(3, two)]),
        ("\u{1E}\(one)\n\u{1E}\(two)\n", [Row(1, one), Row(2, two)]),
        ("\u{1E}{\n\"type\":\"Feature\"}\n\u{1E}\u{1E}\(two)\n", [Row(1, "{\n\"type\":\"Feature\"}"), Row(3, two)]),
        (
            "{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},"
                + head.dropFirst() + one + "]}", [Row(1, one)]
        ),
        ("{\"crs\":null," + head.dropFirst() + one + "]}", [Row(1, one)]),
        (head + one + "],\"crs\":{\"properties\":{\"name\":\"EPSG:4326\"}}}", [Row(1, one)]),
    ]

    @Test("takes the Features out of every layout, wherever the chunks end", arguments: good)
    private func goodFile(text: String, expected: [Row]) throws {
        for chunkSize in [1, 2, 3, 7, .max] {
            let (rows, reasons) = try Self.read(text.utf8, chunkSize: chunkSize)
            #expect(rows == expected, "chunks of \(chunkSize): \(reasons)")
        }
    }

    private static let bad: [(String, [Row], String)] = [
        ("", [Row(1, nil)], "leeg"), (" \n\n", [Row(1, nil)], "leeg"), ("[1]", [Row(1, nil)], "geen GeoJSON"),
        ("<html>\n<body>\n", [Row(1, nil)], "geen GeoJSON"), ("{}", [Row(1, nil)], "geen Feature en geen"),
        ("id,titel\n1,x\n", [Row(1, nil)], "geen GeoJSON"),
        (#"{"type":"Point","coordinates":[1,2]}"#, [Row(1, nil)], "geen Feature en geen"),
        (#"{"type":"FeatureCollection"}"#, [Row(1, nil)], "ontbreekt"),
        (#"{"type":"FeatureCollection","features":{}}"#, [Row(1, nil)], "één lijst"),
        ("{\"features\":[\(one)]}", [Row(1, one), Row(1, nil)], "hoort \"type\""),
        (head + one + ",\n" + two.dropLast(9), [Row(1, one), Row(2, nil)], "te vroeg"),
        (head + one, [Row(1, one), Row(1, nil)], "te vroeg"),
        (head + one + "]\n", [Row(1, one), Row(2, nil)], "te vroeg"),
        (head + one + "\n" + two + "]}", [Row(1, one), Row(2, nil)], "een komma"),
        (head + one + "\n,]}", [Row(1, one), Row(2, nil)], "waarde"),
        (head + "\n{]," + one + "]}", [Row(2, nil)], "haakjes"),
        (head + "1,\n\(one),null,[]]}", [Row(1, nil), Row(2, one), Row(2, nil), Row(2, nil)], "geen Feature"),
        (head + one + "]}\nx", [Row(1, one), Row(2, nil)], "geen GeoJSON"),
        (
            "\(one)\n{\"a\":[\n\(two)\nrommel\n\(one)",
            [Row(1, one), Row(2, nil), Row(3, two), Row(4, nil), Row(5, one)], "De regel houdt op"
        ),
        ("{\"a\":[1,\n\(one)\n\(two)\n", [Row(1, nil), Row(2, one), Row(3, two)], "te vroeg"),
        ("{\"type\":\"Fea\r\n\(one)\r\n\(two)", [Row(1, nil), Row(2, one), Row(3, two)], "aanhalingsteken"),
        ("\u{1E}\(one)\n\u{1E}{\"a\":[1,\n\u{1E}\(two)\n", [Row(1, one), Row(2, nil), Row(3, two)], "stuurteken"),
        ("{\n\"type\":\"Feature\",\n\"a\": 1 2\n}\n", [Row(1, nil)], "komma"),
    ]

    @Test("reports a fault in the structure with its line, after the good Features", arguments: bad)
    private func badFile(text: String, expected: [Row], reason: String) throws {
        for chunkSize in [1, 2, 3, 7, .max] {
            let (rows, reasons) = try Self.read(text.utf8, chunkSize: chunkSize)
            #expect(rows == expected, "chunks of \(chunkSize)")
            #expect(reasons.first?.contains(reason) == true, "\(reasons)")
        }
    }

    @Test("leaves a fault inside one Feature to the parser")
    func faultInside() throws {
        let rows = try Self.read((Self.head + "{\"a\":tru},{\"a\" 1},\(Self.one)]}").utf8).rows
        #expect(rows == [Row(1, "{\"a\":tru}"), Row(1, "{\"a\" 1}"), Row(1, Self.one)])
    }

    @Test(
        "refuses another coordinate system and reads nothing after it",
        arguments: [
            (#"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28992"}}"#, "EPSG::28992"),
            (#"{"type":"link"}"#, "CRS84"),
            ("\"EPSG:28992\"", "CRS84"), (#"{"properties":{"name":"\u001b[31mEPSG:28992"}}"#, "coördinatenstelsel. "),
        ])
    func otherCRS(crs: String, reason: String) throws {
        let before = try Self.read("{\n\"crs\":\(crs),\(Self.head.dropFirst())\(Self.one)]}".utf8)
        #expect(before.rows == [Row(2, nil)])
        #expect(before.reasons[0].contains(reason), "\(before.reasons[0])")
        let after = try Self.read("\(Self.head)\(Self.one)],\n\"crs\":\(crs)}".utf8)
        #expect(after.rows == [Row(1, Self.one), Row(2, nil)])
    }

    @Test("tells at once that a file is UTF-16")
    func utf16() throws {
        let (rows, reasons) = try Self.read([0xFF, 0xFE, 0x7B, 0x00, 0x0A, 0x00])
        #expect(rows == [Row(1, nil)])
        #expect(reasons[0].contains("UTF-16"))
    }

    @Test("refuses a Feature that is too large and goes on", arguments: [1, 100, .max])
    func maximum(chunkSize: Int) throws {
        let large = #"{"type":"Feature","t":"\#(String(repeating: "x", count: 1_000))"}"#
        let bytes = Self.head + "\n\(large),\n\(Self.one)]}"
        let collection = try Self.read(bytes.utf8, chunkSize: chunkSize, maximum: Self.one.utf8.count)
        #expect(collection.rows == [Row(2, nil), Row(3, Self.one)])
        let lines = try Self.read(
            "\(Self.one)\n\(large)\n\(Self.two)\n".utf8, chunkSize: chunkSize, maximum: Self.one.utf8.count)
        #expect(lines.rows == [Row(1, Self.one), Row(2, nil), Row(3, Self.two)])
        #expect(lines.reasons == collection.reasons)
    }

    @Test("passes over a foreign member that is larger than any Feature")
    func largeForeignMember() throws {
        let member = "\"x\":[" + String(repeating: "{\"features\":[]},\n", count: 1_000) + "0]"
        let rows = try Self.read("{\(member),\(Self.head.dropFirst())\(Self.one)]}".utf8, chunkSize: 100, maximum: 200)
            .rows
        #expect(rows == [Row(1_001, Self.one)])
    }

    @Test(
        "stays linear for files full of open brackets",
        arguments: ["{\"a\":{\n", "{\"a\":[\n", "{\n", "{\"\n", "[\n", "{\"a\":[1,\n{},\n"])
    func bracketFlood(piece: String) throws {
        let text = [UInt8](String(repeating: piece, count: 30_000).utf8)
        let deadline = ContinuousClock.now + .seconds(60)
        var reader = GeoJSONFeatureReader(MemoryByteSource(text))
        var count = 0
        while let row = try reader.next() {
            try #require(ContinuousClock.now < deadline, "not linear: at line \(row.line)")
            count += 1
        }
        #expect(count > 0)
    }

    @Test("survives random changes of a file, and chunks never matter")
    func mutations() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        let special = [UInt8]("\"{}[],:\n\r\u{1E}".utf8)
        let originals = [Self.head + "\n\(Self.one),\n\(Self.two)\n]}\n", "\(Self.one)\n\(Self.two)\n\(Self.one)\n"]
        for round in 0..<2_000 {
            var bytes = [UInt8](originals[round % 2].utf8)
            for _ in 0...Int.random(in: 0..<3, using: &random) {
                let value =
                    Bool.random(using: &random)
                    ? special.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = value
            }
            let whole = try Self.read(bytes).rows
            let pieces = try Self.read(bytes, chunkSize: Int.random(in: 1...9, using: &random)).rows
            #expect(whole == pieces, "seed \(seed)")
            // What is wrong with a collection as a whole names its first line, after the Features.
            let lines = whole.filter { $0.text != nil }.map(\.line)
            #expect(lines == lines.sorted(), "seed \(seed)")
        }
    }
}
