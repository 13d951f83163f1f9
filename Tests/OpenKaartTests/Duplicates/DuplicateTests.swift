import OpenKaart
import Testing

@Suite("The likely duplicates among a few contents")
struct DuplicateTests {
    @Test("The likeliest come first, no more than asked for, and nothing unlikely")
    func order() throws {
        let draft = Comparand(try Self.content("Luisterpaal Utrecht", x: 5))
        let contents = [
            (Self.id(1), try Self.content("Luisterpaal Utrecht", x: 5.01)),
            (Self.id(2), try Self.content("Iets heel anders", x: 5)),
            (Self.id(3), try Self.content("Luisterpaal Utrecht", x: 5)),
            (Self.id(4), try Self.content("De luisterpalen", x: 5)),
            (Self.id(5), try Self.content("Luisterpaal Utrecht", x: 5)),
        ].map { (id: $0.0, content: $0.1) }
        let found = Duplicate.likely(of: draft, among: contents)
        #expect(
            found.map(\.id).prefix(3) == [Self.id(3), Self.id(5), Self.id(1)] && !found.contains { $0.id == Self.id(2) }
        )
        #expect(found.first?.score == 1 && found.first?.title == "Luisterpaal Utrecht")
        #expect(Duplicate.likely(of: draft, among: contents, limit: 1).map(\.id) == [Self.id(3)])
        #expect(Duplicate.likely(of: draft, among: contents, limit: 0).isEmpty)
    }

    private static func id(_ number: UInt64) -> InitiativeID { InitiativeID(high: 0, low: number) }

    private static func content(_ title: String, x: Double) throws -> InitiativeContent {
        InitiativeContent(
            title: title, description: "", theme: try #require(ThemeSlug("open-data")), organisation: nil, place: nil,
            municipalityCode: nil, url: nil, point: try #require(Coordinate(longitude: x, latitude: 52)))
    }
}
