import Foundation
import GRDB
import OpenKaart
import Testing

@testable import SearchIndex

@Suite("A search index that is not what it should be")
struct DamageTests {
    let folder: Folder
    let shelf = Shelf()

    init() throws {
        folder = try Folder()
    }

    private func expectWholeIndex(_ built: Set<CatchUp.Reason>) throws {
        let index = try folder.open(shelf)
        guard case .built(shelf.records.count, let reason) = try index.catchUp() else {
            Issue.record("not built anew")
            return
        }
        #expect(built.contains(reason))
        #expect(try index.finds("boom") == Set(shelf.records.map(\.id)))
        shelf.put("Boom")
        #expect(try index.catchUp() == .followed(records: 1))
        #expect(try index.finds("boom") == Set(shelf.records.map(\.id)))
        try index.close()
    }

    @Test("Only its owner can read the file, as with the register")
    func mode() throws {
        shelf.put("Boom")
        let index = try folder.index(shelf)
        for suffix in ["", "-wal", "-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path() + suffix)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(suffix)")
        }
        try index.close()
    }

    @Test("A text, an empty file and another database in its place are replaced")
    func otherFiles() throws {
        for bytes in ["Dit is geen database. " + String(repeating: "x", count: 9_000), ""] {
            try Data(bytes.utf8).write(to: URL(filePath: folder.path()))
            shelf.put("Boom")
            try expectWholeIndex([.new])
            try FileManager.default.removeItem(atPath: folder.path())
        }
        let other = try DatabaseQueue(path: folder.path())
        try other.write { db in try db.execute(sql: "CREATE TABLE state (id); CREATE TABLE words (a, b)") }
        try other.close()
        try expectWholeIndex([.new])
    }

    @Test("A file that was thrown away is made again, also when its log was left behind")
    func thrownAway() throws {
        let index = try folder.index(shelf)
        shelf.put("Boom")
        try index.catchUp()
        try FileManager.default.copyItem(atPath: folder.path() + "-wal", toPath: folder.path("copy") + "-wal")
        #expect(try folder.index(shelf, "copy").finds("boom").count == 1)
        #expect(shelf.scans == 2)
    }

    @Test("A file of another form is replaced")
    func otherForm() throws {
        shelf.put("Boom")
        let index = try folder.index(shelf)
        try index.connections.write { db in try db.execute(sql: "PRAGMA user_version = 999") }
        #expect(throws: SearchError.notReady) { try index.finds("boom") }
        try index.close()
        try expectWholeIndex([.new])
    }

    @Test("A file that lost its end, its first page or pages in the middle is built anew", arguments: [0.3, 0.5, 0.9])
    func lostPages(part: Double) throws {
        for number in 0..<1_500 { shelf.put("Boom \(number)", "Woord\(number) en nog veel meer.") }
        try folder.index(shelf).close()
        let whole = try Data(contentsOf: URL(filePath: folder.path()))
        #expect(whole.count > 20 * 4_096)
        try whole.prefix(Int(Double(whole.count) * part)).write(to: URL(filePath: folder.path()))
        try expectWholeIndex([.damaged, .new])
        var headless = whole
        headless.replaceSubrange(0..<4_096, with: repeatElement(0xAA, count: 4_096))
        try headless.write(to: URL(filePath: folder.path()))
        try expectWholeIndex([.damaged, .new])
    }

    @Test(
        "Damage that a search finds is repaired at the next opportunity, also with another process beside it",
        arguments: ["words_data", "roster", "words_config"])
    func damageInUse(table: String) throws {
        for number in 0..<300 { shelf.put("Boom \(number)") }
        let index = try folder.index(shelf)
        let beside = try folder.index(shelf)
        #expect(try beside.finds("boom").count == 300)
        try index.connections.write { db in try db.execute(sql: "DELETE FROM \(table)") }
        try index.close()
        let again = try folder.open(shelf)
        #expect(throws: SearchError.notReady) { try again.finds("boom") }
        #expect(try again.catchUp() == .built(records: 300, because: .damaged))
        #expect(try again.finds("boom").count == 300)
        // The other sees the new one, and has no reason to build it again.
        _ = try? beside.finds("boom")
        #expect(try beside.catchUp() == .upToDate)
        #expect(try beside.finds("boom").count == 300)
        #expect(shelf.scans == 2)
    }

    @Test("What is on disk when a process is killed in the middle of a build is what was there before")
    func killedWhileBuilding() throws {
        shelf.put("Boom")
        let index = try folder.index(shelf)
        for number in 0...Folder.followed { shelf.put("Struik \(number)", "Woord\(number) \(UUID().uuidString)") }
        let folder = folder
        shelf.onScan { number in
            guard number == 900 else { return }
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: folder.path() + suffix, toPath: folder.path("copy") + suffix)
            }
        }
        try index.catchUp()
        shelf.onScan(nil)
        let copy = try folder.open(shelf, "copy")
        let before = try copy.search(SearchText(parsing: "boom"))
        #expect(before.sequence == 1 && before.hits.count == 1)
        #expect(try copy.finds("struik").isEmpty)
        #expect(try copy.catchUp() == .built(records: Folder.followed + 2, because: .manyChanges))
        #expect(try copy.finds("struik").count == Folder.followed + 1)
    }

    @Test(
        "A log that ends anywhere gives the state before or after following or building, never between",
        arguments: [100, Folder.followed + 1])
    func tornLog(changes: Int) throws {
        for number in 0..<200 { shelf.put("Boom \(number)") }
        let index = try folder.index(shelf)
        for number in 0..<changes { shelf.put("Struik \(number)") }
        // As long as somebody reads what was there before, the log stays.
        let reader = try index.connections.makeSnapshot()
        try index.catchUp()
        let log = try Data(contentsOf: URL(filePath: folder.path() + "-wal"))
        #expect(log.count > 10 * 4_096)
        let all = 200 + changes
        for step in 0...24 {
            let name = "torn\(step)"
            try FileManager.default.copyItem(atPath: folder.path(), toPath: folder.path(name))
            try log.prefix(log.count * step / 24).write(to: URL(filePath: folder.path(name) + "-wal"))
            let torn = try folder.open(shelf, name)
            switch try? torn.search(SearchText(parsing: "boom, struik")) {
            case nil: break
            case let hits?: #expect([200: 200, all: all][hits.sequence] == hits.hits.count)
            }
            try torn.catchUp()
            #expect(try torn.finds("boom, struik").count == all)
            try torn.close()
        }
        try reader.close()
    }
}
