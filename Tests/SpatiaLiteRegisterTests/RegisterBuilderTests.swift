// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import BulkSQLite
import Foundation
import GRDB
import OpenKaart
import Testing

@testable import SpatiaLiteRegister

@Suite("Building a register of a file, all or nothing")
struct RegisterBuilderTests {
    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-build-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private static let rules = Rules(
        themes: ThemeCatalogue(
            Sample.themes.map {
                Theme(slug: $0, title: "T", englishTitle: "T", description: "T", colour: "#000000", shape: .circle)
            })!,
        area: BoundingBox(west: 3.2, south: 50.7, east: 7.3, north: 53.7)!)

    // 51 entries go into a node: one leaf, just more than one, more than one level above the leaves.
    @Test(
        "A built register is the same as one that was added to, and SQLite and the doctor find it in order",
        arguments: [0, 1, 51, 52, 2_700])
    func sameAsAdded(count: Int) async throws {
        var random = Seeded(UInt64(count))
        let rows = Sample.rows(count, using: &random)
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "kaart.sqlite").path
        let outcomes = try await RegisterBuilder.build(at: path) { target in
            try target.beginImport(of: "rijen.csv", dryRun: false).take(rows)
        }
        #expect(outcomes == Array(repeating: .new, count: count))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names == ["kaart.sqlite"])

        let built = try SpatiaLiteRegister(path: path, creates: false)
        defer { try? built.close() }
        let added = try Sandbox()
        try added.take(rows)
        let findings = try built.examine(Self.rules)
        #expect(findings.filter { $0.level != .good }.map(\.subject) == ["moderatoren"])
        try built.read { db in
            let tree = try String.fetchOne(db, sql: "SELECT rtreecheck('idx_initiatieven_geometrie')")
            let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode")
            #expect(tree == "ok" && journal == "wal")
        }
        let schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
        let builtSchema = try built.read { db in try Row.fetchAll(db, sql: schema) }
        let addedSchema = try added.register.read { db in try Row.fetchAll(db, sql: schema) }
        #expect(builtSchema == addedSchema)
        for _ in 0..<20 {
            let west = Double.random(in: 3.9...6, using: &random)
            let south = Double.random(in: 50.9...53, using: &random)
            let box = try #require(
                BoundingBox(west: west, south: south, east: west + 0.7, north: south + 0.5))
            let query = InitiativeQuery(filter: InitiativeFilter(area: .degrees(box)), limit: 10_000)
            let expected = try added.register.page(query).initiatives.map(\.id)
            #expect(try built.page(query).initiatives.map(\.id) == expected)
        }
        // And it goes on as any other: added to, changed, removed.
        let more = try built.beginImport(of: "rijen.csv", dryRun: false).take(Sample.rows(60, using: &random))
        #expect(more == Array(repeating: .new, count: 60))
        if let first = try built.page(InitiativeQuery(limit: 1)).initiatives.first {
            try built.write { db in try PublicRecords.remove(db, first, because: .removed, at: first.changedAt) }
        }
        let tree = try built.read { db in
            try String.fetchOne(db, sql: "SELECT rtreecheck('idx_initiatieven_geometrie')")
        }
        #expect(tree == "ok")
    }

    @Test("When filling fails there is no register and nothing left beside it")
    func failure() async throws {
        struct Stop: Error {}
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        await #expect(throws: Stop.self) {
            try await RegisterBuilder.build(at: folder.appending(path: "kaart.sqlite").path) { target in
                _ = try target.beginImport(of: "rijen.csv", dryRun: false).take([Sample.row()])
                throw Stop()
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("A register that appeared meanwhile is not overwritten")
    func race() async throws {
        let sandbox = try Sandbox()
        try sandbox.take([Sample.row()])
        await #expect(throws: RegisterError.self) {
            try await RegisterBuilder.build(at: sandbox.path) { target in
                try target.beginImport(of: "rijen.csv", dryRun: false).take([])
            }
        }
        #expect(try sandbox.register.page(InitiativeQuery()).numberMatched == 1)
    }

    @Test(
        "Of several that build at the same time one gets the path with all of its rows, the others an error, and nothing is left beside it"
    )
    func atOnce() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "kaart.sqlite").path
        let built = await withTaskGroup(of: Int?.self) { group in
            for builder in 1...4 {
                group.addTask {
                    let rows = (0..<builder * 10).map { Sample.row($0 + 2) }
                    let outcomes = try? await RegisterBuilder.build(at: path) { target in
                        try target.beginImport(of: "rijen.csv", dryRun: false).take(rows)
                    }
                    return outcomes?.count
                }
            }
            return await group.reduce(into: []) { counts, count in counts += [count].compactMap(\.self) }
        }
        #expect(built.count == 1)
        let register = try SpatiaLiteRegister(path: path, creates: false)
        #expect(try register.page(InitiativeQuery()).numberMatched == built.first)
        try register.close()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names == ["kaart.sqlite"])
    }

    @Test("The same identity twice is noticed while building too")
    func repeated() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let row = Sample.row()
        let outcomes = try await RegisterBuilder.build(at: folder.appending(path: "kaart.sqlite").path) { target in
            let session = try target.beginImport(of: "rijen.csv", dryRun: false)
            return try session.take([row]) + session.take([row])
        }
        let problem = try #require(outcomes[1].problem)
        #expect(outcomes[0] == .new && problem.code == .duplicate)
    }

    @Test("A float of the index is never on the wrong side of its number", arguments: [1, 2] as [UInt64])
    func rounding(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<10_000 {
            let number = Double.random(in: -180...180, using: &random)
            #expect(Double(Float.rounded(number, .down)) <= number && Double(Float.rounded(number, .up)) >= number)
        }
    }
}
