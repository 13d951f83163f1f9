// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import OpenKaart
import Synchronization

@testable import SearchIndex

/// A register in memory, with a change log that can be told what to do.
final class Shelf: ChangeSource {
    private struct Contents {
        var records: [InitiativeID: Initiative] = [:]
        var log: [Change] = []
        var scans = 0
        var onScan: (@Sendable (Int) throws -> Void)?
    }

    private let contents = Mutex(Contents())
    /// When this register says that everything happened: tells it from others.
    private let time: Timestamp

    init(time: Int64 = 1_760_000_000) {
        self.time = Timestamp(secondsSinceEpoch: time)!
    }

    /// Adds a record, or changes it.
    @discardableResult
    func put(
        _ title: String, _ description: String = "Een omschrijving.", organisation: String? = nil,
        place: String? = nil, id: InitiativeID = .random()
    ) -> InitiativeID {
        contents.withLock { contents in
            let old = contents.records[id]
            let content = InitiativeContent(
                title: title, description: description, theme: ThemeSlug("open-data")!, organisation: organisation,
                place: place, municipalityCode: nil, url: nil, point: Coordinate(longitude: 5, latitude: 52)!)
            let new = Initiative(
                id: id, revision: (old?.revision ?? 0) + 1, content: content, createdAt: time, changedAt: time)
            contents.records[id] = new
            contents.log.append(
                Change(
                    sequence: contents.log.count + 1, kind: old == nil ? .added : .changed, id: id,
                    revision: new.revision, at: time))
        }
        return id
    }

    func remove(_ id: InitiativeID, because reason: Change.Reason? = nil) {
        contents.withLock { contents in
            guard let old = contents.records.removeValue(forKey: id) else { return }
            contents.log.append(
                Change(
                    sequence: contents.log.count + 1, kind: .removed, id: id, revision: old.revision, at: time,
                    reason: reason))
        }
    }

    /// Does something at each record that is read, such as failing; and counts how often everything is read.
    func onScan(_ body: (@Sendable (Int) throws -> Void)?) {
        contents.withLock { $0.onScan = body }
    }

    var scans: Int { contents.withLock { $0.scans } }
    var records: [Initiative] { contents.withLock { Array($0.records.values) } }

    /// An entry about a record that is gone already.
    func note(_ id: InitiativeID, _ reason: Change.Reason) {
        contents.withLock { contents in
            contents.log.append(
                Change(
                    sequence: contents.log.count + 1, kind: .removed, id: id, revision: 1, at: time, reason: reason))
        }
    }

    func scan(_ body: (Initiative) throws -> Void) throws -> MapVersion {
        let (records, version, onScan) = contents.withLock { contents in
            contents.scans += 1
            let version = MapVersion(sequence: contents.log.count, madeAt: time)
            return (Array(contents.records.values), version, contents.onScan)
        }
        for (number, record) in records.enumerated() {
            try onScan?(number)
            try body(record)
        }
        return version
    }

    func changes(after sequence: Int, limit: Int) throws -> ChangeSet? {
        contents.withLock { contents in
            guard contents.log.count - sequence <= limit else { return nil }
            let ids = Set(contents.log.dropFirst(sequence).map(\.id))
            return ChangeSet(
                version: MapVersion(sequence: contents.log.count, madeAt: time),
                records: Dictionary(uniqueKeysWithValues: ids.map { ($0, contents.records[$0]) }))
        }
    }

    func change(_ sequence: Int) throws -> Change? {
        contents.withLock { contents in
            contents.log.indices.contains(sequence - 1) ? contents.log[sequence - 1] : nil
        }
    }

    func log(after sequence: Int, upTo last: Int, limit: Int) throws -> [Change] { [] }

    func hasPurge(after sequence: Int) throws -> Bool {
        contents.withLock { $0.log.dropFirst(sequence).contains { $0.reason == .purged } }
    }

    func latestSequence() throws -> Int {
        contents.withLock { $0.log.count }
    }
}

/// A folder that goes when the test ends.
final class Folder: Sendable {
    let url = FileManager.default.temporaryDirectory.appending(path: "openkaart-search-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    func path(_ name: String = "index") -> String {
        url.appending(path: name).path
    }

    /// As many changes as these indexes follow.
    static let followed = 1_000

    /// An index that is up to date.
    func index(_ shelf: Shelf, _ name: String = "index") throws -> SearchIndex {
        let index = try open(shelf, name)
        try index.catchUp()
        return index
    }

    /// An index as it was left.
    func open(_ shelf: Shelf, _ name: String = "index") throws -> SearchIndex {
        var limits = Limits()
        limits.followed = Self.followed
        return try SearchIndex(path: path(name), following: shelf, limits: limits)
    }
}

extension SearchIndex {
    /// The scores by identity; -1 for a record that is found twice.
    func scores(_ text: String) throws -> [InitiativeID: Int] {
        let hits = try search(SearchText(parsing: text)).hits
        return Dictionary(hits.map { ($0.id, $0.score) }, uniquingKeysWith: { _, _ in -1 })
    }

    func finds(_ text: String) throws -> Set<InitiativeID> {
        Set(try scores(text).keys)
    }
}
