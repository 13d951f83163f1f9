// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import OpenKaart
import Testing

@testable import PublishedMap

@Suite("Likely duplicates on the map")
struct DuplicateSearchTests {
    /// How a draft differs from a record, how far at most from it in degrees, and how many of the duplicates must be found.
    struct Way: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let degrees: Double
        let hasSlips: Bool
        let recall: Double
    }

    @Test(
        "What comparing with every record finds is found by looking at a few of them",
        arguments: [
            Way(testDescription: "near, with slips", degrees: 0.01, hasSlips: true, recall: 0.93),
            Way(testDescription: "far, word for word", degrees: 0.06, hasSlips: false, recall: 0.9),
            Way(testDescription: "far, with slips", degrees: 0.06, hasSlips: true, recall: 0.6),
        ])
    func bruteForce(way: Way) throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = Seeded(seed)
        let stock = Stock(count: 1_200, spread: 0.02, using: &random)
        let state = try stock.loaded()
        let index = DuplicateIndex(state)
        let all = stock.records.map { ($0.id, Comparand($0.content), $0.content.title) }
        var (wanted, found) = (0, 0)
        for _ in 0..<20 {
            let draft = Self.copy(of: stock.records.randomElement(using: &random)!, way, using: &random)
            var best = BestDuplicates(limit: 5)
            for (id, other, title) in all { best.take(id, Likeness(draft, other, weights: index.weights)) { title } }
            let answer = state.likelyDuplicates(of: draft, index: index)
            wanted += best.all.count
            found += best.all.filter(answer.contains).count
            // What is found is right, whatever is missed.
            #expect(
                answer.allSatisfy { one in best.all.contains(one) || one.score <= (best.all.last?.score ?? 0) },
                "seed \(seed)")
        }
        print(
            "DuplicateSearchTests.bruteForce, \(way.testDescription): \(found) of \(wanted) duplicates found, seed \(seed)"
        )
        #expect(wanted > 3 && Double(found) >= way.recall * Double(wanted), "seed \(seed)")
    }

    @Test("Without an index what is near is found", arguments: [false, true])
    func nearOnly(isStale: Bool) throws {
        var random = Seeded(5)
        let stock = Stock(count: 500, using: &random)
        let state = try stock.loaded()
        let index = isStale ? DuplicateIndex(try stock.loaded()) : nil
        #expect(index?.describes(state) != true)
        for record in stock.records.prefix(100) {
            let found = state.likelyDuplicates(of: Comparand(record.content), index: index)
            #expect(found.contains { $0.id == record.id && $0.score == 1 && $0.title == record.content.title })
        }
    }

    @Test(
        "Records that went or changed are not found as they were; changed and new ones are, in an overlay of any size",
        arguments: [3, 300])
    func overlay(changes: Int) throws {
        var random = Seeded(6)
        let stock = Stock(count: 1_000, using: &random)
        let state = try stock.loaded()
        let index = DuplicateIndex(state)
        var records: [InitiativeID: Initiative?] = [:]
        for record in stock.records.prefix(changes) { records[record.id] = .some(nil) }
        let changed = stock.records.dropFirst(changes).prefix(changes).map {
            Stock.record(
                id: $0.id, title: "Gewijzigd \($0.content.title)", x: 6, y: 52.5, url: "https://nieuw.example/\($0.id)")
        }
        for record in changed { records[record.id] = record }
        let next = state.applying(ChangeSet(version: MapVersion(sequence: 2, madeAt: .epoch), records: records))
        #expect(index.describes(next))
        for (old, new) in zip(stock.records, stock.records.prefix(changes) + changed).shuffled(using: &random).prefix(
            40)
        {
            let before = next.likelyDuplicates(of: Comparand(old.content), index: index, limit: 50)
            #expect(!before.contains { $0.id == old.id })
            guard new != old else { continue }
            #expect(next.likelyDuplicates(of: Comparand(new.content), index: index).first?.title == new.content.title)
        }
        let packed = next.repacked()
        #expect(!index.describes(packed) && DuplicateIndex(packed).describes(packed))
    }

    @Test("A record is not its own duplicate")
    func own() throws {
        let record = Stock.record(title: "Luisterpaal")
        let twin = Stock.record(title: "Luisterpaal")
        let state = try Stock([record, twin]).loaded()
        let index = DuplicateIndex(state)
        #expect(
            state.likelyDuplicates(of: Comparand(record.content), excluding: record.id, index: index).map(\.id) == [
                twin.id
            ])
        #expect(state.likelyDuplicates(of: Comparand(record.content), index: index, limit: 1).count == 1)
    }

    @Test("In a crowd few are compared, and the copy is among them")
    func crowd() throws {
        var random = Seeded(7)
        var stock = Stock(count: 20_000, spread: 0.005, using: &random)
        stock.records += (0..<2_000).map { _ in
            Stock.record(title: "Buurtbegroting Utrecht", x: 5.12, y: 52.09, url: "https://utrecht.nl/begroting")
        }
        let state = try stock.loaded()
        let index = DuplicateIndex(state)
        for _ in 0..<10 {
            let record = stock.records.randomElement(using: &random)!
            let draft = Comparand(record.content)
            for index in [index, nil] {
                let probe = SignatureProbe(draft.title, index?.weights ?? WordWeights())
                let places = DuplicateCandidates(state, draft, index, probe).places()
                #expect(
                    places.count <= 2 * DuplicateCandidates.maximumCompared + DuplicateCandidates.maximumSameAddress
                        && Set(places).count == places.count)
            }
            #expect(state.likelyDuplicates(of: draft, index: index).first?.score == 1)
        }
    }

    @Test("Titles and places of any kind make nothing stumble")
    func junk() throws {
        let titles = [
            "", " ", "🎉🎈", "\u{202E}שלום", String(repeating: "e\u{301}", count: 5_000),
            String(repeating: "\u{301}", count: 5_000),
            String(repeating: "a ", count: 5_000), String(repeating: "w", count: 5_000), "de het een", "\"\\<\n\u{1}",
            "日本語の題名",
        ]
        let state = try Stock(titles.map { Stock.record(title: $0, url: "x") }).loaded()
        let index = DuplicateIndex(state)
        let empty = try Stock([Initiative]()).loaded()
        let none = DuplicateIndex(empty)
        for title in titles {
            for (x, y) in [(5.0, 52.0), (180, 90), (-180, -90)] {
                let draft = Comparand(Stock.record(title: title, x: x, y: y, url: "https://").content)
                let found = state.likelyDuplicates(of: draft, index: index, limit: 20)
                #expect(found.contains { $0.score == 1 } == (x == 5.0), "\(title.prefix(9))")
                #expect(empty.likelyDuplicates(of: draft, index: none).isEmpty)
            }
        }
    }

    private static func copy(of record: Initiative, _ way: Way, using random: inout Seeded) -> Comparand {
        var title = record.content.title
        if way.hasSlips {
            var letters = Array(title)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: letters.remove(at: Int.random(in: 1..<letters.count, using: &random))
            case 1: letters.insert("e", at: Int.random(in: 1..<letters.count, using: &random))
            case 2: letters.swapAt(letters.count / 2, letters.count / 2 - 1)
            case 3: letters = Array(title.split(separator: " ").reversed().joined(separator: " "))
            default: letters += Array(", voor en door bewoners")
            }
            title = String(letters)
        }
        let content = record.content
        let point = Coordinate(
            longitude: content.point.longitude + Double.random(in: -way.degrees...way.degrees, using: &random),
            latitude: content.point.latitude + Double.random(in: -way.degrees...way.degrees, using: &random) / 2)!
        return Comparand(
            title: TitleWords(title), place: content.place.map { TitleWords($0) } ?? .none,
            address: Bool.random(using: &random) ? content.url.flatMap { AddressKey($0) } : nil, point: point)
    }
}
