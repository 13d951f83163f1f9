import OpenKaart
import Testing

@Suite("The length of a text")
struct TextLengthTests {
    /// One character as a person sees it, in one to many scalars.
    static let characters = ["x", "é", "e\u{301}\u{323}", "🇳🇱", "👨‍👩‍👧‍👦", "👍🏽", "❤️", "한", "𝕜"]

    @Test("counts characters as a person sees them", arguments: characters)
    func graphemes(character: String) throws {
        func mistakes(count: Int) throws -> [String] {
            var draft = Samples.draft()
            draft.title = String(repeating: character, count: count)
            return try draft.mistakes().map(\.brief)
        }
        #expect(try mistakes(count: 2) == ["titel: te-kort"])
        #expect(try mistakes(count: 3) == [])
        #expect(try mistakes(count: 200) == [])
        #expect(try mistakes(count: 201) == ["titel: te-lang"])
    }

    @Test(
        "has the limits of the design, both ends included",
        arguments: [
            (Member.title, 3, 200), (Member.description, 10, 5000), (Member.organisation, 1, 200),
            (Member.place, 1, 100),
        ])
    func limits(member: String, shortest: Int, longest: Int) throws {
        func mistakes(count: Int) throws -> [String] {
            var draft = Samples.draft()
            let text = String(repeating: "ë", count: count)
            switch member {
            case Member.title: draft.title = text
            case Member.description: draft.description = text
            case Member.organisation: draft.organisation = text
            default: draft.place = text
            }
            return try draft.mistakes().map(\.brief)
        }
        #expect(try mistakes(count: shortest) == [])
        #expect(try mistakes(count: longest) == [])
        #expect(try mistakes(count: longest + 1) == ["\(member): te-lang"])
        if shortest > 1 { #expect(try mistakes(count: shortest - 1) == ["\(member): te-kort"]) }
    }

    @Test("of an address is 2000 at most")
    func addresses() throws {
        let start = "https://voorbeeld.nl/"
        var draft = Samples.draft()
        draft.url = start + String(repeating: "a", count: 2000 - start.count)
        #expect(try draft.mistakes() == [])
        draft.url?.append("a")
        #expect(try draft.mistakes().map(\.brief) == ["url: te-lang"])
    }

    @Test("is judged after the text was cleaned, so that spaces around it do not count")
    func cleanedFirst() throws {
        var draft = Samples.draft()
        draft.title = " " + String(repeating: "a", count: 200) + "\u{200B}\n"
        #expect(try draft.mistakes() == [])
        draft.title = " a\u{200B}b  "
        #expect(try draft.mistakes().map(\.brief) == ["titel: te-kort"])
    }

    @Test("is told in the problem, with what is allowed")
    func sentences() {
        #expect(
            TextLength.title.problem("a", member: "titel")?.detail
                == "'titel' heeft 1 teken. Maak het langer: minstens 3 tekens.")
        #expect(
            TextLength.title.problem("ab", member: "titel")?.detail
                == "'titel' heeft 2 tekens. Maak het langer: minstens 3 tekens.")
        #expect(
            TextLength.place.problem(String(repeating: "a", count: 101), member: "plaats")?.detail
                == "'plaats' heeft 101 tekens. Maak het korter: hoogstens 100 tekens.")
    }

    @Test("has an end also when thousands of marks are piled on few characters")
    func piledMarks() {
        let pile = "aap" + String(repeating: "\u{301}", count: 30_000)
        #expect(pile.count == 3)
        #expect(TextLength.title.problem(pile, member: "titel")?.code == .tooLong)
        let family = String(repeating: "👨‍👩‍👧‍👦", count: 200)
        #expect(TextLength.title.problem(family, member: "titel") == nil)
    }
}
