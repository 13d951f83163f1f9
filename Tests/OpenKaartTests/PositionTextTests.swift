import Testing

@testable import OpenKaart

@Suite("Coordinates that a person typed")
struct PositionTextTests {
    private func area() throws -> BoundingBox {
        try #require(BoundingBox(west: 3.2, south: 50.7, east: 7.3, north: 53.7))
    }

    @Test(
        "Degrees are read in either order, with a point or a comma, with labels or without",
        arguments: [
            "52.091, 5.121", "5.121 52.091", "52,091 5,121", "52,091, 5,121", "52.091,5.121", "52.091;5.121",
            "(52.091 / 5.121)",
            "N 52.091 O 5.121", "lat: 52.091, lon: 5.121", "5.121° OL 52.091° NB", "  52.091\t5.121 ",
            "Breedtegraad 52.091 lengtegraad 5.121",
        ])
    func degrees(text: String) throws {
        let place = try #require(Coordinate(longitude: 5.121, latitude: 52.091))
        #expect(PositionText.read(text, in: try area()) == .degrees(place))
    }

    @Test("Degrees, minutes and seconds are read")
    func sexagesimal() throws {
        for text in ["52°05'27.6\"N 5°07'15.6\"E", "52° 5′ 27,6″ N, 5° 7′ 15,6″ O", "52°5.46' 5°7.26'"] {
            guard case .degrees(let place)? = PositionText.read(text, in: try area()) else {
                Issue.record("\(text)")
                continue
            }
            #expect(abs(place.latitude - 52.091) < 1e-6 && abs(place.longitude - 5.121) < 1e-6, "\(text)")
        }
    }

    @Test(
        "Metres of RD are read in either order, with points between thousands or without",
        arguments: [
            "136000 455900", "455900, 136000", "x 136000 y 455900", "136.000 455.900", "RD: 136000.0 / 455900.0",
        ])
    func metres(text: String) throws {
        #expect(PositionText.read(text, in: try area()) == .metres(x: 136_000, y: 455_900))
    }

    @Test(
        "Numbers that are no place of the map are told as they stand",
        arguments: ["48.85 2.35", "0 0", "1 999999999", "52 13"])
    func outside(text: String) throws {
        guard case .outside? = PositionText.read(text, in: try area()) else {
            Issue.record("\(text)")
            return
        }
    }

    @Test(
        "Anything else is no pair of numbers",
        arguments: [
            "", "Utrecht", "3511 AB Utrecht", "52.091", "52.091 5.121 3", "52.091 Utrecht 5.121",
            "Kerkstraat 12, 3511 AB", "-", ",", "° '",
            "1e400 5", "٥٢ ٥", "５２ ５", "🙂 52 5", String(repeating: "1", count: 200) + " 5",
        ])
    func names(text: String) throws {
        #expect(PositionText.read(text, in: try area()) == nil)
    }
}

@Suite("Places by their name")
struct GazetteerTests {
    private func gazetteer(_ names: [String]) -> Gazetteer {
        Gazetteer(
            names.enumerated().compactMap { index, name in
                Coordinate(longitude: 5, latitude: 52 + Double(index) / 100).map { .init(name: name, point: $0) }
            })
    }

    @Test("Capitals, accents and spaces make no difference, and the whole name goes before others that begin with it")
    func exact() {
        let places = gazetteer(["Utrecht", "Utrechtse Heuvelrug", "Súdwest-Fryslân", "'s-Gravenhage"])
        #expect(places.find(" UTRECHT ").map(\.name) == ["Utrecht"])
        #expect(places.find("sudwest-fryslan").map(\.name) == ["Súdwest-Fryslân"])
        #expect(places.find("Den Haag").map(\.name) == ["'s-Gravenhage"])
        #expect(places.find("’s-gravenhage").map(\.name) == ["'s-Gravenhage"])
    }

    @Test(
        "The beginning of a name finds all of them, names that begin so before words within a name, and not without end"
    )
    func beginnings() {
        let places = gazetteer(["Bergen op Zoom", "Bergen", "Bergeijk", "Geertruidenberg", "Den Berg"])
        #expect(places.find("berge").map(\.name) == ["Bergen op Zoom", "Bergen", "Bergeijk"])
        #expect(places.find("Berg").map(\.name) == ["Bergen op Zoom", "Bergen", "Bergeijk", "Den Berg"])
        #expect(places.find("b").isEmpty && places.find("").isEmpty && places.find("xyz").isEmpty)
        #expect(gazetteer((0..<50).map { "Plaats \($0)" }).find("plaats").count == 8)
    }

    @Test("Of one name only the first counts")
    func once() {
        let places = gazetteer(["Utrecht", "utrecht"])
        #expect(places.names == ["Utrecht"])
        #expect(places.find("utrecht").first?.point.latitude == 52)
    }
}
