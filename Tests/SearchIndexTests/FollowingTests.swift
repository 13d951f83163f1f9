import Foundation
import OpenKaart
import Synchronization
import Testing

@testable import SearchIndex
@testable import SpatiaLiteRegister

@Suite("The search index beside the register")
struct FollowingTests {
    let folder: Folder
    let shelf = Shelf()

    init() throws {
        folder = try Folder()
    }

    @Test("A record that comes, changes, goes and comes back is followed")
    func following() throws {
        let index = try folder.index(shelf)
        #expect(try index.search(SearchText(parsing: "boom")) == SearchHits(sequence: 0, hits: []))
        let id = shelf.put("Boom")
        #expect(try index.finds("boom") == [])
        #expect(try index.catchUp() == .followed(records: 1))
        #expect(
            try index.search(SearchText(parsing: "boom")) == SearchHits(sequence: 1, hits: [.init(id: id, score: 8)]))
        shelf.put("Struik", "Eerst een boom.", id: id)
        try index.catchUp()
        #expect(try index.scores("boom") == [id: 1])
        #expect(try index.scores("struik") == [id: 8])
        shelf.remove(id)
        try index.catchUp()
        #expect(try index.search(SearchText(parsing: "boom")) == SearchHits(sequence: 3, hits: []))
        shelf.put("Boom", id: id)
        try index.catchUp()
        #expect(try index.scores("boom") == [id: 8])
        #expect(try index.catchUp() == .upToDate)
        #expect(shelf.scans == 1)
    }

    @Test("Any identity is an identity, also of zeros or ones, or much like another")
    func identities() throws {
        let ids = [
            InitiativeID(high: 0, low: 0), .init(high: .max, low: .max), .init(high: 0, low: 1), .init(high: 1, low: 0),
        ]
        for id in ids { shelf.put("Boom", id: id) }
        let index = try folder.index(shelf)
        #expect(try index.finds("boom") == Set(ids))
        shelf.remove(ids[0])
        shelf.put("Struik", id: ids[1])
        try index.catchUp()
        #expect(try index.finds("boom") == Set(ids[2...]))
    }

    @Test("More blocks of the roster than one are filled, followed and emptied")
    func blocks() throws {
        var ids = (0..<RosterSlot.perBlock * 2 + 1).map { shelf.put("Boom \($0)") }
        let index = try folder.index(shelf)
        #expect(try index.finds("boom") == Set(ids))
        ids += (0..<RosterSlot.perBlock + 3).map { shelf.put("Boom \($0)") }
        try index.catchUp()
        #expect(try index.finds("boom") == Set(ids))
        for id in ids.prefix(300) { shelf.remove(id) }
        try index.catchUp()
        #expect(try index.finds("boom") == Set(ids.dropFirst(300)))
    }

    @Test("Too many changes to follow, or too many dead rows, make everything be read anew")
    func rebuilding() throws {
        let id = shelf.put("Boom")
        let index = try folder.index(shelf)
        for _ in 0...Folder.followed { shelf.put("Struik", id: id) }
        #expect(try index.catchUp() == .built(records: 1, because: .manyChanges))
        #expect(try index.finds("struik") == [id])
        try index.connections.write { db in
            try db.execute(sql: "UPDATE state SET dead = \(Folder.followed + 1)")
        }
        shelf.put("Boom", id: id)
        #expect(try index.catchUp() == .built(records: 1, because: .worn))
        #expect(try index.finds("boom") == [id])
    }

    @Test("A search that began goes on with what there was, while everything is read anew")
    func isolation() throws {
        let id = shelf.put("Boom")
        let index = try folder.index(shelf)
        for _ in 0...Folder.followed { shelf.put("Struik", id: id) }
        let seen = Mutex<[SearchHits?]>([])
        shelf.onScan { _ in
            let hits = try? index.search(SearchText(parsing: "boom"))
            seen.withLock { $0.append(hits) }
        }
        try index.catchUp()
        #expect(seen.withLock { $0 } == [SearchHits(sequence: 1, hits: [.init(id: id, score: 8)])])
        #expect(try index.finds("boom") == [])
    }

    @Test("An index that is not complete gives no answer instead of a wrong one")
    func incomplete() throws {
        struct Stop: Error {}
        shelf.put("Boom")
        shelf.put("Boom")
        shelf.onScan { if $0 == 1 { throw Stop() } }
        let index = try folder.open(shelf)
        #expect(throws: SearchError.notReady) { try index.finds("boom") }
        #expect(throws: Stop.self) { try index.catchUp() }
        #expect(throws: SearchError.notReady) { try index.finds("boom") }
        shelf.onScan(nil)
        #expect(try index.catchUp() == .built(records: 2, because: .new))
        #expect(try index.finds("boom").count == 2)
    }

    @Test("An index stays when it is opened again, and belongs to one register")
    func belonging() throws {
        shelf.put("Boom")
        try folder.index(shelf).close()
        let again = try folder.open(shelf)
        #expect(try again.finds("boom").count == 1)
        #expect(try again.catchUp() == .upToDate)
        try again.close()

        let other = Shelf(time: 1_770_000_000)
        let id = other.put("Struik")
        let foreign = try folder.open(other)
        #expect(throws: SearchError.notReady) { try foreign.finds("boom") }
        #expect(try foreign.catchUp() == .built(records: 1, because: .foreign))
        #expect(try foreign.finds("struik, boom") == [id])
        // The first register's index now holds the other's records, and must not answer from them.
        let stranger = try folder.open(shelf)
        #expect(throws: SearchError.notReady) { try stranger.finds("struik") }
    }

    @Test("A register that was put back to an earlier state is read anew")
    func restoredRegister() throws {
        let id = shelf.put("Boom")
        shelf.put("Struik")
        try folder.index(shelf).close()
        let restored = Shelf()
        restored.put("Boom", id: id)
        let index = try folder.open(restored)
        #expect(throws: SearchError.notReady) { try index.finds("struik") }
        #expect(try index.catchUp() == .built(records: 1, because: .foreign))
        #expect(try index.finds("boom, struik") == [id])
    }

    @Test("Two indexes on one file see each other's work and do it once")
    func sharing() throws {
        let one = try folder.index(shelf)
        let two = try folder.index(shelf)
        var ids: Set<InitiativeID> = []
        for index in [one, two, two, one] {
            ids.insert(shelf.put("Boom"))
            #expect(try index.catchUp() == .followed(records: 1))
            for other in [one, two] {
                #expect(try other.catchUp() == .upToDate)
                #expect(try other.finds("boom") == ids)
            }
        }
        #expect(shelf.scans == 1)
    }

    @Test("While one process builds, another does not wait for it")
    func buildingElsewhere() throws {
        shelf.put("Boom")
        let one = try folder.open(shelf)
        let two = try folder.open(shelf)
        let answers = Mutex<[CatchUp?]>([])
        shelf.onScan { _ in
            let answer = try? two.catchUp()
            answers.withLock { $0.append(answer) }
        }
        #expect(try one.catchUp() == .built(records: 1, because: .new))
        #expect(answers.withLock { $0 } == [.busyElsewhere])
        #expect(try two.finds("boom").count == 1)
    }

    @Test("A build ends at once when the index is closed, and leaves nothing of itself")
    func closing() throws {
        for number in 0..<3_000 { shelf.put("Boom \(number)") }
        let index = try folder.open(shelf)
        let isClosed = DispatchSemaphore(value: 0)
        let last = Mutex(0)
        shelf.onScan { number in
            last.withLock { $0 = number }
            guard number == 10 else { return }
            Thread.detachNewThread {
                try? index.close()
                isClosed.signal()
            }
            while !index.isClosed { usleep(1_000) }
        }
        #expect(try index.catchUp() == .closed)
        isClosed.wait()
        #expect(last.withLock { $0 } == 10)
        #expect(try index.catchUp() == .closed)
        #expect(throws: SearchError.notReady) { try index.finds("boom") }
        shelf.onScan(nil)
        #expect(try folder.index(shelf).finds("boom").count == 3_000)
    }

    @Test("Threads that search, change and follow at the same time find what was there before they asked")
    func threads() async throws {
        let index = try folder.index(shelf)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<4 {
                group.addTask {
                    for turn in 0..<40 {
                        let id = shelf.put("Boom t\(number)x\(turn)")
                        try index.catchUp()
                        #expect(try index.finds("t\(number)x\(turn) ") == [id])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try index.finds("boom").count == 160)
    }

    @Test(
        "Of the words of a purged record nothing is left in the file and its log, also those that it had before, and with a search open"
    )
    func purging() throws {
        func fileHolds(_ word: String) throws -> Bool {
            try ["", "-wal"].contains { suffix in
                try Data(contentsOf: URL(filePath: folder.path() + suffix)).range(of: Data(word.utf8)) != nil
            }
        }
        let id = shelf.put("Qxeerst boom")
        let kept = (0..<300).map { shelf.put("Boom \($0)") }
        let index = try folder.index(shelf)
        shelf.put("Qxdaarna boom", id: id)
        try index.catchUp()
        // A word of a build that was dropped stands in free pages.
        for _ in 0...Folder.followed { shelf.put("Qxlaatst boom", id: id) }
        #expect(try index.catchUp() == .built(records: 301, because: .manyChanges))
        #expect(try fileHolds("qxlaatst") && index.isWiped())
        shelf.remove(id, because: .withdrawn)
        #expect(try index.catchUp() == .followed(records: 1))
        #expect(try fileHolds("qxlaatst"))
        shelf.note(id, .purged)

        // Who goes on reading makes it wait, and it is not forgotten when the index is opened again.
        try index.connections.read { db in
            _ = try IndexState.read(db)
            #expect(try folder.open(shelf).catchUp() == .built(records: 300, because: .purged))
        }
        #expect(try !index.isWiped())
        try index.close()
        let again = try folder.open(shelf)
        #expect(try again.catchUp() == .upToDate && again.isWiped())
        for word in ["qxeerst", "qxdaarna", "qxlaatst"] { #expect(try !fileHolds(word), "\(word)") }
        #expect(try again.finds("boom") == Set(kept))
    }

    @Test("An index that becomes smaller by a purge leaves nothing in the pages that it gives up")
    func smaller() throws {
        let ids = (0..<300).map { number in
            shelf.put("Boom", (0..<60).map { "qxveel\(number)x\($0)" }.joined(separator: " "))
        }
        let index = try folder.index(shelf)
        let bytes = { try Data(contentsOf: URL(filePath: folder.path())) }
        let before = try bytes()
        #expect(before.range(of: Data("qxveel".utf8)) != nil)
        for id in ids { shelf.remove(id, because: .purged) }
        #expect(try index.catchUp() == .built(records: 0, because: .purged))
        let after = try bytes()
        #expect(after.range(of: Data("qxveel".utf8)) == nil && after.count < before.count / 4)
    }

    @Test("A purge among more changes than are followed is noticed too")
    func purgeAmongMany() throws {
        let id = shelf.put("Qxboom")
        let index = try folder.index(shelf)
        shelf.remove(id, because: .purged)
        let other = shelf.put("Struik")
        for _ in 0...Folder.followed { shelf.put("Struik", id: other) }
        #expect(try index.catchUp() == .built(records: 1, because: .manyChanges))
        #expect(try index.isWiped())
        #expect(try Data(contentsOf: URL(filePath: folder.path())).range(of: Data("qxboom".utf8)) == nil)
    }

    @Test("The real register is followed by its change log, entry by entry")
    func realRegister() throws {
        let register = try SpatiaLiteRegister(path: folder.path("kaart.sqlite"), creates: true)
        defer { try? register.close() }
        let content = shelf.records(titled: "Boom")
        let id = InitiativeID.random()
        _ = try register.beginImport(of: "rijen.csv", dryRun: false).take([
            ImportRow(line: 2, id: id, content: content, createdAt: nil, changedAt: nil)
        ])
        let change = try #require(try register.change(1))
        #expect(change.sequence == 1 && change.kind == .added && change.id == id && change.revision == 1)
        #expect(try register.change(0) == nil && register.change(2) == nil)

        let index = try SearchIndex(
            path: SearchIndex.path(besideRegister: folder.path("kaart.sqlite")), following: register)
        #expect(try index.catchUp() == .built(records: 1, because: .new))
        #expect(try index.finds("boom") == [id])
        try register.withdraw(id)
        #expect(try register.change(2)?.kind == .removed)
        #expect(try index.catchUp() == .followed(records: 1))
        #expect(try index.finds("boom") == [])
    }
}

extension Shelf {
    /// A content to give to another register.
    fileprivate func records(titled title: String) -> InitiativeContent {
        let shelf = Shelf()
        shelf.put(title)
        return shelf.records[0].content
    }
}
