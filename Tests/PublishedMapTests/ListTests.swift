// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import OpenKaart
import Testing

@testable import PublishedMap

@Suite("Lists in another order than the map's")
struct ListTests {
    @Test(
        "Random lists are what sorting all records gives, page after page, also while changes lie over the packed records"
    )
    func equality() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("ListTests.equality seed \(seed)")
        var random = Seeded(seed)
        let shelf = try Shelf()
        try shelf.take((0..<400).map { _ in Shelf.row(using: &random) })
        let map = PublishedMap(following: shelf.register)
        try map.load()
        for round in 0..<6 {
            try shelf.disturb(using: &random)
            try map.catchUp()
            if round == 3 { try map.pack() }
            let state = try #require(map.current)
            let all = try shelf.register.page(InitiativeQuery(limit: 10_000)).initiatives
            for _ in 0..<25 {
                let filter = Shelf.query(using: &random).filter
                let sort = Self.sort(using: &random)
                let scores = Self.scores(all, using: &random)
                let matching = try shelf.register.page(InitiativeQuery(filter: filter, limit: 10_000)).initiatives
                let expected = matching.filter { scores?[$0.id] != nil || scores == nil }.sorted {
                    Self.precedes($0, $1, sort, scores)
                }
                var query = ListQuery(
                    filter: filter, hits: scores?.map { SearchHits.Hit(id: $0.key, score: $0.value) }, sort: sort,
                    limit: Int.random(in: 1...150, using: &random))
                var seen: [InitiativeID] = []
                repeat {
                    let page = state.list(query)
                    #expect(page.numberMatched == expected.count, "seed \(seed): \(query)")
                    #expect(page.numberReturned == page.ids.count)
                    #expect(
                        page.hasMore == (seen.count + page.numberReturned < expected.count), "seed \(seed): \(query)")
                    seen += page.ids
                    query.after = page.end
                    if !page.hasMore { break }
                } while seen.count <= expected.count
                #expect(seen == expected.map(\.id), "seed \(seed): \(sort)")

                query.after = nil
                query.offset = Int.random(in: 0...300, using: &random)
                let part = expected.dropFirst(query.offset).prefix(query.limit).map(\.id)
                #expect(state.list(query).ids == part, "seed \(seed): offset \(query.offset)")
            }
        }
    }

    @Test("A search that names records which are gone, or unknown, gives those that are there")
    func strangers() throws {
        let shelf = try Shelf()
        let rows = (0..<3).map { Shelf.row(title: "Titel \($0)") }
        try shelf.take(rows)
        let map = PublishedMap(following: shelf.register)
        try map.load()
        try shelf.register.withdraw(rows[0].id)
        try map.catchUp()
        let hits = rows.map { SearchHits.Hit(id: $0.id, score: 1) } + [SearchHits.Hit(id: .random(), score: 9)]
        let list = try #require(map.current).list(ListQuery(hits: hits))
        #expect(Set(list.ids) == Set(rows.dropFirst().map(\.id)) && list.numberMatched == 2)
    }

    @Test("Paging goes on behind a record that is gone, and meets each of the others once")
    func goneMeanwhile() throws {
        let shelf = try Shelf()
        let rows = (0..<40).map { Shelf.row(title: "Titel \($0 / 4)", place: $0 % 3 == 0 ? nil : "Plaats \($0 % 5)") }
        try shelf.take(rows)
        let map = PublishedMap(following: shelf.register)
        try map.load()
        var query = ListQuery(sort: [SortKey(.place, isDescending: true), SortKey(.title)], limit: 7)
        var seen: [InitiativeID] = []
        while true {
            let page = try #require(map.current).list(query)
            seen += page.ids
            guard page.hasMore, let last = page.ids.last else { break }
            query.after = page.end
            try shelf.register.withdraw(last)
            try map.catchUp()
        }
        #expect(seen.count == 40 && Set(seen) == Set(rows.map(\.id)))
    }

    @Test("The smallest few of many are those that sorting gives", arguments: [1, 2, 7, 100, 5_000])
    func smallest(limit: Int) {
        var random = Seeded(UInt64(limit))
        let numbers = (0..<2_000).map { _ in Int.random(in: 0..<10_000, using: &random) }
        var smallest = SmallestFirst<Int>(limit: limit, by: <)
        for number in numbers { smallest.insert(number) }
        #expect(smallest.sorted() == Array(numbers.sorted().prefix(limit)))
    }

    private static func sort(using random: inout Seeded) -> [SortKey] {
        SortKey.Property.allCases.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)).map {
            SortKey($0, isDescending: Bool.random(using: &random))
        }
    }

    /// Of some records; nothing when the list is no search.
    private static func scores(_ all: [Initiative], using random: inout Seeded) -> [InitiativeID: Int]? {
        guard Bool.random(using: &random) else { return nil }
        let found = all.filter { _ in Bool.random(using: &random) }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, Int.random(in: 1...4, using: &random)) })
    }

    /// The order in plain words.
    private static func precedes(
        _ left: Initiative, _ right: Initiative, _ sort: [SortKey], _ scores: [InitiativeID: Int]?
    ) -> Bool {
        if sort.isEmpty, let scores, scores[left.id] != scores[right.id] { return scores[left.id]! > scores[right.id]! }
        for key in sort {
            let (one, other) = (value(left, key.property), value(right, key.property))
            if one == other { continue }
            // Without the property comes last, both ways.
            guard let one else { return false }
            guard let other else { return true }
            return (one < other) != key.isDescending
        }
        return left.pageKey < right.pageKey
    }

    private static func value(_ record: Initiative, _ property: SortKey.Property) -> String? {
        func folded(_ text: String?) -> String? {
            text.map {
                String(
                    String.UnicodeScalarView(
                        $0.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).unicodeScalars))
            }
        }
        return switch property {
        case .title: folded(record.content.title)
        case .theme: record.content.theme.text
        case .organisation: folded(record.content.organisation)
        case .place: folded(record.content.place)
        case .createdAt: record.createdAt.description
        case .changedAt: record.changedAt.description
        }
    }
}
