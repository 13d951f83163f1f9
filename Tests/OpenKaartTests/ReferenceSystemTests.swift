import OpenKaart
import Testing

@Suite("A reference system")
struct ReferenceSystemTests {
    private static let uris: [(ReferenceSystem, String)] = [
        (.crs84, "http://www.opengis.net/def/crs/OGC/1.3/CRS84"),
        (.etrs89, "http://www.opengis.net/def/crs/EPSG/0/4258"),
        (.etrf2000, "http://www.opengis.net/def/crs/EPSG/0/9067"),
        (.wgs84, "http://www.opengis.net/def/crs/EPSG/0/4326"),
        (.rd, "http://www.opengis.net/def/crs/EPSG/0/28992"),
        (.webMercator, "http://www.opengis.net/def/crs/EPSG/0/3857"),
    ]

    @Test("comes first when it is the default, and has the URI of the rules")
    func order() {
        #expect(ReferenceSystem.allCases.map(\.uri) == Self.uris.map(\.1))
        #expect(ReferenceSystem.allCases.map(\.epsgCode) == [nil, 4258, 9067, 4326, 28992, 3857])
    }

    @Test("is read from its URI, with http and https, bare and in angle brackets", arguments: uris)
    func read(system: ReferenceSystem, uri: String) throws {
        let secure = "https" + uri.dropFirst(4)
        for text in [uri, secure, "<\(uri)>", "<\(secure)>"] {
            #expect(try ReferenceSystem(parsing: text, parameter: "crs") == system)
        }
        #expect(system.contentCRS == "<\(uri)>")
    }

    @Test(
        "is not read from anything else",
        arguments: [
            "", "<", ">", "<>", "28992", "EPSG:28992", "CRS84", "http://www.opengis.net/def/crs/EPSG/0/28991",
            "http://www.opengis.net/def/crs/EPSG/0/28992/", " http://www.opengis.net/def/crs/EPSG/0/28992",
            "<http://www.opengis.net/def/crs/EPSG/0/28992", "http://www.opengis.net/def/crs/EPSG/0/28992>",
            "<<http://www.opengis.net/def/crs/EPSG/0/28992>>", "HTTP://www.opengis.net/def/crs/EPSG/0/28992",
            "http://www.opengis.net/def/crs/EPSG/9.9.1/28992", "ftp://www.opengis.net/def/crs/EPSG/0/28992",
            "http://www.opengis.net/def/crs/OGC/1.3/crs84", "http://www.opengis.net/def/crs/EPSG/0/28992\u{301}",
        ])
    func refused(text: String) throws {
        let problem = try #require(
            #expect(throws: Problem.self) { try ReferenceSystem(parsing: text, parameter: "bbox-crs") })
        #expect(problem.brief == "bbox-crs: onbekende-waarde")
        #expect(problem.detail.hasPrefix("'\(text)' is geen coördinatenstelsel van deze dienst. Kies uit: http://"))
        for uri in Self.uris.map(\.1) { #expect(problem.detail.contains(uri)) }
    }

    @Test("does not repeat more than 100 characters, however they are stacked", arguments: ["x", "\u{301}", "🙂"])
    func longText(part: String) {
        let problem = #expect(throws: Problem.self) {
            try ReferenceSystem(parsing: "a" + String(repeating: part, count: 5_000), parameter: "crs")
        }
        #expect((problem?.detail.unicodeScalars.count ?? .max) < 500)
    }

    @Test(
        "has its axes, decimals and a title that tells them",
        arguments: [
            (.crs84, .longitudeLatitude, 8, "lengtegraad en breedtegraad"),
            (.etrs89, .latitudeLongitude, 8, "breedtegraad en lengtegraad"),
            (.etrf2000, .latitudeLongitude, 8, "breedtegraad en lengtegraad"),
            (.wgs84, .latitudeLongitude, 8, "breedtegraad en lengtegraad"),
            (.rd, .eastingNorthing, 3, "x en y in meters"), (.webMercator, .eastingNorthing, 3, "x en y in meters"),
        ] as [(ReferenceSystem, AxisOrder, Int, String)])
    func axes(system: ReferenceSystem, axes: AxisOrder, decimals: Int, words: String) {
        #expect(system.axes == axes)
        #expect(system.decimals == decimals)
        #expect(system.title.contains(", \(words) ("))
    }

    @Test("rounds to its decimals, half to even, without minus zero")
    func rounded() {
        #expect(ReferenceSystem.rd.rounded([155_000.123_49, 463_000.000_6]) == [155_000.123, 463_000.001])
        #expect(ReferenceSystem.rd.rounded([0.0625, 0.0625]) == [0.062, 0.062])
        #expect(ReferenceSystem.crs84.rounded([5.123_456_784_9, 52.000_000_006]) == [5.123_456_78, 52.000_000_01])
        #expect(ReferenceSystem.rd.rounded([-0.000_1, 0]).x.sign == .plus)
        #expect(ReferenceSystem.rd.rounded([.nan, .nan]).x.isNaN)
    }
}
