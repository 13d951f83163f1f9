// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import GRDB
import OpenKaart
import Synchronization

@testable import SpatiaLiteRegister

/// A register in a folder of its own, which goes when the test ends.
final class Sandbox {
    let folder: URL
    let register: SpatiaLiteRegister
    let time = TestClock()

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        register = try SpatiaLiteRegister(
            path: folder.appending(path: "kaart.sqlite").path, creates: true, clock: time.clock)
    }

    deinit {
        try? register.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var path: String { folder.appending(path: "kaart.sqlite").path }

    /// Brings rows in as an import does.
    @discardableResult
    func take(_ rows: [ImportRow], dryRun: Bool = false) throws -> [ImportOutcome] {
        try register.beginImport(of: "rijen.csv", dryRun: dryRun).take(rows)
    }

    func changes() throws -> [Change] {
        try register.read { db in
            try Row.fetchAll(
                db, sql: "SELECT sequence, kind, initiative_id, revision, at FROM changes ORDER BY sequence"
            ).map { row in
                Change(
                    sequence: row[0], kind: Change.Kind(rawValue: row[1])!,
                    id: InitiativeID(parsing: row[2] as String)!,
                    revision: row[3], at: Timestamp(parsing: row[4] as String)!)
            }
        }
    }
}

/// A clock that goes one second further each time it is read.
final class TestClock: Sendable {
    private let seconds = Mutex<Int64>(1_760_000_000)

    var clock: Clock {
        Clock { [self] in
            seconds.withLock { seconds in
                seconds += 1
                return Timestamp(secondsSinceEpoch: seconds) ?? .epoch
            }
        }
    }
}

/// Random numbers that a failed test can repeat.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

enum Sample {
    static let themes = ["open-contact", "open-aanpak", "open-data", "open-verantwoording"].map { ThemeSlug($0)! }

    static func content(
        _ title: String = "Buurtbegroting", theme: Int = 2, longitude: Double = 5.121, latitude: Double = 52.091
    ) -> InitiativeContent {
        InitiativeContent(
            title: title, description: "Bewoners beslissen mee over het geld voor hun buurt.", theme: themes[theme],
            organisation: "Gemeente Utrecht", place: "Utrecht", municipalityCode: MunicipalityCode("GM0344"),
            url: .stored("https://voorbeeld.example/1"), point: Coordinate(longitude: longitude, latitude: latitude)!)
    }

    static func row(
        _ line: Int = 2, id: InitiativeID = .random(), _ content: InitiativeContent = content(),
        createdAt: Timestamp? = nil,
        changedAt: Timestamp? = nil
    ) -> ImportRow {
        ImportRow(line: line, id: id, content: content, createdAt: createdAt, changedAt: changedAt)
    }

    /// Rows on a coarse grid, so that many lie on the edges of boxes and on each other.
    static func rows(_ count: Int, using random: inout Seeded) -> [ImportRow] {
        (0..<count).map { number in
            row(
                number + 2, id: InitiativeID(high: random.next(), low: random.next()),
                content(
                    "Initiatief \(number)", theme: Int.random(in: 0..<4, using: &random),
                    longitude: 4 + Double(Int.random(in: 0...20, using: &random)) / 10,
                    latitude: 51 + Double(Int.random(in: 0...20, using: &random)) / 10))
        }
    }

    static func submission(_ id: InitiativeID = .random(), _ content: InitiativeContent = content()) -> Submission {
        Submission(
            id: id, proposal: .addition(content), submittedAt: Timestamp(secondsSinceEpoch: 1_750_000_000)!)
    }

    static func review(_ decision: Review.Decision, reason: String? = "Past op de kaart.") -> Review {
        Review(decision: decision, reason: reason, moderator: "Test", at: Timestamp(secondsSinceEpoch: 1_755_000_000)!)
    }
}

extension ImportOutcome {
    /// Why a row was rejected, if it was.
    var problem: Problem? {
        if case .rejected(let problem) = self { problem } else { nil }
    }
}

/// The usual ways in, one at a time.
extension SpatiaLiteRegister {
    func submit(_ submission: Submission, email: EmailAddress?) throws {
        guard try submit([Arrival(submission, email: email)]) == [.stored] else { throw NotStored() }
    }

    func decide(_ id: InitiativeID, _ review: Review) throws -> Submission {
        try decide(id, review, version: nil, revision: nil, seen: .submitted, undoSeconds: -1)
    }

    struct NotStored: Error {}
}
