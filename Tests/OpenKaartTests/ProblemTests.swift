import OpenKaart
import Testing

@Suite("The names in the interface")
struct ProblemTests {
    // Clients build on these words; a change of one is a change of the interface.
    @Test("of mistakes stay what they are")
    func codes() {
        #expect(
            Set(Problem.Code.allCases.map(\.rawValue)) == [
                "verplicht", "te-kort", "te-lang", "ongeldig", "verkeerd-type", "onbekende-waarde", "onbekend",
                "dubbel", "niet-toegestaan",
                "omgewisseld", "rd-meters", "buiten-gebied", "verwijderd",
            ])
    }

    @Test("of statuses, decisions and changes are those of the design")
    func states() {
        #expect(Submission.Status.allCases.map(\.rawValue) == ["ingediend", "goedgekeurd", "afgewezen", "ingetrokken"])
        #expect(Review.Decision.allCases.map(\.rawValue) == ["goedkeuren", "afwijzen"])
        #expect(Change.Kind.allCases.map(\.rawValue) == ["toegevoegd", "gewijzigd", "verwijderd"])
    }

    @Test("of the members are those of the design, in its order")
    func members() {
        #expect(Member.texts == ["titel", "omschrijving", "thema", "organisatie", "plaats", "gemeentecode", "url"])
        #expect([Member.id, Member.point, Member.longitude, Member.latitude] == ["id", "geometrie", "lon", "lat"])
        #expect([Member.createdAt, Member.changedAt, Member.email] == ["aangemaaktOp", "gewijzigdOp", "email"])
    }

    @Test("and figures of a page are those of the design")
    func limits() {
        #expect(InitiativeQuery().limit == 100)
        #expect(InitiativeQuery.maximumLimit == 10_000)
        #expect(InitiativeQuery().filter == InitiativeFilter(area: nil, themes: []))
    }
}
