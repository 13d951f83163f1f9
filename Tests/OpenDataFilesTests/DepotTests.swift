// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import OpenDataFormats
import OpenKaart
import Testing

@testable import OpenDataFiles

@Suite("The depot of files")
final class DepotTests {
    private let folder: URL
    private let depot: Depot
    private let maker: EditionMaker

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-test-\(UUID().uuidString)")
        depot = Depot(folder: folder.path)
        maker = try Stock.maker()
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func contents(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

    private func names() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    private static let today = CivilDate(parsing: "2026-11-24")!

    @Test("The manifest tells size and sum of each file, counts, box and period; the copies are the files, compressed")
    func publish() throws {
        let stock = Stock(1...500)
        let edition = try #require(try depot.publish(stock, by: maker))
        #expect(edition == depot.current && edition.manifest == Edition(folder: edition.folder)?.manifest)
        #expect(edition.manifest.count == 500 && edition.manifest.themes.map(\.count).reduce(0, +) == 500)
        #expect(edition.manifest.themes.map(\.theme.text) == ["open-contact", "open-data"])
        #expect(edition.manifest.extent == BoundingBox(west: 5.001, south: 52, east: 5.5, north: 52))
        #expect(edition.manifest.created == Stock.moment(1)...Stock.moment(500))
        for distribution in Distribution.allCases {
            let file = try #require(edition.manifest.file(distribution))
            #expect(try contents(edition.path(of: distribution)).count == file.byteCount)
            #expect(try Tool.run("sha256sum", edition.path(of: distribution)).hasPrefix(file.sha256))
            #expect(
                try Tool.run("sh", "-c", "gzip -dc '\(edition.gzipPath(of: distribution))' | sha256sum").hasPrefix(
                    file.sha256))
        }
        #expect(names() == [".slot", "versie-500-\(Stock.moment(500).secondsSinceEpoch)"])
    }

    @Test("The same version gives the same bytes, wherever and whenever it is made", arguments: Distribution.allCases)
    func sameBytes(distribution: Distribution) throws {
        let other = Depot(folder: folder.path + "-2")
        defer { try? FileManager.default.removeItem(atPath: other.folder) }
        let first = try #require(try depot.publish(Stock(1...100), by: maker))
        let second = try #require(try other.publish(Stock(1...100), by: maker))
        #expect(first.manifest == second.manifest)
        #expect(try contents(first.path(of: distribution)) == contents(second.path(of: distribution)))
    }

    @Test(
        "Large files of many pieces come out of their compressed copies whole", arguments: [0, 1, 1 << 20, 3 << 20 | 7])
    func pieces(size: Int) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.path + "/bytes"
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<size).map { $0 % 3 == 0 ? UInt8.random(in: 0...255, using: &generator) : 65 }
        try Data(bytes).write(to: URL(filePath: path))
        #expect(try FileCopies.pack(path).size == size)
        #expect(try Tool.run("sh", "-c", "gzip -dc '\(path).gz' | cmp - '\(path)' && echo same") == "same\n")
    }

    @Test("A version that is made already is taken as it is; one of another program is made anew, in its place")
    func adopt() throws {
        let first = try #require(try depot.publish(Stock(1...10), by: maker))
        let mark = first.folder + "/merk"
        try Data().write(to: URL(filePath: mark))
        let again = Depot(folder: folder.path)
        #expect(try again.publish(Stock(1...10), by: maker) == first && again.work.figures.made == 0)
        #expect(FileManager.default.fileExists(atPath: mark))
        try again.publish(Stock(1...10), by: try Stock.maker("other"))
        #expect(!FileManager.default.fileExists(atPath: mark) && again.work.figures.made == 1)
    }

    @Test("A file that lost bytes is made again")
    func incomplete() throws {
        let first = try #require(try depot.publish(Stock(1...10), by: maker))
        let whole = try contents(first.path(of: .csv))
        try whole.dropLast().write(to: URL(filePath: first.path(of: .csv)))
        try Depot(folder: folder.path).publish(Stock(1...10), by: maker)
        #expect(try contents(first.path(of: .csv)) == whole)
    }

    @Test("Making that breaks off half-way leaves what was there, and no rest")
    func brokenOff() throws {
        let first = try #require(try depot.publish(Stock(1...10), by: maker))
        #expect(throws: Stock.Broken.self) { try depot.publish(Stock(1...3_000, breaksAfter: 1), by: maker) }
        #expect(depot.current == first && names() == [".slot", (first.folder as NSString).lastPathComponent])
        // A program that was killed leaves its folder behind; the next one takes it away.
        try FileManager.default.createDirectory(atPath: folder.path + "/.maken-7/x", withIntermediateDirectories: true)
        try depot.publish(Stock(1...11), by: maker)
        #expect(!names().contains(".maken-7") && depot.current?.manifest.count == 11)
    }

    @Test("What is outdated when its turn comes is not made")
    func outdated() throws {
        #expect(try depot.publish(Stock(1...10), by: maker, unless: { true }) == nil)
        #expect(depot.current == nil && names() == [".slot"])
        try depot.publish(Stock(1...10), by: maker)
        #expect(try depot.keepDay(Self.today, by: maker, unless: { true }) == nil && depot.dates().isEmpty)
    }

    @Test("A day is kept once, under its date, without using room; a later day only when the version is another one")
    func days() throws {
        try depot.publish(Stock(1...10), by: maker)
        let kept = try #require(try depot.keepDay(Self.today, by: maker))
        #expect(kept.manifest.date == Self.today && depot.dates() == [Self.today])
        #expect(try depot.keepDay(Self.today, by: maker) == nil)
        let tomorrow = CivilDate(daysSinceEpoch: Self.today.daysSinceEpoch + 1)
        #expect(try depot.keepDay(tomorrow, by: maker) == nil)
        let file = try FileManager.default.attributesOfItem(atPath: kept.path(of: .csv))
        #expect(file[.referenceCount] as? Int == 2)
        let before = try contents(kept.path(of: .csv))
        try depot.publish(Stock(1...11), by: maker)
        #expect(try depot.keepDay(tomorrow, by: maker)?.manifest.count == 11)
        #expect(depot.dates() == [tomorrow, Self.today])
        #expect(try contents(kept.path(of: .csv)) == before)
    }

    @Test("What is not ours in the folder stays, and is no day")
    func foreign() throws {
        try depot.publish(Stock(1...3), by: maker)
        for name in ["2026-13-45", "2026-11-23", "notities", "2026-11-22x"] {
            try FileManager.default.createDirectory(atPath: folder.path + "/" + name, withIntermediateDirectories: true)
            try Data("niet van ons".utf8).write(to: URL(filePath: folder.path + "/\(name)/manifest.json"))
        }
        try Data("tekst".utf8).write(to: folder.appending(path: "2026-11-21"))
        #expect(depot.dates().isEmpty)
        try depot.keepDay(Self.today, by: maker)
        try depot.publish(Stock(1...4), by: maker)
        #expect(try depot.prune(keeping: 0).isEmpty)
        _ = try depot.erase([Stock.id(1)], at: Stock.moment(9), by: maker)
        #expect(
            names().filter { !$0.hasPrefix(".") && !$0.hasPrefix("versie") }
                == ["2026-11-21", "2026-11-22x", "2026-11-23", "2026-11-24", "2026-13-45", "notities"])
    }

    @Test("The newest days stay, and the first of each month")
    func superfluous() throws {
        let days = ["2026-09-03", "2026-09-20", "2026-10-01", "2026-10-02", "2026-10-30", "2026-11-05", "2026-11-06"]
        let dates = days.map { CivilDate(parsing: $0)! }
        func left(_ count: Int) -> [String] {
            let gone = Set(Depot.superfluous(dates.shuffled(), keeping: count))
            return dates.filter { !gone.contains($0) }.map(\.description)
        }
        #expect(left(2) == ["2026-09-03", "2026-10-01", "2026-11-05", "2026-11-06"])
        #expect(left(0) == ["2026-09-03", "2026-10-01", "2026-11-05"])
        #expect(left(4) == ["2026-09-03", "2026-10-01", "2026-10-02", "2026-10-30", "2026-11-05", "2026-11-06"])
        #expect(left(100) == days)
    }

    @Test("Days that need not be kept are removed with their files")
    func prune() throws {
        for (count, day) in ["2026-11-01", "2026-11-02", "2026-11-03"].enumerated() {
            try depot.publish(Stock(1...count + 1), by: maker)
            try depot.keepDay(CivilDate(parsing: day)!, by: maker)
        }
        #expect(try depot.prune(keeping: 1).map(\.description) == ["2026-11-02"])
        #expect(depot.dates().map(\.description) == ["2026-11-03", "2026-11-01"])
    }

    @Test(
        "What is purged is in no byte of any file afterwards; the manifest says so, and the rest is as if it never was there"
    )
    func erase() throws {
        try depot.publish(Stock(1...40), by: maker)
        try depot.keepDay(CivilDate(parsing: "2026-11-01")!, by: maker)
        try depot.publish(Stock(3...50), by: maker)
        try depot.keepDay(CivilDate(parsing: "2026-11-02")!, by: maker)
        let gone = Set([Stock.id(1), Stock.id(2)])
        let untouched = try #require(depot.snapshot(of: CivilDate(parsing: "2026-11-02")!))
        let now = Stock.moment(77)
        let erasure = try depot.erase(gone, at: now, by: maker)
        #expect(erasure.days.map(\.description) == ["2026-11-01"] && erasure.damaged.isEmpty)
        let made = try #require(depot.snapshot(of: CivilDate(parsing: "2026-11-01")!))
        #expect(
            made.manifest.count == 38 && made.manifest.purgedAt == now && made.manifest.version == Stock(1...40).version
        )
        #expect(depot.snapshot(of: CivilDate(parsing: "2026-11-02")!) == untouched)
        #expect(depot.current != nil)
        // As a file of those records alone.
        let fresh = Depot(folder: folder.path + "/vers")
        let rest = try #require(try fresh.publish(Stock(3...40, like: 40), by: maker))
        for distribution in Distribution.allCases {
            #expect(try contents(made.path(of: distribution)) == contents(rest.path(of: distribution)))
        }
        for id in gone {
            let found = try Tool.run("sh", "-c", "grep -rlaF '\(id)' '\(folder.path)' || true")
            #expect(found == "")
        }
        // The current files hold them: they go, and are made again.
        _ = try depot.erase([Stock.id(50)], at: now, by: maker)
        #expect(depot.current == nil && !names().contains { $0.hasPrefix("versie-") })
        #expect(try depot.erase([Stock.id(50)], at: now, by: maker) == Depot.Erasure())
    }

    @Test("Files that somebody changed are named, not trusted")
    func damaged() throws {
        try depot.publish(Stock(1...5), by: maker)
        let day = try #require(try depot.keepDay(Self.today, by: maker))
        // The hard link is broken, as an editor does.
        try FileManager.default.removeItem(atPath: day.path(of: .geojsonl))
        try Data("{\"type\":\"Feature\"".utf8).write(to: URL(filePath: day.path(of: .geojsonl)))
        let erasure = try depot.erase([Stock.id(1)], at: Stock.moment(9), by: maker)
        #expect(erasure.damaged == [Self.today] && erasure.days.isEmpty)
    }

    @Test("Two programs at the same folder wait for each other")
    func together() async throws {
        let path = folder.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...8 {
                group.addTask {
                    let depot = Depot(folder: path)
                    for step in 1...5 {
                        try depot.publish(Stock(1...number * 10 + step), by: try Stock.maker())
                        _ = try depot.keepDay(
                            CivilDate(daysSinceEpoch: Int64(20_000 + number * 5 + step)), by: try Stock.maker())
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(names().filter { $0.hasPrefix("versie-") }.count == 1 && !names().contains { $0.hasPrefix(".maken-") })
        for date in depot.dates() {
            let edition = try #require(depot.snapshot(of: date))
            #expect(edition.isComplete && Distribution.allCases.allSatisfy(edition.isAsMade))
        }
    }
}
