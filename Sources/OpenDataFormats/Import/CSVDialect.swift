/// How a CSV file is written, as its first line shows.
struct CSVDialect: Equatable {
    /// The byte between two fields.
    let delimiter: UInt8
    /// Whether the first line is `sep=;`, with which Excel is told the delimiter.
    let hasDelimiterLine: Bool

    /// The delimiters that are known, the likeliest first.
    static let delimiters: [(byte: UInt8, name: String)] = [
        (ASCII.comma, "komma's"), (UInt8(ascii: ";"), "puntkomma's"), (ASCII.tab, "tabs"),
    ]

    /// Whether `5,121` may be a number: not where a comma parts the fields.
    var allowsDecimalComma: Bool { delimiter != ASCII.comma }

    /// The delimiter in Dutch.
    var delimiterName: String { Self.delimiters.first { $0.byte == delimiter }?.name ?? "" }

    /// Looks at the first line of a file.
    ///
    /// - Parameters:
    ///   - start: the first bytes of the file.
    ///   - known: how many of some names are those of members.
    init(_ start: [UInt8], known: ([String]) -> Int) {
        let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start[...]
        if let told = Self.toldDelimiter(text) {
            self.init(delimiter: told, hasDelimiterLine: true)
            return
        }
        // A first line without a known name still has the delimiter that parts it most.
        let scores = Self.delimiters.map { delimiter in
            let names = Self.names(text, delimiter.byte)
            return (known: known(names), count: names.count)
        }
        var best = 0
        for (index, score) in scores.enumerated()
        where (score.known, score.count) > (scores[best].known, scores[best].count) { best = index }
        self.init(delimiter: Self.delimiters[best].byte, hasDelimiterLine: false)
    }

    private init(delimiter: UInt8, hasDelimiterLine: Bool) {
        self.delimiter = delimiter
        self.hasDelimiterLine = hasDelimiterLine
    }

    private static func toldDelimiter(_ text: ArraySlice<UInt8>) -> UInt8? {
        let line = text.prefix { $0 != ASCII.lineFeed && $0 != ASCII.carriageReturn }
        guard line.count == 5, line.prefix(4).elementsEqual("sep=".utf8) else { return nil }
        return line.last.flatMap { told in delimiters.first { $0.byte == told }?.byte }
    }

    /// The fields of the first line; none when it is no CSV with this delimiter.
    private static func names(_ text: ArraySlice<UInt8>, _ delimiter: UInt8) -> [String] {
        let line = text.drop { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }
        guard !line.isEmpty else { return [] }
        // A first line that is longer than what was looked at ends where that ends.
        let outcome = line.withUnsafeBytes { CSVRecordScanner(delimiter: delimiter).scan($0, isWhole: true) }
        guard case .record(let record, _, _) = outcome else { return [] }
        return (0..<record.count).map { record.string(at: $0) ?? "" }
    }
}
