import OpenKaart
import Testing

@Suite("A change laid over what others changed meanwhile")
struct ContentMergeTests {
    /// Contents that differ in the members of a set, each with one of a few values.
    private static func content(
        _ base: InitiativeContent, changing members: Set<String>, value: Int
    ) throws -> InitiativeContent {
        func pick<Value>(_ member: String, _ old: Value, _ new: Value) -> Value { members.contains(member) ? new : old }
        return InitiativeContent(
            title: pick("titel", base.title, "Titel \(value)"),
            description: pick("omschrijving", base.description, "Een andere omschrijving \(value)."),
            theme: pick("thema", base.theme, try #require(ThemeSlug(Samples.themeNames[value % 2]))),
            organisation: pick("organisatie", base.organisation, value == 0 ? nil : "Organisatie \(value)"),
            place: pick("plaats", base.place, value == 0 ? nil : "Plaats \(value)"),
            municipalityCode: pick(
                "gemeentecode", base.municipalityCode, value == 0 ? nil : MunicipalityCode("GM000\(value)")),
            url: pick("url", base.url, value == 0 ? nil : .stored("https://voorbeeld.nl/\(value)")),
            point: pick(
                "geometrie", base.point, try #require(Coordinate(longitude: 5 + Double(value) / 10, latitude: 52))))
    }

    private static let names = [
        "titel", "omschrijving", "thema", "organisatie", "plaats", "gemeentecode", "url", "geometrie",
    ]

    private static func some(_ random: inout SeededGenerator) -> Set<String> {
        Set(names.filter { _ in Bool.random(using: &random) })
    }

    @Test("When nobody else changed anything the proposal is carried out as it is", arguments: SeededGenerator.seeds)
    func alone(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let base = try Samples.content()
        for _ in 0..<200 {
            let proposed = try Self.content(
                base, changing: Self.some(&random), value: .random(in: 0..<4, using: &random))
            #expect(ContentMerge(proposed, base: base, onto: base) == ContentMerge(whole: proposed))
        }
    }

    @Test("A proposal that changes nothing leaves what others changed", arguments: SeededGenerator.seeds)
    func nothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let base = try Samples.content()
        for _ in 0..<200 {
            let present = try Self.content(
                base, changing: Self.some(&random), value: .random(in: 0..<4, using: &random))
            #expect(ContentMerge(base, base: base, onto: present) == ContentMerge(whole: present))
        }
    }

    @Test(
        "Two that change different members give the same in either order, with both changes in it and nothing contested",
        arguments: SeededGenerator.seeds)
    func disjoint(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let base = try Samples.content()
        for _ in 0..<200 {
            let members = Self.some(&random)
            let others = Self.some(&random).subtracting(members)
            let value = Int.random(in: 0..<4, using: &random)
            let one = try Self.content(base, changing: members, value: value)
            let other = try Self.content(base, changing: others, value: value)
            let both = try Self.content(base, changing: members.union(others), value: value)
            #expect(ContentMerge(one, base: base, onto: other) == ContentMerge(whole: both))
            #expect(ContentMerge(other, base: base, onto: one) == ContentMerge(whole: both))
        }
    }

    @Test(
        "What both changed to something else is contested, whoever comes second, and the second has its way",
        arguments: SeededGenerator.seeds)
    func contested(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let base = try Samples.content()
        for _ in 0..<200 {
            let members = Self.some(&random)
            let others = Self.some(&random)
            // The values of a theme are few: 1 and 2 differ from each other, and none is that of the base.
            let one = try Self.content(base, changing: members, value: 1)
            let other = try Self.content(base, changing: others, value: 2)
            let merge = ContentMerge(one, base: base, onto: other)
            #expect(Set(merge.contested) == members.intersection(others))
            #expect(Set(ContentMerge(other, base: base, onto: one).contested) == Set(merge.contested))
            let expected = try Self.content(
                Self.content(base, changing: others, value: 2), changing: members, value: 1)
            #expect(merge.content == expected)
            // Doing it again changes nothing.
            #expect(ContentMerge(one, base: base, onto: merge.content) == ContentMerge(whole: merge.content))
        }
    }

    @Test("Two that change a member to the same are of one mind")
    func agreed() throws {
        let base = try Samples.content()
        let same = try Self.content(base, changing: Set(Self.names), value: 3)
        #expect(ContentMerge(same, base: base, onto: same) == ContentMerge(whole: same))
    }
}
