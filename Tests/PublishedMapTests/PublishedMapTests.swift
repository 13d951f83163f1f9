import Foundation
import OpenKaart
import SpatiaLiteRegister
import Testing

@testable import PublishedMap

@Suite("The published map beside the register")
struct PublishedMapTests {
    @Test(
        "Random questions give the same records, order and counts as SpatiaLite, also while records come, change and go"
    )
    func equality() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("PublishedMapTests.equality seed \(seed)")
        var random = Seeded(seed)
        let shelf = try Shelf()
        try shelf.take((0..<600).map { _ in Shelf.row(using: &random) })
        let map = PublishedMap(following: shelf.register)
        try map.load()
        for round in 0..<12 {
            try shelf.disturb(using: &random)
            try map.catchUp()
            if round % 4 == 3 { try map.pack() }
            let state = try #require(map.current)
            #expect(state.brokenInvariants().isEmpty, "seed \(seed)")
            #expect(
                try state.themeCounts().filter { $0.value > 0 } == shelf.register.themeCounts().counts, "seed \(seed)")
            for _ in 0..<40 {
                var query = Shelf.query(using: &random)
                // Three pages by the cursor.
                for _ in 0..<3 {
                    let page = try shelf.register.page(query)
                    let answer = state.answer(query)
                    #expect(answer.ids == page.initiatives.map(\.id), "seed \(seed): \(query)")
                    #expect(answer.numberMatched == page.numberMatched, "seed \(seed): \(query)")
                    #expect(answer.hasMore == page.hasMore && answer.version == page.version, "seed \(seed): \(query)")
                    #expect(
                        answer.numberReturned == page.initiatives.count
                            && answer.end?.key == page.initiatives.last?.pageKey
                    )
                    guard page.hasMore, let end = answer.end else { break }
                    query.after = end.key
                }
            }
        }
    }

    @Test("Following the change log gives just what reading everything anew gives")
    func replay() throws {
        var random = Seeded(7)
        let shelf = try Shelf()
        let followed = PublishedMap(following: shelf.register)
        try followed.load()
        for _ in 0..<20 {
            try shelf.take((0..<30).map { _ in Shelf.row(using: &random) })
            try shelf.disturb(using: &random)
            try followed.catchUp()
        }
        let anew = PublishedMap(following: shelf.register)
        try anew.load()
        let everything = InitiativeQuery(limit: 10_000)
        let (left, right) = (
            try #require(followed.current).answer(everything), try #require(anew.current).answer(everything)
        )
        #expect(left.text == right.text && left.numberMatched == right.numberMatched && left.numberMatched > 400)
        try followed.pack()
        let packed = try #require(followed.current)
        #expect(packed.answer(everything).text == right.text && packed.overlay.isEmpty && packed.hidden.isEmpty)
    }

    @Test("An empty map answers with nothing")
    func empty() throws {
        let shelf = try Shelf()
        let map = PublishedMap(following: shelf.register)
        #expect(map.current == nil)
        try map.load()
        let state = try #require(map.current)
        let answer = state.answer(InitiativeQuery())
        #expect(answer.numberMatched == 0 && answer.text == "" && !answer.hasMore && answer.end == nil)
        #expect(state.answer(.random()) == nil && state.themeCounts().isEmpty && state.brokenInvariants().isEmpty)
    }

    @Test("All records on one point are paged through by their identity")
    func onePoint() throws {
        let shelf = try Shelf()
        try shelf.take((0..<300).map { _ in Shelf.row(x: 5.1, y: 52.1) })
        let map = PublishedMap(following: shelf.register)
        try map.load()
        let state = try #require(map.current)
        var query = InitiativeQuery(
            filter: InitiativeFilter(
                area: BoundingBox(west: 5.1, south: 52.1, east: 5.1, north: 52.1).map { .degrees($0) }), limit: 7)
        var seen: [InitiativeID] = []
        while true {
            let answer = state.answer(query)
            #expect(answer.numberMatched == 300)
            seen += answer.ids
            guard answer.hasMore else { break }
            query.after = answer.end?.key
        }
        #expect(seen.count == 300 && seen == seen.sorted() && Set(seen).count == 300)
    }

    @Test("A record that is changed many times is there once, as it is now")
    func oftenChanged() throws {
        let shelf = try Shelf()
        let id = InitiativeID.random()
        let map = PublishedMap(following: shelf.register)
        try map.load()
        for number in 0..<2_000 {
            try shelf.take([Shelf.row(id: id, title: "Versie \(number)", x: 4 + Double(number % 30) / 10)])
            if number % 100 == 0 { try map.catchUp() }
        }
        try map.catchUp()
        let state = try #require(map.current)
        #expect(state.count == 1 && state.answer(id)?.text.contains("Versie 1999") == true)
        #expect(state.version.sequence == 2_000 && state.brokenInvariants().isEmpty)
    }

    @Test("More changes than are followed one by one are read anew")
    func manyChanges() throws {
        let shelf = try Shelf()
        let map = PublishedMap(following: shelf.register)
        try map.load()
        var random = Seeded(3)
        let rows = (0..<PublishedMap.followLimit + 5).map { _ in Shelf.row(using: &random) }
        try shelf.take(rows)
        try map.catchUp()
        let state = try #require(map.current)
        #expect(state.count == rows.count && state.overlay.isEmpty && state.version.sequence == rows.count)
    }

    @Test("Readers never see a torn answer while the map is changed and packed: version, count and Features agree")
    func concurrent() async throws {
        var random = Seeded(11)
        let shelf = try Shelf()
        try shelf.take((0..<500).map { _ in Shelf.row(using: &random) })
        let map = PublishedMap(following: shelf.register)
        try map.load()
        // One record is added for each version, so the count follows from the version.
        let base = try #require(map.current)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var newest = 0
                    for _ in 0..<150 {
                        let state = try #require(map.current)
                        let answer = state.answer(InitiativeQuery(limit: 10_000))
                        let expected = base.count + state.version.sequence - base.version.sequence
                        #expect(answer.numberMatched == expected && answer.ids.count == expected)
                        #expect(state.version.sequence >= newest)
                        newest = state.version.sequence
                        await Task.yield()
                    }
                }
            }
            group.addTask {
                for number in 0..<120 {
                    try shelf.take([Shelf.row(x: 4 + Double(number) / 50)])
                    try map.catchUp()
                    if number % 10 == 0 { try map.pack() }
                    await Task.yield()
                }
            }
            try await group.waitForAll()
        }
        let last = try #require(map.current)
        #expect(last.count == base.count + 120 && last.brokenInvariants().isEmpty)
    }
}
