// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import OpenKaart
import Testing

@testable import PublishedMap

@Suite("Rows of a file beside what is there and beside each other")
struct EarlierRowsTests {
    private struct Rows: ImportSource {
        var entries: ArraySlice<ImportEntry>
        mutating func next() -> ImportEntry? { entries.popFirst() }
        var columnNames: [String: String] { ["titel": "Naam"] }
    }

    private static func entries(_ records: [Initiative]) -> [ImportEntry] {
        records.enumerated().map { index, record in
            ImportEntry(
                line: index + 2,
                result: .success(
                    ImportRow(line: index + 2, id: record.id, content: record.content, createdAt: nil, changedAt: nil)))
        }
    }

    private static func looked(
        _ records: [Initiative], beside published: [Initiative] = [], skips: Bool = false
    ) throws -> [[ImportDuplicate]] {
        let map = PublishedMap(following: Stock(published))
        try map.load()
        map.indexDuplicates()
        var source = DuplicateFindingSource(
            Rows(entries: entries(records)[...]), beside: published.isEmpty ? nil : map, skipsDuplicates: skips)
        #expect(source.columnNames == ["titel": "Naam"])
        var found: [[ImportDuplicate]] = []
        while let entry = try source.next() { found.append(entry.duplicates) }
        return found
    }

    @Test("An earlier row is found, with its line; a public record too; the nearest likeness comes first")
    func both() throws {
        let first = Stock.record(title: "Luisterpaal in het Lindenpark")
        let second = Stock.record(title: "Luisterpaal in het Lindenpark", x: 5.001)
        let found = try Self.looked(
            [first, second], beside: [Stock.record(title: "Luisterpaal in het Lindenpark", x: 5.02)])
        #expect(found[0].map(\.line) == [nil])
        #expect(found[1].map(\.line) == [2, nil] && found[1].first?.duplicate.id == first.id)
        #expect(found[1].first?.duplicate.reasons.isEmpty == false)
    }

    @Test(
        "A row of a record that is public is an update and no duplicate; a row that was left out is held against nothing"
    )
    func notCompared() throws {
        let known = Stock.record(title: "Buurttuin Molenveld")
        #expect(try Self.looked([known], beside: [known, Stock.record(title: "Buurttuin Molenveld")]) == [[]])
        let rows = (0..<3).map { Stock.record(title: "Buurttuin Molenveld", x: 5 + Double($0) / 10_000) }
        #expect(try Self.looked(rows).map { $0.map(\.line) }.map(\.count) == [0, 1, 2])
        #expect(try Self.looked(rows, skips: true).map { $0.map(\.line) } == [[], [2], [2]])
    }

    @Test(
        "Of what comparing with every earlier row finds, nearly all is found",
        arguments: [1, 2026, UInt64.random(in: .min ... .max)])
    func bruteForce(seed: UInt64) throws {
        var random = Seeded(seed)
        var stock = Stock(count: 400, spread: 0.02, using: &random)
        // Rows that are there already, a little further on.
        for original in (0..<25).map({ _ in stock.records[Int.random(in: 0..<400, using: &random)] }) {
            stock.records.append(
                Stock.record(
                    title: original.content.title, x: original.content.point.longitude + 0.001,
                    y: original.content.point.latitude, place: original.content.place))
        }
        var earlier = EarlierRows(weights: WordWeights(expecting: 425))
        var before: [(Initiative, Comparand)] = []
        var (wanted, found) = (0, 0)
        for (index, record) in stock.records.enumerated() {
            let comparand = Comparand(record.content)
            if index >= 400 {
                var best = BestDuplicates(limit: Duplicate.defaultLimit)
                for (other, taken) in before {
                    best.take(other.id, Likeness(comparand, taken, weights: earlier.weights)) { other.content.title }
                }
                let answer = earlier.likelyDuplicates(of: comparand, excluding: record.id)
                wanted += best.all.isEmpty ? 0 : 1
                found += best.all.first.map { one in answer.contains { $0.duplicate.id == one.id } } == true ? 1 : 0
                #expect(
                    answer.allSatisfy { one in one.line.map { before[$0 - 2].0.id } == one.duplicate.id },
                    "seed \(seed)")
            }
            earlier.add(
                ImportRow(line: index + 2, id: record.id, content: record.content, createdAt: nil, changedAt: nil),
                comparand)
            before.append((record, comparand))
        }
        print("EarlierRowsTests.bruteForce: \(found) of \(wanted), seed \(seed)")
        #expect(wanted > 20 && Double(found) >= 0.95 * Double(wanted), "seed \(seed)")
    }

    @Test("In a crowd the work has a limit, and the copy is found")
    func crowd() throws {
        let rows = (0..<3_000).map { Stock.record(title: "Buurtbegroting \($0)", x: 5 + Double($0 % 50) / 10_000) }
        let found = try Self.looked(
            rows + [rows[2_999]].map { Stock.record(title: $0.content.title, x: $0.content.point.longitude) })
        #expect(found.last?.first?.duplicate.id == rows[2_999].id)
    }
}
