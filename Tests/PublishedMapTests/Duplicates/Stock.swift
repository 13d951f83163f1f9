// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import OpenKaart

@testable import PublishedMap

/// Records in memory for a map without a register, shaped like initiatives in neighbourhoods of a few towns.
struct Stock: ChangeSource {
    var records: [Initiative]

    init(_ records: [Initiative]) {
        self.records = records
    }

    /// - Parameter spread: degrees round each town.
    init(count: Int, spread: Double = 0.05, using random: inout Seeded) {
        records = (0..<count).map { _ in
            let town = Self.towns.randomElement(using: &random)!
            return Self.record(
                title: Self.title(town.name, using: &random),
                x: town.x + Double.random(in: -spread...spread, using: &random),
                y: town.y + Double.random(in: -spread...spread, using: &random), place: town.name,
                url: Bool.random(using: &random)
                    ? "https://voorbeeld.example/\(Int.random(in: 0..<count, using: &random))" : nil)
        }
    }

    func loaded() throws -> MapState {
        let map = PublishedMap(following: self)
        try map.load()
        return map.current!
    }

    func scan(_ body: (Initiative) throws -> Void) throws -> MapVersion {
        for record in records { try body(record) }
        return MapVersion(sequence: 1, madeAt: .epoch)
    }

    func hasPurge(after sequence: Int) throws -> Bool { false }
    func changes(after sequence: Int, limit: Int) throws -> ChangeSet? { nil }
    func change(_ sequence: Int) throws -> Change? { nil }
    func log(after sequence: Int, upTo last: Int, limit: Int) throws -> [Change] { [] }
    func latestSequence() throws -> Int { 1 }

    static func record(
        id: InitiativeID = .random(), title: String, x: Double = 5, y: Double = 52, place: String? = nil,
        url: String? = nil
    ) -> Initiative {
        let content = InitiativeContent(
            title: title, description: "Een omschrijving met \"aanhalingstekens\".", theme: ThemeSlug("open-data")!,
            organisation: place.map { "Gemeente \($0)" }, place: place, municipalityCode: nil,
            url: url.map(WebAddress.stored), point: Coordinate(longitude: x, latitude: y)!)
        return Initiative(id: id, revision: 1, content: content, createdAt: .epoch, changedAt: .epoch)
    }

    private static func title(_ town: String, using random: inout Seeded) -> String {
        let kind = kinds.randomElement(using: &random)!
        let area =
            beginnings.randomElement(using: &random)! + middles.randomElement(using: &random)!
            + ends.randomElement(using: &random)!
        return [
            "\(kind) \(area)", "\(kind) \(area) \(town)", "Samen voor de \(area)",
            "\(area) \(kind.lowercased()): \"beslis mee\"",
        ].randomElement(using: &random)!
    }

    private static let towns = [
        (name: "Utrecht", x: 5.12, y: 52.09), (name: "Súdwest-Fryslân", x: 5.66, y: 53.03),
        (name: "'s-Gravenhage", x: 4.3, y: 52.07),
    ]
    private static let kinds = [
        "Buurtbegroting", "Wijkpanel", "Coöperatie", "Meldpunt", "Woo-register", "Burgerberaad", "Buurttuin",
    ]
    private static let beginnings = [
        "Linden", "Kerk", "Molen", "Park", "Ooster", "Wester", "Rozen", "Tulpen", "Spoor", "Konings",
    ]
    private static let middles = ["berg", "dal", "haven", "duin", "zand", "veen", "polder", "water", "akker", "hei"]
    private static let ends = ["wijk", "buurt", "plein", "laan", "park", "dorp", "veld", "oord"]
}
