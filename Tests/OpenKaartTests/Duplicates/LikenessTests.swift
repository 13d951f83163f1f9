import Foundation
import OpenKaart
import Testing

@Suite("How likely two records are of one initiative")
struct LikenessTests {
    @Test("It is the same both ways and between 0 and 1, for texts of any kind", arguments: SeededGenerator.seeds)
    func symmetry(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let weights = Self.weights
        var alike = 0
        for _ in 0..<4_000 {
            let one = try Self.comparand(using: &random)
            let other =
                Bool.random(using: &random) ? try Self.changed(one, using: &random) : try Self.comparand(using: &random)
            let (there, back) = (Likeness(one, other, weights: weights), Likeness(other, one, weights: weights))
            #expect(
                there.score == back.score && there.distance == back.distance && there.reasons == back.reasons,
                "seed \(seed)")
            #expect((0...1).contains(there.score), "seed \(seed)")
            alike += there.score >= Likeness.threshold ? 1 : 0
        }
        #expect(alike > 100)
    }

    @Test("A record is its own duplicate with score 1, whatever it says", arguments: SeededGenerator.seeds)
    func identity(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let one = try Self.comparand(using: &random)
            let likeness = Likeness(one, one, weights: Self.weights)
            #expect(likeness.score == 1 && likeness.distance == 0, "seed \(seed)")
            #expect(likeness.reasons.first == "Dezelfde titel" && likeness.reasons.last == "Op dezelfde plek")
        }
    }

    @Test("It never rises with distance", arguments: SeededGenerator.seeds)
    func monotone(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let one = try Self.comparand(using: &random)
            let changed = try Self.changed(one, using: &random)
            var last = 1.0
            for step in [0, 0.00001, 0.001, 0.01, 0.02, 0.1, 0.5, 1] {
                let point = try #require(
                    Coordinate(longitude: one.point.longitude + step, latitude: one.point.latitude + step / 2))
                let score = Likeness(one, Self.moved(changed, to: point), weights: Self.weights).score
                #expect(score <= last, "seed \(seed)")
                last = score
            }
        }
    }

    @Test(
        "Copies score above the threshold",
        arguments: [
            ("Buurtbegroting", "Buurt begroting"), ("Open Stad", "OpenStad"),
            ("Coöperatieve Wijkraad", "cooperatieve wijkraad"),
            ("Stichting Mariahoeve knapt op", "Mariahoeve knapt op"), ("Motiemarkt", "Motimarkt"),
            ("Initiatieven van Utrecht", "Initiatief van Utrecht"), ("Open Raadsinformatie", "Open raadsinfo"),
            ("Nederlands Forensisch Instituut Inside Out", "NFI Inside Out"), ("G1000 Uden", "G 1000 Uden"),
            ("Mijn WOZ - de burger telt mee", "De burger telt mee – mijn WOZ"),
        ])
    func copies(one: String, other: String) throws {
        let likeness = Likeness(try Self.comparand(one), try Self.comparand(other, x: 5.005), weights: Self.weights)
        #expect(likeness.score >= Likeness.threshold && likeness.reasons.last == "342 meter verderop")
    }

    @Test(
        "Neighbours that differ score below it",
        arguments: [
            ("G1000 2014", "G1000 2016"), ("Eerste burgertop", "Tweede burgertop"),
            ("Fase II van het park", "Fase III van het park"),
            ("Oosterparkwijk begroot", "Westerparkwijk begroot"), ("Stem van de gemeente", "Stem van de provincie"),
            ("Jongerenraad", "Ouderenraad"), ("G1000", "G1001"), ("Argu", "Argos"), ("🎉🎉🎉", "🎈🎈🎈"),
        ])
    func neighbours(one: String, other: String) throws {
        let likeness = Likeness(try Self.comparand(one), try Self.comparand(other), weights: Self.weights)
        #expect(likeness.score < Likeness.threshold)
    }

    @Test("A common title is another initiative in the next town, a rare one with the same site is not")
    func far() throws {
        let common = Likeness(
            try Self.comparand("Buurtbegroting"), try Self.comparand("Buurtbegroting", x: 5.1), weights: Self.weights)
        let rare = Likeness(
            try Self.comparand("Vernieuwegeiners", url: "https://vernieuwegeiners.nl"),
            try Self.comparand("Vernieuwegeiners", x: 5.1, url: "http://www.vernieuwegeiners.nl/"),
            weights: Self.weights)
        #expect(common.score < Likeness.threshold && rare.score >= Likeness.threshold)
        #expect(rare.reasons == ["Dezelfde titel", "Dezelfde website", "6,8 kilometer verderop"])
    }

    @Test("The home page of a town says nothing, a page of its own does")
    func addresses() throws {
        func score(_ url: String) throws -> Double {
            Likeness(
                try Self.comparand("Luisterpaal", place: "Den Haag", url: url),
                try Self.comparand("Praatpaal", place: "Den Haag", url: url), weights: Self.weights
            ).score
        }
        let none = try score("https://www.denhaag.nl")
        #expect(
            try none < score("https://www.denhaag.nl/paal")
                && score("https://www.denhaag.nl/paal") < score("https://depaal.nl/x"))
        #expect(try none == score("https://facebook.com/"))
    }

    private static let weights: WordWeights = {
        var weights = WordWeights(expecting: 100)
        for number in 0..<100 { weights.count(TitleWords(number < 40 ? "Buurtbegroting" : "Titel \(number) samen")) }
        return weights
    }()

    private static func comparand(
        _ title: String, organisation: String? = nil, place: String? = nil, x: Double = 5, y: Double = 52,
        url: String? = nil
    ) throws -> Comparand {
        Comparand(
            title: TitleWords(title), organisation: organisation.map { TitleWords($0) } ?? .none,
            place: place.map { TitleWords($0) } ?? .none,
            address: try url.flatMap { AddressKey(try WebAddress($0)) },
            point: try #require(Coordinate(longitude: x, latitude: y)))
    }

    private static let words = [
        "Open", "Stad", "open", "OpenStad", "buurt", "begroting", "buurtbegroting", "2014", "2016", "G1000", "de",
        "van", "Gemeente",
        "provincie", "Utrecht", "Ütrecht", "Oosterparkwijk", "Westerparkwijk", "initiatieven", "initiatief", "NFI", "🎉",
        "–",
    ]

    private static func title(using random: inout SeededGenerator) -> String {
        Int.random(in: 0..<5, using: &random) == 0
            ? ScalarSoup.text(using: &random)
            : (0..<Int.random(in: 0...5, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
                .joined(separator: " ")
    }

    private static func comparand(using random: inout SeededGenerator) throws -> Comparand {
        let urls = [
            "https://utrecht.nl", "https://utrecht.nl/a", "https://facebook.com/b", "https://openstad.org", nil,
        ]
        return try comparand(
            title(using: &random), organisation: Bool.random(using: &random) ? "Gemeente Utrecht" : nil,
            place: Bool.random(using: &random) ? "Utrecht" : nil, x: 5 + Double.random(in: 0...0.1, using: &random),
            y: 52 + Double.random(in: 0...0.1, using: &random), url: urls.randomElement(using: &random) ?? nil)
    }

    /// With a word more, one less or in another place, somewhere near.
    private static func changed(_ one: Comparand, using random: inout SeededGenerator) throws -> Comparand {
        var texts = one.title.words.map { String(decoding: one.title.letters(of: $0), as: UTF8.self) }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: texts.append(words.randomElement(using: &random) ?? "")
        case 1: texts = texts.dropLast()
        case 2: texts.shuffle(using: &random)
        default: break
        }
        let moved = try #require(
            Coordinate(
                longitude: one.point.longitude + Double.random(in: 0...0.01, using: &random),
                latitude: one.point.latitude))
        return Self.moved(
            Comparand(
                title: TitleWords(texts.joined(separator: " ")), organisation: one.organisation, place: one.place,
                address: one.address, point: one.point), to: moved)
    }

    private static func moved(_ one: Comparand, to point: Coordinate) -> Comparand {
        Comparand(
            title: one.title, organisation: one.organisation, place: one.place, address: one.address, point: point)
    }
}
