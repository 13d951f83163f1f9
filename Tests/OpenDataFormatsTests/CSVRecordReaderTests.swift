import OpenDataFormats
import Testing

/// The CSV reader, RFC 4180.
@Suite("The CSV reader")
struct CSVRecordReaderTests {
    /// A row as plain values: the fields, or nil for a malformed row.
    private struct Row: Equatable, CustomTestStringConvertible {
        let line: Int
        let fields: [String?]?

        init(_ line: Int, _ fields: [String?]?) {
            self.line = line
            self.fields = fields
        }

        var testDescription: String { "\(line): \(fields.map(String.init(describing:)) ?? "malformed")" }
    }

    private static func read(
        _ bytes: [UInt8], chunkSize: Int = .max, delimiter: UInt8 = UInt8(ascii: ","), maximum: Int = 1 << 20
    ) throws -> (rows: [Row], reasons: [String]) {
        var reader = CSVRecordReader(
            MemoryByteSource(bytes, chunkSize: chunkSize), delimiter: delimiter, maximumRecordSize: maximum)
        var rows: [Row] = []
        var reasons: [String] = []
        while let row = try reader.next() {
            switch row.outcome {
            case .content(let record): rows.append(Row(row.line, (0..<record.count).map(record.string(at:))))
            case .malformed(let reason):
                rows.append(Row(row.line, nil))
                reasons.append(reason)
            }
        }
        #expect(try reader.next() == nil, "the end stays the end")
        return (rows, reasons)
    }

    private static let good: [(String, [Row])] = [
        ("", []), ("\n\r\n\r", []), ("a", [Row(1, ["a"])]),
        ("a,b\r\nc,d\r\n", [Row(1, ["a", "b"]), Row(2, ["c", "d"])]),
        ("a\nb\n", [Row(1, ["a"]), Row(2, ["b"])]), ("a\rb\r", [Row(1, ["a"]), Row(2, ["b"])]),
        ("a,\n,\n", [Row(1, ["a", ""]), Row(2, ["", ""])]), ("a,", [Row(1, ["a", ""])]), ("\"\"", [Row(1, [""])]),
        ("\"a,b\",\"c\"\"d\"\n", [Row(1, ["a,b", "c\"d"])]), ("\"\"\"\"", [Row(1, ["\""])]),
        ("\"\"\"a\"\"\"\n", [Row(1, ["\"a\""])]), ("\"\",\"\"\n", [Row(1, ["", ""])]),
        (" a , b ", [Row(1, [" a ", " b "])]),
        ("\"a\nb\r\nc\rd\",e\nf\n", [Row(1, ["a\nb\r\nc\rd", "e"]), Row(5, ["f"])]),
        ("a\n\n\r\n\rb\n", [Row(1, ["a"]), Row(5, ["b"])]),
        ("\u{FEFF}a,b\n", [Row(1, ["a", "b"])]), ("\u{FEFF}\"a\"\n", [Row(1, ["a"])]), ("\u{FEFF}", []),
        ("a\n\u{FEFF}b", [Row(1, ["a"]), Row(2, ["\u{FEFF}b"])]),
        ("\"\n\"\n\"\n\"\nx", [Row(1, ["\n"]), Row(3, ["\n"]), Row(5, ["x"])]),
        ("Súdwest,'s-Gravenhage,😀\n", [Row(1, ["Súdwest", "'s-Gravenhage", "😀"])]),
    ]

    @Test("reads what RFC 4180 allows, wherever the chunks end", arguments: good)
    private func goodFile(text: String, expected: [Row]) throws {
        for chunkSize in [1, 2, 3, 7, .max] {
            #expect(try Self.read([UInt8](text.utf8), chunkSize: chunkSize).rows == expected, "chunks of \(chunkSize)")
        }
    }

    private static let bad: [(String, [Row], String)] = [
        ("a\n\"b\nc\nd\n", [Row(1, ["a"]), Row(2, nil), Row(3, ["c"]), Row(4, ["d"])], "niet meer dicht"),
        ("a\n\"b\"c\nd\n", [Row(1, ["a"]), Row(2, nil), Row(3, ["d"])], "Na een sluitend"),
        ("a\nb\"c\nd\n", [Row(1, ["a"]), Row(2, nil), Row(3, ["d"])], "midden in een veld"),
        ("a\r\n\"b\r\nc\r\n\"d\"\r\n", [Row(1, ["a"]), Row(2, nil), Row(3, ["c"]), Row(4, ["d"])], "Na een sluitend"),
        ("\"x\"y\r\rz", [Row(1, nil), Row(3, ["z"])], "Na een sluitend"),
        ("a\n\"", [Row(1, ["a"]), Row(2, nil)], "niet meer dicht"),
        ("\"a\" ,b\nc", [Row(1, nil), Row(2, ["c"])], "Na een sluitend"),
        ("\"a\"\"\nb", [Row(1, nil), Row(2, ["b"])], "niet meer dicht"),
        ("\"a\nb\"c\nd,\"e\n", [Row(1, nil), Row(2, nil), Row(3, nil)], "Na een sluitend"),
    ]

    @Test("reports a bad record by its first line and goes on at the next line", arguments: bad)
    private func badFile(text: String, expected: [Row], reason: String) throws {
        for chunkSize in [1, 2, 3, 7, .max] {
            let (rows, reasons) = try Self.read([UInt8](text.utf8), chunkSize: chunkSize)
            #expect(rows == expected, "chunks of \(chunkSize)")
            #expect(reasons.first?.contains(reason) == true, "\(reasons)")
        }
    }

    @Test("takes another delimiter")
    func delimiter() throws {
        let rows = try Self.read([UInt8]("a,1;\"b;c\"\n".utf8), delimiter: UInt8(ascii: ";")).rows
        #expect(rows == [Row(1, ["a,1", "b;c"])])
    }

    @Test(
        "tells at once that a file is UTF-16", arguments: [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61]] as [[UInt8]])
    func utf16(start: [UInt8]) throws {
        let (rows, reasons) = try Self.read(start + [UInt8](repeating: 10, count: 1_000_000))
        #expect(rows == [Row(1, nil)])
        #expect(reasons[0].contains("UTF-16"))
    }

    @Test("gives no text for a field that is not UTF-8, and all text of the others")
    func invalidUTF8() throws {
        let rows = try Self.read(Array("caf".utf8) + [0xE9] + Array(",b\n".utf8)).rows
        #expect(rows == [Row(1, [nil, "b"])])
    }

    @Test(
        "takes a record of the maximum size and refuses one byte more", arguments: ["", "\n", "\r\n"], [1, 64, .max])
    func maximum(lineEnd: String, chunkSize: Int) throws {
        for (open, close) in [("", ""), ("\"", "\"")] {
            let fits = open + String(repeating: "x", count: 100 - 2 * open.count) + close
            let over = open + String(repeating: "x", count: 101 - 2 * open.count) + close
            let text = [UInt8]((over + "\na\n" + fits + lineEnd).utf8)
            let (rows, reasons) = try Self.read(text, chunkSize: chunkSize, maximum: 100)
            #expect(rows.map(\.line) == [1, 2, 3])
            #expect(rows.map { $0.fields == nil } == [true, false, false])
            #expect(reasons.first?.contains("langer dan 100 bytes") == true)
        }
    }

    @Test("gives up on an open quote after the maximum and still delivers what follows")
    func openQuoteInLargeFile() throws {
        let text = "a\n\"b\n" + String(repeating: "0123456789\n", count: 10_000)
        let rows = try Self.read([UInt8](text.utf8), maximum: 1_000).rows
        #expect(rows.count == 10_002)
        #expect(rows.filter { $0.fields == nil } == [Row(2, nil)])
        #expect(rows.last == Row(10_002, ["0123456789"]))
    }

    @Test(
        "stays linear for files full of quotes",
        arguments: [
            "\"\n", "a,\"\n", "\"a\"\"\n", "x\",\"\n", "\"\",\"\n", "\"\"x\n", "\"a\n\"\"\"\"\n", "\"", "\",",
            ",\"\"\n",
        ])
    func quoteFlood(piece: String) throws {
        let text = [UInt8](String(repeating: piece, count: 400_000).utf8)
        // Linear takes a second or so, even unoptimised; rescanning up to 1 MiB for each line takes hours.
        let deadline = ContinuousClock.now + .seconds(60)
        var reader = CSVRecordReader(MemoryByteSource(text))
        var last = 0
        while let row = try reader.next() {
            try #require(row.line > last)
            try #require(ContinuousClock.now < deadline, "not linear: at line \(row.line)")
            last = row.line
        }
        #expect(last > 0)
    }

    @Test("reads back random records, fields and lines, from random chunks")
    func roundTrip() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "a", "bc", ",", "\"", "\"\"", "\n", "\r\n", "\r", "é", "😀", " ", ";", "langere tekst zonder iets", "",
        ]
        for _ in 0..<500 {
            var text = ""
            var expected: [Row] = []
            var line = 1
            let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random)!
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                let fields = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random)! }
                        .joined()
                }
                let written = fields.map { field in
                    let needsQuotes = field.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
                    guard needsQuotes || fields.count == 1 || Bool.random(using: &random) else { return field }
                    return "\"" + field.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
                }.joined(separator: ",")
                expected.append(Row(line, fields))
                text += written + lineEnd
                line += Self.lineBreaks(written) + 1
            }
            let chunkSize = Int.random(in: 1...40, using: &random)
            let rows = try Self.read([UInt8](text.utf8), chunkSize: chunkSize).rows
            #expect(rows == expected, "seed \(seed), chunks of \(chunkSize)")
        }
    }

    /// Counts line ends in the plainest way there is, as a check on the reader's own count.
    private static func lineBreaks(_ text: String) -> Int {
        var count = 0
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "\r" || (scalar == "\n" && previous != "\r") { count += 1 }
            previous = scalar
        }
        return count
    }

    @Test("survives random changes of a file, and chunks never matter")
    func mutations() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        let original = [UInt8]("id,titel\r\n1,\"Buurt, \"\"Zelf\"\"\"\r\n2,\"twee\nregels\"\r\n\r\n3,\"é\"\r\n".utf8)
        let special = [UInt8]("\",\r\n\"a".utf8)
        for _ in 0..<3_000 {
            var bytes = original
            for _ in 0...Int.random(in: 0..<3, using: &random) {
                let value =
                    Bool.random(using: &random)
                    ? special.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = value
            }
            let whole = try Self.read(bytes, maximum: 24).rows
            let pieces = try Self.read(bytes, chunkSize: Int.random(in: 1...9, using: &random), maximum: 24).rows
            #expect(whole == pieces, "seed \(seed)")
            #expect(zip(whole, whole.dropFirst()).allSatisfy { $0.line < $1.line }, "seed \(seed)")
        }
    }
}
