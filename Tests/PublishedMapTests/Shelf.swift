// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap, NeverUseForceTry

import Foundation
import OpenKaart
import Projection
import SpatiaLiteRegister

@testable import PublishedMap

/// A real register in a folder of its own, and random rows and questions for it.
final class Shelf: Sendable {
    let register: SpatiaLiteRegister
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-map-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        register = try SpatiaLiteRegister(path: folder.appending(path: "kaart.sqlite").path, creates: true)
    }

    deinit {
        try? register.close()
        try? FileManager.default.removeItem(at: folder)
    }

    func take(_ rows: [ImportRow]) throws {
        _ = try register.beginImport(of: "rijen.csv", dryRun: false).take(rows)
    }

    /// Adds, changes and (by approval of a submission) brings in a few records.
    func disturb(using random: inout Seeded) throws {
        try take((0..<Int.random(in: 0...8, using: &random)).map { _ in Self.row(using: &random) })
        let page = try register.page(InitiativeQuery(limit: 10_000)).initiatives
        let changed = (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in page.randomElement(using: &random) }
        try take(Set(changed.map(\.id)).map { Self.row(id: $0, using: &random) })
        let submission = Submission(
            id: .random(), proposal: .addition(Self.row(using: &random).content), submittedAt: Timestamp.epoch)
        try register.submit(submission, email: nil)
        _ = try register.decide(
            submission.id, Review(decision: .approve, reason: nil, moderator: "Toetser", at: Clock.system.now()))
        for victim in (0..<Int.random(in: 0...3, using: &random)).compactMap({ _ in page.randomElement(using: &random) }
        ) {
            try register.withdraw(victim.id)
        }
    }

    static let themes = ["open-contact", "open-aanpak", "open-data", "open-verantwoording"].map { ThemeSlug($0)! }
    private static let places = ["Utrecht", "Súdwest-Fryslân", "'s-Gravenhage"]

    static func row(
        id: InitiativeID = .random(), title: String = "Een initiatief", theme: Int = 0, x: Double = 5, y: Double = 52,
        place: String? = nil, code: String? = nil, url: String? = nil, createdAt: Timestamp? = nil,
        changedAt: Timestamp? = nil
    ) -> ImportRow {
        ImportRow(
            line: 2, id: id,
            content: InitiativeContent(
                title: title, description: description,
                theme: themes[theme],
                organisation: place.map { "Gemeente \($0)" }, place: place,
                municipalityCode: code.flatMap(MunicipalityCode.init),
                url: url.map(WebAddress.stored), point: Coordinate(longitude: x, latitude: y)!),
            createdAt: createdAt, changedAt: changedAt ?? createdAt)
    }

    /// On a coarse grid, so that many lie on the edges of boxes and on each other.
    static func row(id: InitiativeID = .random(), using random: inout Seeded) -> ImportRow {
        row(
            id: id, title: title(using: &random), theme: Int.random(in: 0..<4, using: &random),
            x: 4 + Double(Int.random(in: 0...20, using: &random)) / 10,
            y: 51 + Double(Int.random(in: 0...20, using: &random)) / 10,
            place: Bool.random(using: &random) ? places.randomElement(using: &random) : nil,
            code: Bool.random(using: &random) ? "GM0344" : nil,
            url: Bool.random(using: &random) ? "https://voorbeeld.example/?a=\"b\"" : nil,
            createdAt: moment(using: &random),
            changedAt: moment(using: &random))
    }

    /// Some that differ in capitals, accents, or behind the first letters only, and some that JSON escapes.
    private static func title(using random: inout Seeded) -> String {
        let number = random.next() % 20
        return [
            "Initiatief \(number)", "initiatief \(number)", "Ïnitiatief \(number)", "\"\(number)\" <b>", "Éen", "Zo",
        ]
        .randomElement(using: &random) ?? ""
    }

    static func query(using random: inout Seeded) -> InitiativeQuery {
        var filter = InitiativeFilter()
        if Int.random(in: 0..<4, using: &random) > 0 {
            let x = (0..<2).map { _ in 4 + Double(Int.random(in: -2...22, using: &random)) / 10 }
            let y = (0..<2).map { _ in 51 + Double(Int.random(in: -2...22, using: &random)) / 10 }.sorted()
            // Not sorted: about half of the boxes go round the world the other way.
            filter.area = BoundingBox(west: x[0], south: y[0], east: x[1], north: y[1]).map { .degrees($0) }
        }
        filter.themes = Set(themes.filter { _ in Int.random(in: 0..<3, using: &random) == 0 })
        if Int.random(in: 0..<4, using: &random) == 0 {
            let ends = [moment(using: &random), moment(using: &random)].sorted()
            filter.created = TimeSpan(
                start: Bool.random(using: &random) ? ends[0] : nil, end: Bool.random(using: &random) ? ends[1] : nil)
        }
        if Int.random(in: 0..<5, using: &random) == 0 {
            filter.place = (places + ["Nergens"]).randomElement(using: &random)
        }
        if Int.random(in: 0..<5, using: &random) == 0 { filter.area = .projected(box(using: &random)) }
        if Int.random(in: 0..<6, using: &random) == 0 {
            filter.changed = TimeSpan(start: moment(using: &random), end: nil)
        }
        if Int.random(in: 0..<12, using: &random) == 0 { filter.title = "Initiatief \(random.next() % 20)" }
        if Int.random(in: 0..<12, using: &random) == 0 {
            filter.description = [description, "Iets anders"].randomElement(using: &random)
        }
        if Int.random(in: 0..<12, using: &random) == 0 { filter.url = "https://voorbeeld.example/?a=\"b\"" }
        if Int.random(in: 0..<8, using: &random) == 0 { filter.organisation = "Gemeente Utrecht" }
        if Int.random(in: 0..<8, using: &random) == 0 { filter.municipalityCode = "GM0344" }
        let offset = Int.random(in: 0..<3, using: &random) == 0 ? Int.random(in: 0...120, using: &random) : 0
        return InitiativeQuery(filter: filter, offset: offset, limit: Int.random(in: 1...90, using: &random))
    }

    /// RD metres, anywhere in the country and a little beyond.
    private static func box(using random: inout Seeded) -> ProjectedBox {
        let x = (0..<2).map { _ in Double.random(in: 0...280_000, using: &random) }.sorted()
        let y = (0..<2).map { _ in Double.random(in: 320_000...600_000, using: &random) }.sorted()
        return ProjectedBox(minX: x[0], minY: y[0], maxX: x[1], maxY: y[1], transformation: positions)!
    }

    private static let positions: RDTransformation = {
        SpatiaLite.setUp
        return try! RDTransformation()
    }()

    private static let description = "Een omschrijving met \"aanhalingstekens\", ë en\neen regeleinde."

    private static func moment(using random: inout Seeded) -> Timestamp {
        Timestamp(secondsSinceEpoch: 1_400_000_000 + 86_400 * Int64.random(in: 0..<40, using: &random))!
    }
}

extension MapAnswer {
    /// The Features as text.
    var text: String {
        var bytes: [UInt8] = []
        forEachPiece { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The identities of the Features, read from the text.
    var ids: [InitiativeID] {
        guard let objects = try? JSONSerialization.jsonObject(with: Data("[\(text)]".utf8)) as? [[String: Any]] else {
            return []
        }
        return objects.compactMap { ($0["id"] as? String).flatMap { InitiativeID(parsing: $0) } }
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
