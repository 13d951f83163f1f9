import OpenKaart
import Testing

@Suite("A draft of an initiative")
struct InitiativeDraftTests {
    @Test("that keeps the rules becomes a record with what was sent")
    func keepsWhatWasSent() throws {
        let content = try Samples.content()
        #expect(content.title == "Buurtkaart")
        #expect(content.description == "Een kaart van wat er in de buurt gebeurt.")
        #expect(content.theme.text == "open-data")
        #expect(content.organisation == "Gemeente Utrecht")
        #expect(content.place == "Utrecht")
        #expect(content.municipalityCode?.text == "GM0344")
        #expect(content.url?.text == "https://voorbeeld.nl/kaart")
        #expect(content.point == Coordinate(longitude: 5.121, latitude: 52.091))
    }

    @Test("may leave out the optional members, or leave them blank", arguments: [nil, "", " \t\n", "\u{200B}\u{FEFF}"])
    func optionalMembers(blank: String?) throws {
        var draft = Samples.draft()
        draft.organisation = blank
        draft.place = blank
        draft.municipalityCode = blank
        draft.url = blank
        let content = try draft.judged(by: Samples.rules())
        #expect(content.organisation == nil)
        #expect(content.place == nil)
        #expect(content.municipalityCode == nil)
        #expect(content.url == nil)
    }

    @Test("must fill in the required members", arguments: [nil, "", " \t\n", "\u{200B}\u{FEFF}"])
    func requiredMembers(blank: String?) throws {
        var draft = Samples.draft()
        draft.title = blank
        draft.description = blank
        draft.theme = blank
        draft.position = nil
        #expect(
            try draft.mistakes().map(\.brief) == [
                "titel: verplicht", "omschrijving: verplicht", "thema: verplicht", "geometrie: verplicht",
            ])
    }

    @Test("with five mistakes gives five problems at once, in the order of the record")
    func fiveMistakes() throws {
        var draft = Samples.draft()
        draft.position = (52.091, 5.121)
        draft.url = "javascript:alert(1)"
        draft.theme = "open-deur"
        draft.description = "Te kort"
        draft.title = nil
        #expect(
            try draft.mistakes().map(\.brief) == [
                "titel: verplicht", "omschrijving: te-kort", "thema: onbekende-waarde", "url: ongeldig",
                "geometrie: omgewisseld",
            ])
    }

    @Test("keeps what its reader found wrong, does not judge that again, and puts it in the order of the record")
    func readersProblems() throws {
        func found(_ member: String, _ code: Problem.Code) -> Problem {
            Problem(member: member, code: code, detail: "Gevonden.")
        }
        var draft = Samples.draft()
        draft.problems = [
            found("kleur", .unknownMember), found("gewijzigdOp", .invalid), found("geometrie", .wrongType),
            found("url", .duplicate), found("url", .wrongType), found("titel", .wrongType), found("id", .invalid),
        ]
        draft.title = nil
        draft.url = "ftp://voorbeeld.nl"
        draft.position = nil
        draft.place = String(repeating: "a", count: 101)
        let mistakes = try draft.mistakes()
        #expect(
            mistakes.map(\.brief) == [
                "id: ongeldig", "titel: verkeerd-type", "plaats: te-lang", "url: dubbel", "url: verkeerd-type",
                "geometrie: verkeerd-type", "gewijzigdOp: ongeldig", "kleur: onbekend",
            ])
        #expect(mistakes.filter { $0.detail == "Gevonden." }.count == 7)
    }

    @Test(
        "whose reader could not read one coordinate is not told that the point is missing", arguments: ["lon", "lat"])
    func oneCoordinate(member: String) throws {
        var draft = Samples.draft()
        draft.position = nil
        draft.problems = [Problem(member: member, code: .invalid, detail: "Geen getal.")]
        #expect(try draft.mistakes() == draft.problems)
    }

    @Test("with a NUL in a member says so, once")
    func nul() throws {
        var draft = Samples.draft()
        draft.title = "Buurt\0kaart"
        draft.theme = "open-data\0"
        draft.place = "\0"
        draft.url = "https://voorbeeld.nl/\0"
        #expect(
            try draft.mistakes().map(\.brief) == [
                "titel: ongeldig", "thema: ongeldig", "plaats: ongeldig", "url: ongeldig",
            ])
    }

    @Test("is stored as plain text: one line for a title, several for a description")
    func plainText() throws {
        var draft = Samples.draft()
        draft.title = "  Cafe\u{301}\r\nde \u{202E}Kaart "
        draft.description = "\nEerste regel\r\n\r\ntweede\u{2028}derde\u{200B}\n"
        draft.theme = " open-data\n"
        let content = try draft.judged(by: Samples.rules())
        #expect(Array(content.title.unicodeScalars) == Array("Caf\u{E9} de Kaart".unicodeScalars))
        #expect(content.description == "Eerste regel\n\ntweede\nderde")
        #expect(content.theme.text == "open-data")
    }

    @Test(
        "names the municipality code that is none",
        arguments: ["0344", "gm0344", "GM344", "GM03444", "GM034a", "GM٠٣٤٤", "PV26"])
    func municipalityCode(code: String) throws {
        var draft = Samples.draft()
        draft.municipalityCode = code
        let mistakes = try draft.mistakes()
        #expect(mistakes.map(\.brief) == ["gemeentecode: ongeldig"])
        #expect(mistakes.first?.detail.hasPrefix("'\(code)' is geen gemeentecode.") == true)
    }
}
